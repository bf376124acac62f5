"""The index follows the register: from the number it holds to the head, in commits that each name their number.

A commit and the number it has reached are one: the number is a document of the same commit. So whatever ends this
work, the index stands at some number, and following again goes on from there. Where there is no index yet, or one
that cannot be read, a generation is made beside it, and serves from the moment when it is whole.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.reading.search.building import Progress, build
from archive.reading.search.generations import begin, begun, making, put_in_place, serving, tidy
from archive.reading.search.source import Register, Source
from archive.reading.search.store import Pair, View, only_writer, open_pair, trouble
from archive.reading.search.writing import Follower

# Editions may be large, so few are read at once; commits take time, so they are few.
READ_AT_ONCE, COMMIT_AFTER = 100, 2000
_MEMORY = 30_000_000
# Merging the segments of a large index takes longer than a reader waits; it is put off while they are not too many.
_SMALL, _MOST_SEGMENTS = 200_000, 24
MAKING = ".making"  # of the lock of who makes a generation


@dataclass(frozen=True)
class Followed:
    """How far the index is: `number` of `head`; `busy` when another process is at it."""

    number: int
    head: int
    busy: bool = False


Told = Callable[[Followed], None]


def catch_up(
    folder: Path,
    source: Source | None = None,
    *,
    seconds: float | None = None,
    memory: int = _MEMORY,
    told: Told = lambda followed: None,
) -> Followed:
    """Bring the index up to the register's head, or as near as `seconds` allow; raises IndexUnavailable.

    Without `seconds` it goes on to the head and lets the index tidy itself. Only one process works at a time; a second
    one waits for it as long as `seconds` say, unless it is at work for long, and returns `busy` then.
    """
    source = source or Register()
    ends = time.monotonic() + seconds if seconds is not None else None
    with only_writer(folder, patience=seconds or 0, brief=ends is not None) as mine:
        if not mine:
            return Followed(0, source.head(), busy=True)
        with trouble():
            pair = serving(folder)
            if pair and is_of(pair.look(), source):
                followed = _follow(pair, source, ends, memory, told)
            else:
                followed = _make(folder, source, ends, memory, told)
            if followed.number == followed.head and not followed.busy:
                tidy(folder)
            return followed


def rebuild(
    folder: Path,
    source: Source | None = None,
    *,
    memory: int = _MEMORY,
    workers: int = 1,
    told: Told = lambda followed: None,
) -> Followed:
    """Make the index anew beside the one that serves, and put it in its place when it is whole.

    Readers bring the old one up to date meanwhile. Nothing is deleted before its replacement serves. What was done when
    it was stopped, however it was stopped, is not done again. Raises IndexUnavailable; `busy` when another is at it.
    """
    source = source or Register()
    with only_writer(folder, MAKING) as mine:
        if not mine:
            return Followed(0, source.head(), busy=True)

        def tell(progress: Progress) -> None:
            told(Followed(progress.done, progress.of))

        with trouble():
            build(making(folder), source, workers, memory, tell)
        return _finished(folder, source, memory, told)


def _finished(folder: Path, source: Source, memory: int, told: Told) -> Followed:
    """Bring what was built up to the head and put it in place, while nobody else writes."""
    with trouble():
        _follow(open_pair(making(folder)), source, None, memory, told)  # what came meanwhile, while the old one serves
    with only_writer(folder, patience=float("inf"), brief=True), trouble():
        followed = _follow(open_pair(making(folder)), source, None, memory, told)
        put_in_place(folder)
        tidy(folder)
        return followed


def _make(folder: Path, source: Source, ends: float | None, memory: int, told: Told) -> Followed:
    """Make the first generation, or one in place of what cannot be read, as far as time allows; serve it when whole."""
    with only_writer(folder, MAKING) as mine:
        if not mine:
            return Followed(0, source.head(), busy=True)
        pair = begun(folder)
        if not is_of(pair.look(), source):
            pair = begin(folder)
        followed = _follow(pair, source, ends, memory, told)
        if followed.number == followed.head:
            put_in_place(folder)
        return followed


def is_of(seen: View, source: Source) -> bool:
    """Return whether the index has followed this register, and no other."""
    return not seen.number or source.digest(seen.number) == seen.digest


def _follow(pair: Pair, source: Source, ends: float | None, memory: int, told: Told) -> Followed:
    number, head = pair.look().number, source.head()
    if number >= head:
        return Followed(number, head)
    follower, tidy = Follower(source, pair, number, memory), False
    try:
        _read_on(follower, ends, lambda: told(Followed(follower.number, max(head, follower.number))))
        held = follower.searcher
        tidy = ends is None or held.num_docs < _SMALL or held.num_segments > _MOST_SEGMENTS
    finally:
        follower.writers.close(tidy)
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
