"""Following the register: whatever happens on the way, the index ends where the register is."""

import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.reading.search import follow
from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters, Part
from archive.reading.search.follow import MAKING, Followed, catch_up, rebuild
from archive.reading.search.generations import making
from archive.reading.search.store import IndexUnavailable, only_writer, open_pair, place, view
from archive.reading.search.writing import Follower
from tests.reading.factory import make_text, mention, part, ref
from tests.reading.search.asking import Desk
from tests.reading.search.register import Book, Edition
from tests.waiting import LONG, until


def fill(book: Book, count: int) -> None:
    for number in range(count):
        book.publish(f"s{number}", texts=[make_text(f"word{number} everywhere")])


def commit_every(monkeypatch: pytest.MonkeyPatch, editions: int) -> None:
    monkeypatch.setattr(follow, "READ_AT_ONCE", editions)
    monkeypatch.setattr(follow, "COMMIT_AFTER", editions)


def test_index_says_how_far_it_is(desk: Desk) -> None:
    fill(desk.book, 3)
    assert catch_up(desk.folder, desk.book) == Followed(3, 3)
    assert view(desk.folder).number == 3
    assert catch_up(desk.folder, desk.book) == Followed(3, 3)


def test_empty_register_gives_an_empty_index(desk: Desk) -> None:
    assert catch_up(desk.folder, desk.book) == Followed(0, 0)
    assert answer(desk.folder, Filters(words="x")).total == 0


def test_new_edition_takes_the_place_of_the_old(desk: Desk) -> None:
    desk.book.publish("a", texts=[make_text("first words")])
    assert desk.find("first") == {"a"}
    desk.book.publish("a", texts=[make_text("second words")])
    assert desk.find("first") == set()
    found = desk.ask(words="words")
    assert [(hit.key, hit.number, len(hit.passages)) for hit in found.hits] == [("a", 2, 1)]


def test_two_editions_in_one_batch_leave_the_newer(desk: Desk) -> None:
    desk.book.publish("a", label="Old")
    desk.book.publish("a", label="New")
    assert (desk.find("Old"), desk.find("New")) == (set(), {"a"})


def test_withdrawn_is_gone_with_its_passages(desk: Desk) -> None:
    text = "The Act."
    desk.book.publish("act", "document")
    mentions = [mention(text, "Act", ref("act", kind="document"))]
    desk.book.publish("a", texts=[make_text(text, mentions=mentions)])
    assert desk.find("act", kind=("statement",)) == {"a"}
    desk.book.withdraw("a")
    assert desk.find() == {"act"}
    assert view(desk.folder).searcher.num_docs == 2  # the act and the mark how far the index is
    assert view(desk.folder).passages.num_docs == 0


def test_published_and_withdrawn_in_one_batch_never_shows(desk: Desk) -> None:
    desk.book.publish("a")
    desk.book.withdraw("a")
    assert desk.find() == set()
    desk.book.publish("a")
    assert desk.find() == {"a"}


def test_renamed_entry_is_renamed_where_it_is_named(desk: Desk) -> None:
    desk.book.publish("x", "person", "Smith")
    desk.book.publish("a", participations=[part("x", label="S.")])
    assert desk.find("Smith") == {"x", "a"}
    desk.book.publish("x", "person", "Jones")
    assert (desk.find("Smith"), desk.find("Jones")) == (set(), {"x", "a"})


