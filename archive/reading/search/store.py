"""The index on disk: opened, watched for change, replaced when it cannot be read; one writer at a time."""

import fcntl
import shutil
import threading
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Query, Searcher

from archive.reading.search.schema import VERSION, build

SCHEMA = build()
_INSTANT = 0.01  # seconds in which a rebuilt index has taken the place of the old one
_open: dict[Path, "tuple[tuple[int, ...], View]"] = {}
_opening = threading.Lock()


class IndexUnavailable(Exception):
    """The index cannot serve now: it is missing, damaged, or its disk is full. Lists from the register still work."""


@dataclass(frozen=True)
class View:
    """The index as it stood at one moment: `number` is the register's number that it has followed to.

    `counted` keeps facets that were counted in this view, which never change: those of whole lists are asked for often.
    """

    searcher: Searcher
    number: int
    digest: str
    languages: tuple[str, ...]
    counted: dict[Hashable, Any] = field(default_factory=dict, compare=False)


def place(folder: Path) -> Path:
    """Return the folder of this version's index."""
    return folder / f"v{VERSION}"


@contextmanager
def trouble() -> Iterator[None]:
    """Turn what the index and its disk may raise into IndexUnavailable."""
    try:
        yield
    except (OSError, ValueError) as error:  # the index raises ValueError for whatever happens to its files
        raise IndexUnavailable(str(error)) from error


def view(folder: Path) -> View:
    """Return the index as it stands; raises IndexUnavailable. Cheap while nothing has changed."""
    path = place(folder)
    with trouble(), _opening:
        try:
            state = (path / "meta.json").stat()
        except FileNotFoundError:
            time.sleep(_INSTANT)
            state = (path / "meta.json").stat()
        stamp = (state.st_ino, state.st_mtime_ns, state.st_size)
        if path not in _open or _open[path][0] != stamp:
            _open[path] = stamp, look(tantivy.Index.open(str(path)))
        return _open[path][1]


def look(index: tantivy.Index) -> View:
    """Return a view of an open index."""
    index.reload()
    searcher = index.searcher()
    found = searcher.search(Query.term_query(SCHEMA, "shape", "head"), 1, count=False).hits
    languages = tuple(term for term, _times in searcher.terms_with_prefix("analysed", ""))
    if not found:
        return View(searcher, 0, "", languages)
    document = searcher.doc(found[0][1])
    return View(searcher, document.get_first("head") or 0, document.get_first("head_digest") or "", languages)


@contextmanager
def only_writer(folder: Path) -> Iterator[bool]:
    """Hold the lock of all processes on this index; yields False at once when another holds it.

    The system lets go of it when its holder ends, however it ends.
    """
    with trouble():
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f"v{VERSION}.lock").open("w")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def open_to_write(folder: Path) -> tantivy.Index:
    """Return the index, made anew when it is missing or cannot be read; only for the holder of the lock."""
    path = place(folder)
    with trouble():
        if path.exists():
            try:
                index = tantivy.Index.open(str(path))
                look(index)
                return index
            except ValueError:
                return start_anew(folder)
        path.mkdir(parents=True)
        return tantivy.Index(SCHEMA, path=str(path))


def start_anew(folder: Path) -> tantivy.Index:
    """Return an empty index in place of the one that was there; only for the holder of the lock."""
    with trouble():
        shutil.rmtree(place(folder), ignore_errors=True)
        place(folder).mkdir(parents=True)
        return tantivy.Index(SCHEMA, path=str(place(folder)))


def beside(folder: Path) -> Path:
    """Return the folder in which an index is made anew while the old one serves."""
    return folder / "anew"


def put_in_place(folder: Path) -> None:
    """Let the index made beside serve in place of the old one; only for the holder of the lock.

    Between the two renames a reader may find none for an instant: `view` looks twice.
    """
    old = folder / "old"
    with trouble():
        shutil.rmtree(old, ignore_errors=True)
        if place(folder).exists():
            place(folder).rename(old)
        place(beside(folder)).rename(place(folder))
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(beside(folder), ignore_errors=True)
