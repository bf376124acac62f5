"""Building the index anew with several processes: the same index, whatever ends the work, while the old one serves."""

import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from archive.reading.search import building
from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters, Part
from archive.reading.search.follow import MAKING, Followed, catch_up, rebuild
from archive.reading.search.generations import making
from archive.reading.search.store import IndexUnavailable, only_writer, view
from tests.reading.factory import make_text, part
from tests.reading.search.asking import Desk
from tests.reading.search.register import Book, Edition
from tests.waiting import until


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make many parts of few chunks."""
    monkeypatch.setattr(building, "CHUNK", 5)
    monkeypatch.setattr(building, "MOST_ENTRIES", 20)


def history(book: Book, count: int) -> None:
    """Publish people and what they say; some of it is published again, withdrawn or merged."""
    for number in range(count):
        book.publish(f"p{number}", "person", f"Person{number}")
        text = make_text(f"word{number} everywhere\n\nOnce more.")
        book.publish(f"s{number}", texts=[text], participations=[part(f"p{number}")])
    book.publish("p0", "person", "Renamed")
    book.withdraw("s1")
    book.merge("p2", "p3")


def held(folder: Path) -> list[tuple[int, list[str], dict[str, object]]]:
    """Return what an index answers to some questions."""
    asked = [Filters(), Filters(words="everywhere"), Filters(words="renamed"), Filters(words="person2")]
    asked += [Filters(person=(Part("p3"),)), Filters(shape="passage"), Filters(words="more", shape="passage")]
    found = [answer(folder, replace(filters, per_page=500), facets=("kind", "language")) for filters in asked]
    return [(one.total, sorted(one.keys), one.facets) for one in found]


@pytest.mark.usefixtures("small_parts")
def test_built_by_several_it_answers_as_if_followed(tmp_path: Path) -> None:
    book = Book()
    history(book, 60)
    told: list[Followed] = []
    done = rebuild(tmp_path / "built", book, workers=3, told=told.append)
    catch_up(tmp_path / "followed", book)
    assert done == Followed(book.head(), book.head())
    assert held(tmp_path / "built") == held(tmp_path / "followed")
    assert told[-1].number == told[-1].head
    assert [each.number for each in told] == sorted(each.number for each in told)


def test_empty_register_is_built(tmp_path: Path) -> None:
    assert rebuild(tmp_path, Book(), workers=2) == Followed(0, 0)
    assert answer(tmp_path, Filters()).total == 0


@pytest.mark.usefixtures("small_parts")
def test_what_is_published_while_it_is_built_is_in_it(desk: Desk) -> None:
    history(desk.book, 40)
    desk.ask()

    def publish(_: Followed) -> None:
        if desk.book.head() < 100:
            desk.book.publish("late", label="Late")
            assert "late" in desk.find("late"), "readers find it in the old one meanwhile"

    assert rebuild(desk.folder, desk.book, workers=2, told=publish).number == desk.book.head()
    assert desk.find("late") == {"late"}


class Slow(Book):
    """A register that notes in a file which numbers it was asked for, and stops in the middle until it may go on."""

    asked: Path
    go_on: Path

    def newest(self, first: int, last: int) -> list[Edition]:
        with self.asked.open("a") as note:
            note.write(f"{first}\n")
        until(lambda: first < self.head() // 2 or self.go_on.exists())
        return list(super().newest(first, last))


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("killed", [signal.SIGKILL, signal.SIGINT])
def test_killed_it_leaves_the_old_index_and_goes_on_where_it_stopped(tmp_path: Path, killed: int) -> None:
    book = Slow()
    book.asked, book.go_on = tmp_path / "asked", tmp_path / "go-on"
    history(book, 10)
    folder = tmp_path / "index"
    catch_up(folder, book)
    number = book.head()
    history(book, 100)
    child = multiprocessing.get_context("fork").Process(target=rebuild, args=(folder, book), kwargs={"workers": 2})
    child.start()
    until(lambda: any(path.suffix != ".new" for path in (making(folder) / "parts").glob("*")))
    os.kill(child.pid or 0, killed)
    child.join()
    assert view(folder).number == number, "the old one serves"
    book.go_on.touch()
    until(lambda: not _busy(folder))  # its processes have ended
    before = _lines(book.asked)
    assert 0 < before < len(range(0, book.head(), 5))
    assert rebuild(folder, book, workers=2) == Followed(book.head(), book.head())
    assert _lines(book.asked) < before + len(range(0, book.head(), 5)), "what was done is not done again"
    catch_up(tmp_path / "followed", book)
    assert held(folder) == held(tmp_path / "followed")


@pytest.mark.usefixtures("small_parts")
def test_a_process_that_fails_is_told_and_nothing_is_put_in_place(desk: Desk) -> None:
    history(desk.book, 10)
    desk.ask()
    number = view(desk.folder).number
    history(desk.book, 10)
    broken = Book()
    broken.editions = desk.book.editions
    broken.newest = lambda first, last: 1 / 0  # type: ignore[assignment]
    with pytest.raises(IndexUnavailable, match="ended before its time"):
        rebuild(desk.folder, broken, workers=2)
    assert view(desk.folder).number == number
    assert rebuild(desk.folder, desk.book, workers=2).number == desk.book.head()


@pytest.mark.usefixtures("small_parts")
def test_plan_of_another_register_is_not_gone_on_with(tmp_path: Path) -> None:
    for name in ("one", "other"):
        book = Book(name)
        history(book, 20)
        parts = making(tmp_path) / "parts"
        if name == "one":
            (parts / "000000001").mkdir(parents=True)
            (parts.parent / "plan.json").write_text('{"head": 43, "digest": "none", "chunk": 5, "version": 1}')
        assert rebuild(tmp_path, book, workers=2).number == book.head()
        assert answer(tmp_path, Filters(words="everywhere")).total == 19


def _busy(folder: Path) -> bool:
    with only_writer(folder, MAKING) as mine:
        return not mine


def _lines(path: Path) -> int:
    return len(path.read_text().split()) if path.exists() else 0
