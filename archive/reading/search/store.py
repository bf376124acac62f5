"""The index on disk as readers meet it: the generation that serves, opened, watched for change, held while it is read.

A generation is a folder with two indexes, of entries and of passages. The link `v<VERSION>` names the one that serves,
and is replaced in one step; so a reader finds the old one or the new one, whole, and never anything between.
"""

import fcntl
import os
import threading
import time
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import tantivy
from tantivy import Query, Searcher

from archive.reading.search.schema import VERSION, build

SHAPES = ("entry", "passage")
FOLDERS = {"entry": "entries", "passage": "passages"}
SCHEMAS = {shape: build(shape) for shape in SHAPES}
SCHEMA = SCHEMAS["entry"]  # of queries, for either index: the fields are the same
HELD, FAME = "held", "fame"
_MOST_FAMOUS = 20_000
_ATTEMPTS = 20
_opening = threading.Lock()


Written = Mapping[str, Mapping[str, int]]


class IndexUnavailable(Exception):
    """The index cannot serve now: it is missing, damaged, or its disk is full. Lists from the register still work."""


@dataclass(frozen=True)
class View:
    """The index as it stood at one moment: `number` is the register's number that it has followed to.

    `written` tells, by the shape of documents and by language, under which codes how many of them have words in it.
    `fame` are the keys of the entries that are named most often, as far as that was counted when it was last built.
    `counted` keeps facets that were counted in this view, which never change: those of whole lists are asked for often.
    """

    searcher: Searcher
    passages: Searcher
    number: int
    digest: str
    written: Mapping[str, Written]
    fame: tuple[str, ...] = ()
    counted: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of which words are stemmed in it."""
        return tuple(self.written["entry"])

    def of(self, shape: str) -> Searcher:
        """Return the searcher of entries ("entry") or of passages ("passage")."""
        return self.passages if shape == "passage" else self.searcher


class Hold:
    """A generation in use: while any process holds it, it is not deleted."""

    def __init__(self, generation: Path) -> None:
        self.file = os.open(generation / HELD, os.O_RDONLY)
        fcntl.flock(self.file, fcntl.LOCK_SH)

    def __del__(self) -> None:
        if hasattr(self, "file"):
            os.close(self.file)


@dataclass
class Pair:
    """The two indexes of a generation, open and held."""

    entries: tantivy.Index
    passages: tantivy.Index
    hold: Hold
    fame: tuple[str, ...] = ()

    def look(self) -> View:
        """Return a view of both as they stand now."""
        # What a commit does to passages is there before what it does to entries: so each entry finds its passages.
        self.entries.reload()
        self.passages.reload()
        searcher = self.entries.searcher()
        found = searcher.search(Query.term_query(SCHEMA, "shape", "head"), 1, count=False).hits
        passages = self.passages.searcher()
        written = {"entry": _written(searcher, "analysed"), "passage": _written(passages, "language")}
        document = searcher.doc(found[0][1]) if found else None
        number = document.get_first("head") if document else 0
        digest = document.get_first("head_digest") if document else ""
        return View(searcher, passages, number or 0, digest or "", written, self.fame)


def _written(searcher: Searcher, name: str) -> Written:
    """Return the codes under which a field keeps each language (en: en, en-GB), and in how many documents."""
    found: dict[str, dict[str, int]] = {}
    for code, times in searcher.terms_with_prefix(name, ""):
        found.setdefault(code.lower().partition("-")[0], {})[code] = times
    return found


@dataclass
class _Open:
    """What this process has open of one folder: the generation, and the last view of it."""

    generation: str
    pair: Pair
    stamp: tuple[int, ...]
    view: View


_open: dict[Path, _Open] = {}


def place(folder: Path) -> Path:
    """Return the link that leads to the generation which serves."""
    return folder / f"v{VERSION}"


def exists(folder: Path) -> bool:
    """Return whether a generation serves that can be read."""
    try:
        view(folder)
    except IndexUnavailable:
        return False
    return True


@contextmanager
def trouble() -> Iterator[None]:
    """Turn what the index and its disk may raise into IndexUnavailable."""
    try:
        yield
    except (OSError, ValueError) as error:  # the index raises ValueError for whatever happens to its files
        raise IndexUnavailable(str(error)) from error


def view(folder: Path) -> View:
    """Return the index as it stands; raises IndexUnavailable. Cheap while nothing has changed."""
    link = place(folder)
    with trouble(), _opening:
        for attempt in range(_ATTEMPTS):
            state = _state(link)
            kept = _open.get(link)
            if kept and (kept.generation, kept.stamp) == state:
                return kept.view
            try:
                _open[link] = _opened(link, kept, *state)
            except (OSError, ValueError):
                # Another generation has taken its place, or a writer went on, while this one was being opened.
                if _state(link) == state and attempt:
                    raise
            else:
                return _open[link].view
    raise IndexUnavailable("the index changes faster than it can be opened")


def _state(link: Path) -> tuple[str, tuple[int, ...]]:
    """Return the name of the generation that serves, and a stamp that changes with every commit."""
    while True:
        generation = os.readlink(link)
        try:
            state = (link.parent / generation / FOLDERS["entry"] / "meta.json").stat()
        except FileNotFoundError:
            if os.readlink(link) == generation:
                raise
        else:
            return generation, (state.st_ino, state.st_mtime_ns, state.st_size)


def _opened(link: Path, kept: _Open | None, generation: str, stamp: tuple[int, ...]) -> _Open:
    pair = kept.pair if kept and kept.generation == generation else open_pair(link.parent / generation)
    return _Open(generation, pair, stamp, pair.look())


def open_pair(generation: Path) -> Pair:
    """Open a generation; raises OSError or ValueError where it is not whole."""
    hold = Hold(generation)
    entries, passages = (tantivy.Index.open(str(generation / FOLDERS[shape])) for shape in SHAPES)
    return Pair(entries, passages, hold, read_fame(generation))


def write_fame(generation: Path, searcher: Searcher) -> None:
    """Note which entries are named most often, so that of many that are called alike these are suggested first."""
    asked = {"linked": {"terms": {"field": "linked", "size": _MOST_FAMOUS}}}
    found = searcher.aggregate(Query.all_query(), asked)["linked"]["buckets"]
    beside = generation / f"{FAME}.new"
    beside.write_text("\n".join(each["key"] for each in found))
    beside.replace(generation / FAME)


def read_fame(generation: Path) -> tuple[str, ...]:
    """Return the keys of the entries that are named most often; none where that was never counted."""
    try:
        return tuple((generation / FAME).read_text().split())
    except FileNotFoundError:
        return ()


def make_pair(generation: Path) -> Pair:
    """Make an empty generation and open it."""
    generation.mkdir(parents=True)
    for shape in SHAPES:
        (generation / FOLDERS[shape]).mkdir()
        tantivy.Index(SCHEMAS[shape], path=str(generation / FOLDERS[shape]))
    (generation / HELD).touch()
    return open_pair(generation)


@contextmanager
def only_writer(folder: Path, name: str = "", patience: float = 0, brief: bool = False) -> Iterator[bool]:
    """Hold the lock of all processes on this index; yields False when another holds it.

    The system lets go of it when its holder ends, however it ends. `patience` is how many seconds to wait for a holder
    that is `brief`; nobody waits for one that is not. `name` tells the lock of those who make a new generation.
    """
    with trouble():
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f"v{VERSION}{name}.lock").open("a+")
    with lock:
        mine = _locked(lock, time.monotonic() + patience)
        if mine:
            _mark(lock, "brief" if brief else "long")
        try:
            yield mine
        finally:
            if mine:
                _mark(lock, "brief")


def _locked(lock: IO[str], until: float) -> bool:
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            if time.monotonic() > until or lock.read(1) == "l":
                return False
            time.sleep(0.005)
        else:
            return True


def _mark(lock: IO[str], word: str) -> None:
    with trouble():
        lock.truncate(0)
        lock.write(word)
        lock.flush()
