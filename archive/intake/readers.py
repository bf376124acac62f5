"""Processes that understand sources at once, in the order in which they come; they open no database."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from archive.intake.sources import Source
from archive.intake.understanding import Reading, Refusal, understand
from archive.text.names import KnownName, NameFinder

Names = list[KnownName]
FEW = 16  # sources that are understood sooner here than a process is started
PARCEL = 128 * 1024  # bytes of sources sent to a process at once; a larger source goes alone
UNDER_WAY = 16 * 1024**2  # bytes of sources that are being understood or wait to be loaded
MOST_PARCELS = 48
# A forked process has all that was imported, and the names, at once and in the same memory; elsewhere than on Linux
# what a program inherits so may not work.
METHOD = "fork" if sys.platform == "linux" else "spawn"
DIED = "The process that read it died; it may need more memory than there is."


def read(sources: Iterable[Source], names: Names, processes: int) -> Iterator[tuple[Source, Reading]]:
    """Yield each source with what it holds, in order; a few are understood here, more by `processes` others.

    However many sources there are, only those under way are in memory.
    """
    waiting = iter(sources)
    first = list(islice(waiting, FEW))
    if len(first) < FEW or processes < 2:
        finder = NameFinder(names)
        for source in chain(first, waiting):
            yield source, understand(source.data, source.filename, finder)
    else:
        readers = Readers(names, processes)
        try:
            yield from readers.read(parcels(chain(first, waiting)))
        finally:
            readers.stop()


def parcels(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Yield sources in lists that are worth sending to a process."""
    parcel: list[Source] = []
    size = 0
    for source in sources:
        if parcel and size + len(source.data) > PARCEL:
            yield parcel
            parcel, size = [], 0
        parcel.append(source)
        size += len(source.data)
    if parcel:
        yield parcel


class Readers:
    """A pool of processes; when one dies, what was under way is tried again, source by source."""

    def __init__(self, names: Names, processes: int) -> None:
        self.known = NameFinder(names) if METHOD == "fork" else names
        self.processes = processes
        self.pool = self.start()

    def start(self) -> ProcessPoolExecutor:
        """Return new processes.

        They never touch the connection to the database that a fork shares with its parent: it belongs to the process
        that opened it, and psycopg closes it in no other.
        """
        context = multiprocessing.get_context(METHOD)
        return ProcessPoolExecutor(self.processes, context, initializer=begin, initargs=(self.known,))

    def stop(self) -> None:
        """Let the processes end; what has not begun is not done."""
        self.pool.shutdown(wait=False, cancel_futures=True)

    def read(self, parcels: Iterable[list[Source]]) -> Iterator[tuple[Source, Reading]]:
        """Yield the sources of all parcels with what they hold, in order."""
        under_way: deque[tuple[list[Source], Future[list[Reading]]]] = deque()
        size = 0
        for parcel in parcels:
            under_way.append((parcel, self.send(parcel)))
            size += sum(len(source.data) for source in parcel)
            while size > UNDER_WAY or len(under_way) > MOST_PARCELS:
                done, future = under_way.popleft()
                size -= sum(len(source.data) for source in done)
                yield from zip(done, self.result(done, future), strict=True)
        for done, future in under_way:
            yield from zip(done, self.result(done, future), strict=True)

    def send(self, parcel: list[Source]) -> Future[list[Reading]]:
        """Return what will be known of a parcel."""
        work = [(source.data, source.filename) for source in parcel]
        try:
            return self.pool.submit(understand_all, work)
        except BrokenProcessPool:
            self.pool = self.start()
            return self.pool.submit(understand_all, work)

    def result(self, parcel: list[Source], future: Future[list[Reading]]) -> list[Reading]:
        """Return what a parcel's sources hold; where a process died of them, each is tried alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            return [self.alone(source) for source in parcel]

    def alone(self, source: Source) -> Reading:
        """Return what one source holds; it is refused if the process dies of it."""
        try:
            return self.send([source]).result()[0]
        except BrokenProcessPool:
            return Reading(refusals=(Refusal(DIED),))


_finder: NameFinder | None = None


def begin(known: NameFinder | Names) -> None:
    """Make a process ready: Ctrl-C is its parent's affair, and it ends when its parent does, however that ends."""
    global _finder  # noqa: PLW0603 - a process is handed what it keeps in this way only
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with_parent, daemon=True).start()
    _finder = known if isinstance(known, NameFinder) else NameFinder(known)
    gc.freeze()  # what is there now stays: the collector need not look through it, nor make it a copy of its own


def end_with_parent() -> None:
    """Wait for the parent's end, then end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def understand_all(work: list[tuple[bytes, str]]) -> list[Reading]:
    """Return what each of some sources holds."""
    assert _finder is not None, "begin() comes first"
    return [understand(data, filename, _finder) for data, filename in work]
