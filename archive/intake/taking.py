"""A batch of arrivals becomes drafts in one transaction: new ones together, corrected ones each by itself."""

from collections.abc import Iterable, Sequence

import psycopg
from django.db import DataError, IntegrityError, transaction

from archive.catalogue.models import Entry, Text
from archive.intake.arrivals import REFUSED, TAKEN, UNCHANGED, Arrival, Outcome
from archive.intake.correcting import correct
from archive.intake.load import Conflict
from archive.intake.resolving import BY_RULE
from archive.intake.runs import act_of_intake, meet
from archive.intake.writing import write

# What the database says of a row that it will not hold; a broken connection or a full disk is none of these.
UNFIT = (DataError, IntegrityError, psycopg.DataError, psycopg.IntegrityError, UnicodeEncodeError)


def take(batch: Sequence[Arrival]) -> list[Outcome]:
    """Write a batch in one transaction and say what became of each record.

    Where the database refuses a row, each half of the batch is tried by itself, until the record is found.
    """
    if not batch:
        return []
    try:
        with transaction.atomic():
            return outcomes(batch)
    except UNFIT as error:
        if len(batch) == 1:
            return [batch[0].became(REFUSED, unheld(error))]
    middle = len(batch) // 2
    return take(batch[:middle]) + take(batch[middle:])


def unheld(error: BaseException) -> str:
    """Return why the database does not hold a record."""
    return f"The database cannot hold it (“{str(error).splitlines()[0] if str(error) else type(error).__name__}”)"


def outcomes(batch: Sequence[Arrival]) -> list[Outcome]:
    """Write what is new or corrected; of two with one key or of the same bytes, the second comes after the first."""
    now, later = one_of_each(batch)
    meet(arrival.sha256 for arrival in now)
    entries = Entry.objects.filter(key__in=[arrival.key for arrival in now]).in_bulk(field_name="key")
    held = held_sources(now)
    found: list[Outcome] = []
    known, fresh = [], []
    for arrival in now:
        entry, keys = entries.get(arrival.key), held.get(arrival.sha256, set())
        if arrival.key in keys or (keys and not arrival.record.id):
            found.append(arrival.became(UNCHANGED))
        elif entry is None:
            fresh.append(arrival)
        else:
            known.append((arrival, entry))
    if fresh:
        rule = {"rule": BY_RULE} if any(arrival.by_rule for arrival in fresh) else {}
        with act_of_intake("bulk", **rule) as act:
            write(fresh)
            act.records = len(fresh)
    found += [arrival.became(TAKEN) for arrival in fresh]
    found += [corrected(arrival, entry) for arrival, entry in known]
    return found + (outcomes(later) if later else [])


def one_of_each(batch: Sequence[Arrival]) -> tuple[list[Arrival], list[Arrival]]:
    """Return the first arrival of each key and of each whole source, and the others."""
    seen: set[str] = set()
    first, others = [], []
    for arrival in batch:
        marks = {f"key {arrival.key}"} | (set() if arrival.record.id else {f"bytes {arrival.sha256}"})
        (others if marks & seen else first).append(arrival)
        seen |= marks
    return first, others


def held_sources(batch: Iterable[Arrival]) -> dict[str, set[str]]:
    """Return the keys of the entries whose texts were made from the sources of a batch, by digest."""
    held: dict[str, set[str]] = {}
    rows = Text.objects.filter(capture__sha256__in={arrival.sha256 for arrival in batch}).order_by()
    for digest, key in rows.values_list("capture__sha256", "entry__key"):
        held.setdefault(digest, set()).add(key)
    return held


def corrected(arrival: Arrival, entry: Entry) -> Outcome:
    """Say what became of a record whose key is taken."""
    try:
        return arrival.became(correct(arrival, entry))
    except Conflict as error:
        return arrival.became(REFUSED, str(error))
