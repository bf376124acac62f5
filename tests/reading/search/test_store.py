"""The index as several processes share it: readers are never without it, full disks and old generations do no harm."""

import multiprocessing
import os
import resource
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from archive.reading.search import follow
from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters
from archive.reading.search.follow import Followed, catch_up, rebuild
from archive.reading.search.schema import VERSION
from archive.reading.search.store import Hold, IndexUnavailable, only_writer, place, view
from tests.reading.factory import make_text
from tests.reading.search.asking import Desk
from tests.reading.search.register import Book
from tests.waiting import LONG, until

FORK = multiprocessing.get_context("fork")


def fill(book: Book, count: int, words: str = "everywhere") -> None:
    for number in range(count):
        book.publish(f"s{number}", texts=[make_text(f"word{number} {words}")])


def _read_on(folder: Path, ended: Any, troubles: Any, asked: Any) -> None:
    """Ask without pause, opening the index whenever it has changed, and count what goes wrong."""
    while not ended.is_set():
        try:
            if answer(folder, Filters(words="everywhere"), facets=("kind",)).total != 30:
                troubles.value += 1
        except IndexUnavailable:
            troubles.value += 1
        asked.value += 1


def test_readers_are_never_without_it_while_it_is_written_and_replaced(desk: Desk) -> None:
    fill(desk.book, 30)
    desk.ask()
    ended, troubles, asked = FORK.Event(), FORK.Value("i", 0), FORK.Value("i", 0)
    readers = [FORK.Process(target=_read_on, args=(desk.folder, ended, troubles, asked)) for _ in range(3)]
    for reader in readers:
        reader.start()
    _asked_on(asked)
    for replaced in range(3):
        for number in range(6):
            desk.book.publish(f"s{number}", texts=[make_text(f"again{replaced} everywhere")])
            catch_up(desk.folder, desk.book)
        rebuild(desk.folder, desk.book)
        _asked_on(asked)
    ended.set()
    for reader in readers:
        reader.join()
    assert ([reader.exitcode for reader in readers], troubles.value) == ([0, 0, 0], 0)


def _asked_on(asked: Any) -> None:
    """Return when somebody has asked once more."""
    before = asked.value
    until(lambda: asked.value > before)


def _write_on(folder: Path, book: Book) -> None:
    follow.READ_AT_ONCE = follow.COMMIT_AFTER = 3
    catch_up(folder, book)


@pytest.mark.parametrize("moment", range(8))
def test_killed_at_any_moment_it_serves_and_ends_up_whole(desk: Desk, moment: int) -> None:
    fill(desk.book, 20)
    desk.ask()
    fill(desk.book, 60, "everywhere again")
    child = FORK.Process(target=_write_on, args=(desk.folder, desk.book))
    child.start()
    time.sleep(0.02 * moment)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    found = answer(desk.folder, Filters(words="everywhere"))
    assert 20 <= found.total <= 60
    assert catch_up(desk.folder, desk.book) == Followed(80, 80)
    assert answer(desk.folder, Filters(words="again")).total == 60
    passages = answer(desk.folder, Filters(words="everywhere", shape="passage"))
    assert (passages.total, view(desk.folder).passages.num_docs) == (60, 60), "nothing is there twice"


def _with_a_full_disk(folder: Path, book: Book, told: Any, anew: bool) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))  # no file may grow beyond: writing fails as on a full disk
    try:
        rebuild(folder, book) if anew else catch_up(folder, book)
    except IndexUnavailable:
        told.value = 1
    if anew is False and answer(folder, Filters()).total == 20:
        told.value += 1


@pytest.mark.parametrize(("anew", "outcome"), [(False, 2), (True, 1)])
def test_disk_that_is_full_leaves_the_index_as_it_was(desk: Desk, anew: bool, outcome: int) -> None:
    fill(desk.book, 20)
    desk.ask()
    for number in range(400):
        desk.book.publish(f"n{number}", texts=[make_text(" ".join(f"w{number}x{each}" for each in range(50)))])
    told = FORK.Value("i", 0)
    child = FORK.Process(target=_with_a_full_disk, args=(desk.folder, desk.book, told, anew))
    child.start()
    child.join()
    assert (child.exitcode, told.value) == (0, outcome)
    assert answer(desk.folder, Filters()).total == 20
    assert catch_up(desk.folder, desk.book) == Followed(420, 420)
    assert answer(desk.folder, Filters()).total == 420


def test_second_reader_waits_for_a_brief_writer_and_not_for_a_long_one(desk: Desk) -> None:
    fill(desk.book, 1)
    with only_writer(desk.folder, brief=False):
        assert catch_up(desk.folder, desk.book, seconds=10**6).busy
    held, seen = FORK.Event(), FORK.Event()
    holder = FORK.Process(target=_hold, args=(desk.folder, held, seen))
    holder.start()
    assert held.wait(LONG)
    seen.set()
    assert catch_up(desk.folder, desk.book, seconds=10**6) == Followed(1, 1)
    holder.join()


def _hold(folder: Path, held: Any, seen: Any) -> None:
    with only_writer(folder, brief=True):
        held.set()
        seen.wait()
        time.sleep(0.2)


@pytest.fixture
def other_version(desk: Desk) -> Path:
    """Return the folder of an older version's generation."""
    fill(desk.book, 2)
    old = desk.folder / f"v{VERSION - 1}.0a0a0a0a"
    old.mkdir(parents=True)
    (old / "held").touch()
    (desk.folder / f"v{VERSION - 1}").symlink_to(old.name)
    (desk.folder / f"v{VERSION - 1}.lock").touch()
    (desk.folder / f"v{VERSION + 1}.0b0b0b0b").mkdir()
    return old


def test_older_version_goes_when_the_new_one_serves(desk: Desk, other_version: Path) -> None:
    with pytest.raises(IndexUnavailable):
        view(desk.folder)
    assert other_version.exists()
    desk.ask()
    names = {path.name for path in desk.folder.iterdir() if not path.name.startswith(place(desk.folder).name)}
    assert names == {f"v{VERSION + 1}.0b0b0b0b"}, "what a newer program has made is not ours"


def test_older_version_that_is_still_read_stays_until_it_is_not(desk: Desk, other_version: Path) -> None:
    reader = FORK.Process(target=_read, args=(other_version,))
    reader.start()
    until((other_version / "read").exists)
    desk.ask()
    assert other_version.exists()
    os.kill(reader.pid or 0, signal.SIGKILL)
    reader.join()
    fill(desk.book, 1)
    desk.ask()
    assert not other_version.exists()


def _read(generation: Path) -> None:
    hold = Hold(generation)
    (generation / "read").touch()
    time.sleep(10 * LONG)
    del hold
