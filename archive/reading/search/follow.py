"""The index follows the register: from the number it holds to the head, in commits that each name their number.

A commit and the number it has reached are one: the number is a document of the same commit. So whatever ends this
work, the index stands at some number, and following again goes on from there.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tantivy import Index

from archive.reading.search.source import Register, Source
from archive.reading.search.store import (
    View,
    beside,
    look,
    only_writer,
    open_to_write,
    put_in_place,
    start_anew,
    trouble,
)
from archive.reading.search.writing import Follower

# Editions may be large, so few are read at once; commits take time, so they are few.
READ_AT_ONCE, COMMIT_AFTER = 100, 2000
_MEMORY = 30_000_000
# Merging the segments of a large index takes longer than a reader waits; it is put off while they are not too many.
_SMALL, _MOST_SEGMENTS = 200_000, 24


@dataclass(frozen=True)
class Followed:
    """How far the index is: `number` of `head`; `busy` when another process is at it."""

    number: int
    head: int
    busy: bool = False


def catch_up(
    folder: Path,
    source: Source | None = None,
    *,
    seconds: float | None = None,
    memory: int = _MEMORY,
    told: Callable[[Followed], None] = lambda followed: None,
) -> Followed:
    """Bring the index up to the register's head, or as near as `seconds` allow; raises IndexUnavailable.

    Without `seconds` it goes on to the head and lets the index tidy itself. Only one process works at a time;
    a second one returns at once, `busy`.
    """
    source = source or Register()
    ends = time.monotonic() + seconds if seconds is not None else None
    with only_writer(folder) as mine:
        if not mine:
            return Followed(0, source.head(), busy=True)
        with trouble():
            return _follow(folder, source, ends, memory, told)


def rebuild(
    folder: Path,
    source: Source | None = None,
    *,
    memory: int = _MEMORY,
    told: Callable[[Followed], None] = lambda followed: None,
) -> Followed:
    """Make the index anew beside the one that serves, and put it in its place when it is whole.

    Nothing is deleted before its replacement serves. Raises IndexUnavailable; `busy` when another process writes.
    """
    source = source or Register()
    with only_writer(folder) as mine:
        if not mine:
            return Followed(0, source.head(), busy=True)
        start_anew(beside(folder))
        followed = catch_up(beside(folder), source, memory=memory, told=told)
        put_in_place(folder)
        return followed


def _follow(
    folder: Path, source: Source, ends: float | None, memory: int, told: Callable[[Followed], None]
) -> Followed:
    index, seen = _index_of_this_register(folder, source)
    head = source.head()
    if seen.number >= head:
        return Followed(seen.number, head)
    follower, tidy = Follower(source, index, seen.number, memory), False
    try:
        _read_on(follower, ends, lambda: told(Followed(follower.number, max(head, follower.number))))
        held = follower.searcher
        tidy = ends is None or held.num_docs < _SMALL or held.num_segments > _MOST_SEGMENTS
    finally:
        follower.close(tidy)
    return Followed(follower.number, max(head, follower.number))


def _read_on(follower: Follower, ends: float | None, told: Callable[[], None]) -> None:
    """Take the register's editions until there are no more, or until the time is up."""
    late = False
    while not late and (batch := follower.source.since(follower.number, READ_AT_ONCE)):
        follower.take(batch)
        late = ends is not None and time.monotonic() > ends
        if late or follower.pending >= COMMIT_AFTER:
            follower.commit()
        told()
    if follower.pending:
        follower.commit()


def _index_of_this_register(folder: Path, source: Source) -> tuple[Index, View]:
    """Return the index as it stands; an empty one when what is there followed another register."""
    index = open_to_write(folder)
    seen = look(index)
    if seen.number and source.digest(seen.number) != seen.digest:
        index = start_anew(folder)
        seen = look(index)
    return index, seen
