"""A generation of the index built by several processes: each writes parts of the register into indexes of its own.

Only the newest editions are read. A part that is whole stays when the work is stopped, and is not made again. The
parts become one index by their segments, which are moved, not written anew (archive.reading.search.joining).
"""

import json
import multiprocessing
import os
import shutil
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

PART = 4000  # numbers of the register in a part
_AT_ONCE = 100
_MOMENT = 0.2
_PLAN, _PARTS = "plan.json", "parts"


@dataclass(frozen=True)
class Progress:
    """How many numbers of the register are done, of how many."""

    done: int
    of: int


@dataclass(frozen=True)
class Plan:
    """What is built: the register up to a number, whose digest tells it from other registers, in parts of one size."""

    head: int
    digest: str
    part: int
    version: int = VERSION

    @property
    def parts(self) -> list[tuple[int, int]]:
        """Return the first and last number of each part."""
        return [(first, min(first + self.part - 1, self.head)) for first in range(1, self.head + 1, self.part)]


@dataclass(frozen=True)
class Task:
    """What the processes that build share: the parts that are missing, how many of them are taken, what is done."""

    folder: Path
    missing: list[tuple[int, int]]
    source: Source
    memory: int
    taken: Any
    done: Any
    parent: int

    def work(self) -> None:
        """Make one part after another, as long as there are any that nobody has taken, and the parent lives."""
        while os.getppid() == self.parent:
            with self.taken.get_lock():
                place, self.taken.value = self.taken.value, self.taken.value + 1
            if place >= len(self.missing):
                return
            self.make(self.missing[place])

    def make(self, part: tuple[int, int]) -> None:
        """Make one part; it has its name when it is whole."""
        path = self.folder / _name(part)
        beside = path.with_suffix(".new")
        shutil.rmtree(beside, ignore_errors=True)
        writers = Writers(self.source, make_pair(beside), self.memory)
        first, last = part
        for start in range(first, last + 1, _AT_ONCE):
            end = min(start + _AT_ONCE - 1, last)
            writers.add(self.source.newest(start, end))
            with self.done.get_lock():
                self.done.value += end - start + 1
            if os.getppid() != self.parent:
                return
        writers.commit()
        writers.close(tidy=True)
        beside.replace(path)


def build(generation: Path, source: Source, workers: int, memory: int, told: Callable[[Progress], None]) -> None:
    """Build a generation from the register as it stands; goes on where it was stopped.

    Each of the `workers` may use `memory` bytes for what is not yet on disk.
    """
    plan = _planned(generation, source)
    if plan is None:
        shutil.rmtree(generation, ignore_errors=True)
        plan = Plan(source.head(), source.digest(source.head()) or "", PART)
        (generation / _PARTS).mkdir(parents=True)
        _write(generation / _PLAN, json.dumps(asdict(plan)))
    paths = [generation / _PARTS / _name(part) for part in plan.parts]
    missing = [part for part, path in zip(plan.parts, paths, strict=True) if not path.exists()]
    context = multiprocessing.get_context("fork")
    shared = context.Value(c_long, 0), context.Value(c_long, 0)
    task = Task(generation / _PARTS, missing, source, memory, *shared, os.getpid())
    before = plan.head - sum(last - first + 1 for first, last in missing)
    _share(task, min(workers, len(missing)), lambda done: told(Progress(before + done, plan.head)))
    if paths:
        join(paths, generation, plan.head, plan.digest, memory)
    else:
        shutil.rmtree(generation)
        make_pair(generation)
    shutil.rmtree(generation / _PARTS, ignore_errors=True)
    (generation / _PLAN).unlink(missing_ok=True)


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


def _name(part: tuple[int, int]) -> str:
    return f"{part[0]:09}-{part[1]:09}"


def _share(task: Task, workers: int, told: Callable[[int], None]) -> None:
    """Let so many processes do a task, and say how far they are; they end when this one does."""
    connections.close_all()  # no two processes may speak through one
    children = [multiprocessing.get_context("fork").Process(target=task.work) for _ in range(workers)]
    for child in children:
        child.start()
    try:
        while any(child.is_alive() for child in children) and not any(child.exitcode for child in children):
            wait([child.sentinel for child in children if child.is_alive()], _MOMENT)
            told(task.done.value)
    finally:
        for child in children:
            if any(each.exitcode for each in children):
                child.terminate()
            child.join()
    if any(child.exitcode for child in children):
        raise OSError("a process that was building the index has ended before its time")
