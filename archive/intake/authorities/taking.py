"""A stretch of what a source describes becomes entries and offices of the catalogue, in one transaction."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import psycopg
from django.db import DataError, IntegrityError, transaction

from archive.catalogue.models import Entry
from archive.intake.arrivals import CHANGED, REFUSED, TAKEN, UNCHANGED, Outcome
from archive.intake.authorities.knowing import Known, find, known_of
from archive.intake.authorities.meetings import connect
from archive.intake.authorities.offices import Told, nothing, take_offices
from archive.intake.authorities.updating import Updates, update_all
from archive.intake.descriptions import Described, Description, Held
from archive.intake.drafts import Records
from archive.intake.load_records import LoadError, load_records
from archive.intake.mergers import said
from archive.intake.runs import act_of_intake
from archive.intake.taking import unheld

# What the database says of a row that it will not hold.
UNFIT = (DataError, IntegrityError, psycopg.DataError, psycopg.IntegrityError, LoadError, ValueError)
Pairs = list[tuple[Described, Entry]]


def take_description(description: Description, source: str, name: str) -> list[Outcome]:
    """Write what is described and say what became of each entry; `source` is the file's name, `name` for the report.

    Where the database refuses something, each half is tried by itself until it is found; the rest is taken.
    """
    return refusals(description, name) + halves(description, source, name)


def refusals(description: Description, name: str) -> list[Outcome]:
    """Return what could not be understood of a source."""
    return [Outcome(name, REFUSED, one.reason, line=one.line, id=one.id) for one in description.refused]


def halves(description: Description, source: str, name: str) -> list[Outcome]:
    """Write entries and offices in one transaction, or in two where the database refuses one."""
    try:
        with transaction.atomic(), act_of_intake(source) as act:
            found = list(outcomes(description, source, name))
            act.records = sum(one.status in (TAKEN, CHANGED) for one in found)
            return found
    except UNFIT as error:
        entries, offices = description.entries, description.offices
        if len(entries) + len(offices) <= 1:
            return [refusal(description, name, error)]
    if entries and offices:
        parts = [(entries, ()), ((), offices)]
    else:
        half = (len(entries) + len(offices)) // 2
        parts = [(entries[:half], offices[:half]), (entries[half:], offices[half:])]
    found = []
    for some, held in parts:
        named = (*description.named, *entries) if held else ()
        found += halves(Description(some, held, named=named), source, name)
    return found


def refusal(description: Description, name: str, error: BaseException) -> Outcome:
    """Return why one entry or office cannot be held."""
    one = description.entries[0] if description.entries else description.offices[0]
    return Outcome(name, REFUSED, unheld(error), line=one.line, id=getattr(one, "key", "") or one.record.key)


def outcomes(description: Description, source: str, name: str) -> Iterator[Outcome]:
    """Write new entries, what is new of known ones, and offices; yield what became of each."""
    held = [one for office in description.offices for one in office.held]
    known = known_of((*description.entries, *description.named), held)
    fresh, there = sorted_out(description.entries, known, source)
    load_records([Records(entries=tuple(one.record for one in fresh))], nothing)
    made = Entry.objects.in_bulk([one.record.key for one in fresh], field_name="key")
    written = [(one, made[one.record.key]) for one in fresh]
    updates = update_all(there, source)
    keep_remarks(written, connect([*written, *there], updates.conflicts))
    _, before = sorted_out(description.named, known, source)
    entries = {one.record.key: entry for one, entry in before} | by_own_key(description.entries, written, there)
    told = take_offices(description.offices, organizations(entries), lambda one: who(one, entries, known))
    yield from said_of(written, there, updates, name)
    own = {one.record.key for one in (*description.entries, *description.named)} | {one.person for one in held}
    yield from said({key: target for key, target in known.gone.items() if key in own}, name)
    yield from (Outcome(name, REFUSED, reason, line=line, id=own) for line, own, reason in told.refused)
    yield from offices_said(description, told, name)


def sorted_out(entries: Iterable[Described], known: Known, source: str) -> tuple[list[Described], Pairs]:
    """Return the entries that are new, under keys that are free, and those that are known with what they are."""
    fresh: list[Described] = []
    there: Pairs = []
    taken: set[str] = set()
    for one in entries:
        entry, key = find(one, known, source, taken)
        if entry:
            there.append((one, entry))
        elif key:
            taken.add(key)
            fresh.append(replace(one, record=replace(one.record, key=key)))
    return fresh, there


def by_own_key(entries: Iterable[Described], written: Pairs, there: Pairs) -> dict[str, Entry]:
    """Return the entries by the keys under which the source speaks of them."""
    new = iter(entry for _, entry in written)
    known = {id(one): entry for one, entry in there}
    found = {}
    for one in entries:
        entry = known[id(one)] if id(one) in known else next(new, None)
        if entry:
            found[one.record.key] = entry
    return found


def organizations(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return those that are organizations."""
    return {key: entry for key, entry in entries.items() if entry.kind == Entry.Kind.ORGANIZATION}


def who(held: Held, entries: Mapping[str, Entry], known: Known) -> Entry | None:
    """Return who held an office: whom the source describes, else who is known by a number, else by the key."""
    entry = entries.get(held.person) or known.numbered(held.identifiers, "person") or known.by_key.get(held.person)
    return entry if entry is not None and entry.kind == Entry.Kind.PERSON else None


def keep_remarks(written: Pairs, more: Mapping[int, list[str]]) -> None:
    """Keep what has no field of its own as remarks of the desk."""
    changed = []
    for one, entry in written:
        lines = [*one.remarks, *more.get(entry.pk, [])]
        if lines:
            entry.remarks = "\n".join(lines)
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["remarks"], batch_size=500)


def said_of(written: Pairs, there: Pairs, updates: Updates, name: str) -> Iterator[Outcome]:
    """Yield what became of each entry; what contradicts is told besides."""
    for one, entry in written:
        yield Outcome(name, TAKEN, key=entry.key, line=one.line)
    for one, entry in there:
        yield Outcome(name, CHANGED if entry.pk in updates.changed else UNCHANGED, key=entry.key, line=one.line)
        for conflict in updates.conflicts.pop(entry.pk, []):
            yield Outcome(name, REFUSED, f"{entry.key}: {conflict}.", line=one.line, key=entry.key)


def offices_said(description: Description, told: Told, name: str) -> Iterator[Outcome]:
    """Yield what became of the offices, without keys: they are published with people and organizations."""
    yield from (Outcome(name, TAKEN) for _ in range(told.new))
    yield from (Outcome(name, CHANGED) for _ in range(told.changed))
    yield from (Outcome(name, UNCHANGED) for _ in range(len(description.offices) - told.new - told.changed))
