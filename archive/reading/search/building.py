"""A generation of the index built by several processes: each writes parts of the register into indexes of its own.

Only the newest editions are read. A part that is whole stays when the work is stopped, and is not made again. The
parts become one index by their segments, which are moved, not written anew (archive.reading.search.joining).
"""

import json
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from ctypes import c_long
from dataclasses import asdict, dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from django.db import connections

from archive.reading.search.joining import join
from archive.reading.search.schema import VERSION
from archive.reading.search.source import Source
from archive.reading.search.store import make_pair
from archive.reading.search.writing import Writers

CHUNK = 50  # numbers of the register that are read at once: editions may be large
# When a part is whole. Parts of one size are merged into one segment; one that is too large for the writers' memory is
# cut into segments of all sizes, which are not.
MOST_PASSAGES, MOST_ENTRIES = 50_000, 8_000
_MOMENT = 0.2
_PLAN, _PARTS, _CHUNKS = "plan.json", "parts", "chunks.json"


@dataclass(frozen=True)
class Progress:
    """How many numbers of the register are done, of how many."""

    done: int
    of: int


@dataclass(frozen=True)
class Plan:
    """What is built: the register up to a number, whose digest tells it from other registers, in chunks of one size."""

    head: int
    digest: str
    chunk: int
    version: int = VERSION

    @property
    def chunks(self) -> list[int]:
        """Return the first number of each chunk."""
        return list(range(1, self.head + 1, self.chunk))


@dataclass
class Task:
    """What the processes that build share: the chunks that are missing, how many are taken, how many are written."""

    folder: Path
    plan: Plan
    missing: list[int]
    source: Source
    memory: int
    taken: Any
    written: Any
    parent: int

    def work(self) -> None:
        """Make one part after another, as long as there are chunks that nobody has taken, and the parent lives."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        while os.getppid() == self.parent and self.taken.value < len(self.missing):
            self.make(self.folder / f"{os.getpid()}.new")

    def make(self, beside: Path) -> None:
        """Make one part of chunks; it has the name of the first when it is whole."""
        writers = Writers(self.source, make_pair(beside), self.memory)
        chunks: list[int] = []
        while writers.passages_added < MOST_PASSAGES and writers.entries_added < MOST_ENTRIES:
            first = self.take()
            if first is None:
                break
            writers.add(self.source.newest(first, min(first + self.plan.chunk - 1, self.plan.head)))
            chunks.append(first)
            with self.written.get_lock():
                self.written.value += 1
            if os.getppid() != self.parent:
                return
        writers.commit()
        writers.close(tidy=True)
        _write(beside / _CHUNKS, json.dumps(chunks))
        if chunks:
            beside.replace(self.folder / f"{chunks[0]:09}")
        else:
            shutil.rmtree(beside)

    def take(self) -> int | None:
        """Return the next chunk, which is this process's now; None when there are no more."""
        with self.taken.get_lock():
            place, self.taken.value = self.taken.value, self.taken.value + 1
        return self.missing[place] if place < len(self.missing) else None


def build(generation: Path, source: Source, workers: int, memory: int, told: Callable[[Progress], None]) -> None:
    """Build a generation from the register as it stands; goes on where it was stopped.

    Each of the `workers` may use `memory` bytes for what is not yet on disk.
    """
    plan = _planned(generation, source)
    parts = generation / _PARTS
    if plan is None:
        shutil.rmtree(generation, ignore_errors=True)
        plan = Plan(source.head(), source.digest(source.head()) or "", CHUNK)
        parts.mkdir(parents=True)
        _write(generation / _PLAN, json.dumps(asdict(plan)))
    for left in parts.glob("*.new"):
        shutil.rmtree(left)
    done = {first for part in parts.iterdir() for first in json.loads((part / _CHUNKS).read_text())}
    missing = [first for first in plan.chunks if first not in done]
    context = multiprocessing.get_context("fork")
    shared = context.Value(c_long, 0), context.Value(c_long, 0)
    task = Task(parts, plan, missing, source, memory, *shared, os.getpid())
    _share(task, min(workers, len(missing)), lambda written: told(_progress(plan, len(done) + written)))
    if plan.head:
        join(sorted(parts.iterdir()), generation, plan.head, plan.digest, memory)
    else:
        shutil.rmtree(generation)
        make_pair(generation)
    shutil.rmtree(parts, ignore_errors=True)
    (generation / _PLAN).unlink(missing_ok=True)


def _progress(plan: Plan, chunks: int) -> Progress:
    return Progress(min(plan.head, chunks * plan.chunk), plan.head)


def _planned(generation: Path, source: Source) -> Plan | None:
    """Return the plan of a work that was begun and can go on; None when there is none."""
    try:
        plan = Plan(**json.loads((generation / _PLAN).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    same = plan.version == VERSION and (source.digest(plan.head) or "") == plan.digest
    return plan if same and (generation / _PARTS).is_dir() else None


def _write(path: Path, words: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_suffix(".new")
    beside.write_text(words)
    beside.replace(path)


def _share(task: Task, workers: int, told: Callable[[int], None]) -> None:
    """Let so many processes do a task, and say how far they are; they end when this one does."""
    connections.close_all()  # no two processes may speak through one
    children = [multiprocessing.get_context("fork").Process(target=task.work) for _ in range(workers)]
    for child in children:
        child.start()
    failed = False
    try:
        while any(child.is_alive() for child in children) and not failed:
            wait([child.sentinel for child in children if child.is_alive()], _MOMENT)
            told(task.written.value)
            failed = any(child.exitcode for child in children)
    finally:
        for child in children:
            child.terminate()  # those that are still at work: this one was stopped, or one of them has failed
            child.join()
    if failed:
        raise OSError("a process that was building the index has ended before its time")