def test_renamed_while_who_names_it_is_not_yet_committed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register grows while it is followed: what was read before the new name came must have it in the end."""
    monkeypatch.setattr(follow, "READ_AT_ONCE", 1)
    desk.book.publish("x", "person", "Smith")
    desk.book.publish("a", participations=[part("x", label="S.")])

    def rename(followed: Followed) -> None:
        if followed == Followed(2, 2):
            desk.book.publish("x", "person", "Jones")

    catch_up(desk.folder, desk.book, told=rename)
    assert (desk.find("Smith"), desk.find("Jones")) == (set(), {"x", "a"})


def test_withdrawn_entry_is_not_found_by_its_name_nor_counted(desk: Desk) -> None:
    desk.book.publish("x", "person", "Smith")
    desk.book.publish("a", participations=[part("x", label="S.")])
    assert desk.ask().facets["person_any"][0].value == "x"
    desk.book.withdraw("x", "person")
    assert desk.find("Smith") == desk.find("S.") == set()
    assert desk.ask().facets["person_any"] == ()
    desk.book.publish("x", "person", "Smith")
    assert desk.find("Smith") == {"x", "a"}


def test_merged_entry_is_asked_for_under_its_new_key(desk: Desk) -> None:
    desk.book.publish("x", "person", "Smyth")
    desk.book.publish("y", "person", "Smith")
    desk.book.publish("a", participations=[part("x", label="S.")])
    assert desk.find(person=(Part("x"),)) == {"a"}
    desk.book.merge("x", "y")
    assert desk.find(person=(Part("y"),)) == desk.find("Smith") - {"y"} == {"a"}
    assert desk.find(person=(Part("x"),)) == desk.find("Smyth") == set()
    desk.book.publish("y", "person", "Schmidt")
    assert desk.find("Schmidt") == {"y", "a"}
    desk.book.withdraw("y", "person")
    assert desk.find(person=(Part("y"),)) == set()


def test_place_moved_into_another_country(desk: Desk) -> None:
    desk.book.publish("north", "place", "North")
    desk.book.publish("south", "place", "South")
    desk.book.publish("town", "place", "Town", details={"within": ref("north", kind="place")})
    desk.book.publish("a", details={"place": ref("town", kind="place")})
    assert desk.find(place=("north",)) == {"a", "town"}
    desk.book.publish("town", "place", "Town", details={"within": ref("south", kind="place")})
    assert (desk.find(place=("north",)), desk.find(place=("south",))) == (set(), {"a", "town"})


def test_content_that_is_not_to_the_schema_does_not_stop_the_rest(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.book.publish("odd", texts=[{"language": "en"}])
    desk.book.publish("good")
    assert desk.find() == {"odd", "good"}
    assert "edition 1 (odd)" in caplog.text


class Stumbling(Book):
    """A register that fails once, after its first batch; it remembers from where on it was asked for editions."""

    stumbled = False

    def since(self, number: int, limit: int) -> Sequence[Edition]:
        self.asked.append(number)
        if number and not self.stumbled:
            self.stumbled = True
            raise ConnectionError
        return super().since(number, limit)


def test_what_was_committed_before_a_failure_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit_every(monkeypatch, 4)
    book = Stumbling()
    book.asked = []
    fill(book, 10)
    with pytest.raises(IndexUnavailable):
        catch_up(tmp_path, book)
    with pytest.raises(IndexUnavailable):
        view(tmp_path)  # the first index serves when it is whole
    assert open_pair(making(tmp_path)).look().number == 4
    assert catch_up(tmp_path, book) == Followed(10, 10)
    assert answer(tmp_path, Filters()).total == 10
    assert book.asked == [0, 4, 4, 8, 10]


def test_batch_that_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk.book, 3)
    desk.ask()
    fill(desk.book, 3)
    with monkeypatch.context() as broken:
        broken.setattr(Follower, "commit", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            catch_up(desk.folder, desk.book)
    assert view(desk.folder).number == 3
    assert desk.ask().total == 3
    assert view(desk.folder).number == 6


def test_it_stops_when_its_time_is_up_and_goes_on_from_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    commit_every(monkeypatch, 2)
    fill(desk.book, 5)
    assert catch_up(desk.folder, desk.book, seconds=0) == Followed(2, 5)
    assert catch_up(desk.folder, desk.book, seconds=60) == Followed(5, 5)


def test_second_follower_goes_away_at_once(desk: Desk) -> None:
    fill(desk.book, 2)
    with only_writer(desk.folder) as mine:
        assert mine
        assert catch_up(desk.folder, desk.book) == Followed(0, 2, busy=True)
    assert catch_up(desk.folder, desk.book) == Followed(2, 2)


def test_followers_at_once_index_everything_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    commit_every(monkeypatch, 5)
    fill(desk.book, 40)
    with ThreadPoolExecutor(4) as pool:
        results = [pool.submit(catch_up, desk.folder, desk.book) for _ in range(8)]
        assert Followed(40, 40) in [result.result() for result in results]
    assert desk.ask(words="everywhere").total == 40


def _follow_slowly(folder: Path, book: Book) -> None:
    follow.READ_AT_ONCE = follow.COMMIT_AFTER = 5
    catch_up(folder, book, told=lambda followed: time.sleep(0.01 if followed.number < 100 else 10 * LONG))


def test_killed_in_the_middle_it_stands_at_a_number_and_goes_on(desk: Desk) -> None:
    fill(desk.book, 200)
    child = multiprocessing.get_context("fork").Process(target=_follow_slowly, args=(desk.folder, desk.book))
    child.start()
    until(lambda: _reached(desk.folder, 10))
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    pair = open_pair(making(desk.folder))
    assert 10 <= pair.look().number < 200
    assert pair.look().searcher.num_docs == pair.look().number + 1
    assert catch_up(desk.folder, desk.book) == Followed(200, 200)
    assert answer(desk.folder, Filters(words="everywhere")).total == 200


def _reached(folder: Path, number: int) -> bool:
    try:
        return open_pair(making(folder)).look().number >= number
    except (OSError, ValueError):
        return False


def test_missing_index_is_unavailable_and_made_anew(desk: Desk) -> None:
    fill(desk.book, 2)
    with pytest.raises(IndexUnavailable):
        answer(desk.folder, Filters())
    assert desk.ask().total == 2


@pytest.mark.parametrize("damage", ["", "{", '{"segments": []}'])
def test_damaged_index_is_unavailable_and_made_anew(desk: Desk, damage: str) -> None:
    fill(desk.book, 2)
    desk.ask()
    (place(desk.folder) / "entries" / "meta.json").write_text(damage)
    with pytest.raises(IndexUnavailable):
        answer(desk.folder, Filters())
    assert desk.ask().total == 2


def test_lost_segment_is_made_anew_while_who_has_it_open_reads_on(desk: Desk) -> None:
    fill(desk.book, 2)
    desk.ask()
    for path in place(desk.folder).glob("*/*.term"):
        path.unlink()
    with pytest.raises(ValueError, match="FileDoesNotExist"):
        open_pair(place(desk.folder))
    assert answer(desk.folder, Filters()).total == 2
    fill(desk.book, 1)
    assert desk.ask(words="everywhere").total == 2
    assert open_pair(place(desk.folder)).look().number == 3


def test_rebuilt_index_serves_the_old_until_the_new_is_whole(desk: Desk) -> None:
    fill(desk.book, 3)
    desk.ask()
    served: list[int] = []
    fill(desk.book, 2)
    old = os.readlink(place(desk.folder))
    done = rebuild(desk.folder, desk.book, told=lambda _: served.append(view(desk.folder).number))
    assert (done, set(served)) == (Followed(5, 5), {3})
    assert (desk.folder / old).exists(), "this process still reads it"
    assert view(desk.folder).number == 5
    fill(desk.book, 1)
    assert desk.ask(words="everywhere").total == 3
    assert not (desk.folder / old).exists()
    version = place(desk.folder).name
    names = {version, os.readlink(place(desk.folder)), f"{version}.lock", f"{version}.making.lock"}
    assert {path.name for path in desk.folder.iterdir()} == names


def test_rebuilding_leaves_another_writer_alone(desk: Desk) -> None:
    with only_writer(desk.folder, MAKING):
        assert rebuild(desk.folder, desk.book) == Followed(0, 0, busy=True)


def test_index_of_another_register_is_made_anew(desk: Desk) -> None:
    fill(desk.book, 3)
    desk.ask()
    desk.book = Book("another")
    desk.book.publish("only")
    assert desk.find() == {"only"}


def test_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexUnavailable):
        catch_up(tmp_path / "file", Book())
