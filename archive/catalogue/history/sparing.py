"""Undoing what of an act can be undone, record by record: what was worked on since, or made public, stays whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pghistory
from django.db import transaction
from pghistory.models import Context

from .by_record import ByRecord, Whose, Why
from .notes import of_undoing
from .states import touched
from .tables import tables
from .undoing import Refused, Undone, constraints_told, run_of, write


@dataclass(frozen=True)
class Left:
    """A record that stays as it is: its key, what it is called, and why."""

    key: str
    label: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of an act: how many records are as they were before it, in how many rows, and which were left."""

    records: int
    rows: Undone
    left: tuple[Left, ...]


@transaction.atomic
def undo_what_can_be(act: UUID | str, otherwise: str, trying: bool = False, **about: Any) -> Outcome:
    """Put back as they were before an act all records that nobody changed since, and leave the others whole.

    A record is left with all its rows where one of them was changed or removed since, or made public, or where
    something that stays points to it. Sources that arrived stay. What is written is an act that undoes the other, with
    `otherwise` as its note where that has none, and `about` as more of its metadata, in which `left` counts the
    records that were left. `trying` takes everything back, and tells what would be.
    """
    found = ByRecord({table: rows for table in tables() if (rows := list(touched(table, act)))})
    done_in = Context.objects.get(pk=act)
    spared = found.made_public_since(done_in.created_at) | found.against()
    while more := found.pointed_at(spared):
        spared |= more
    about = {
        **of_undoing(done_in.metadata, otherwise=otherwise),
        **about,
        **run_of(act),
        "undoes": str(act),
        "left": len(spared),
    }
    todo = [whose for whose in found.todo if whose not in spared]
    done = list(put_back(found, todo, spared, about))
    rows = Undone(sum(one.removed for one in done), sum(one.changed for one in done), sum(one.restored for one in done))
    outcome = Outcome(len(found.counted - spared.keys()), rows, tuple(left(spared)))
    if trying:
        transaction.set_rollback(True)
    return outcome


def put_back(found: ByRecord, records: Sequence[Whose], spared: Why, about: Mapping[str, Any]) -> Iterator[Undone]:
    """Put records back; where the database refuses it, each half by itself, until the one is found that is spared."""
    if not records:
        return
    try:
        done = written(found, records, spared, about)
    except Refused as refused:
        if len(records) == 1:
            spared[records[0]] = list(refused.why)
            return
    else:
        yield done
        return
    middle = len(records) // 2
    for half in (records[:middle], records[middle:]):
        yield from put_back(found, half, spared, {**about, "left": len(spared) + 1})


def written(found: ByRecord, records: Sequence[Whose], spared: Why, about: Mapping[str, Any]) -> Undone:
    """Put the rows of records back, all of them or none; raise Refused."""
    with transaction.atomic(), pghistory.context(**about), constraints_told():
        return write(found.only(set(records), spared), frozenset())


def left(spared: Why) -> Iterator[Left]:
    """Yield the records that are spared, with their keys and names."""
    for model in {model for model, _ in spared}:
        rows = model._base_manager.in_bulk([pk for one, pk in spared if one is model])
        for (one, pk), why in spared.items():
            if one is model:
                yield Left(getattr(rows.get(pk), "key", str(pk)), str(rows.get(pk, pk)), tuple(why))
