"""Runs of intake: each transaction of one command is an act of the history that bears the name of the run."""

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from django.db import connection

from archive.intake.arrivals import readable

LONGEST = 200  # characters of what a run was asked to take in
MOST_MET = 2_000_000  # records that are remembered as met, of some 65 bytes each


def new_name() -> str:
    """Return a name that no other run has: the moment in UTC and two letters."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(1)}"


@dataclass
class Run:
    """What one command takes in: `told` is what it was asked for; its transactions and records are counted,
    and the digests of those that it `met` are remembered."""

    told: str
    name: str = field(default_factory=new_name)
    step: int = 0
    records: int = 0
    met: set[int] = field(default_factory=set)


@dataclass
class Act:
    """One transaction; `records` is how many it took in or changed."""

    records: int = 0


_under_way: ContextVar[Run | None] = ContextVar("run of intake under way", default=None)


@contextmanager
def run_of(told: str) -> Iterator[Run]:
    """Let all acts of intake from now on belong to a new run."""
    words = readable(told)
    run = Run(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…")
    token = _under_way.set(run)
    try:
        yield run
    finally:
        _under_way.reset(token)


@contextmanager
def act_of_intake(source: str, **more: str) -> Iterator[Act]:
    """Have the history say of what is written that intake did it: from which source, in which run, and `more`.

    It must be within a transaction, and says so to the database itself: `pghistory.context` would say it with the next
    statement that is no SELECT, and before COPY there is none. It costs two questions, however much is written.
    """
    run, act, number = _under_way.get(), Act(), str(uuid4())
    about: dict[str, str | int] = {"intake": readable(source), **more}
    if run:
        run.step += 1
        about |= {"run": run.name, "step": run.step, "told": run.told}
    set_context(number, json.dumps(about))
    yield act
    if run:
        run.records += act.records
        keep_count(number, json.dumps(about | {"records": act.records}))
    set_context("", "")


def meet(digests: Iterable[str]) -> None:
    """Note that the run under way has met records with these SHA-256 digests."""
    run = _under_way.get()
    if run and len(run.met) < MOST_MET:
        run.met.update(int(digest[:16], 16) for digest in digests)


def met(digest: str) -> bool:
    """Return whether the run under way has met the record of which this is the SHA-256 digest."""
    run = _under_way.get()
    return run is not None and int(digest[:16], 16) in run.met


def set_context(number: str, metadata: str) -> None:
    """Tell the triggers of the history, until the transaction ends, under which number and with what they write."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [number, metadata],
        )


def keep_count(number: str, metadata: str) -> None:
    """Keep with an act how many records it took in; nothing where nothing was written."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pghistory_context SET metadata = %s WHERE id = %s", [metadata, number])
