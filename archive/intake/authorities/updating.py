"""What a source says of an entry that is known already: added where nothing stands, told where it contradicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Q

from archive.catalogue.models import Entry, Identifier, Name
from archive.intake.authorities.removed import parted_names, parted_numbers, told
from archive.intake.descriptions import Described
from archive.intake.drafts import LONGEST_NAME
from archive.intake.parsers.records import DETAIL_KEYS
from archive.text.names import fold
from archive.text.when import WhenError, from_edtf

# A scalar of an entry: how it is called in the report.
SAID = {"when_edtf": "the date", "summary": "the summary"}


@dataclass
class Updates:
    """New rows of many entries, the entries that changed, and what contradicts."""

    names: list[Name] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    changed: dict[int, Entry] = field(default_factory=dict)
    conflicts: dict[int, list[str]] = field(default_factory=dict)


def update_all(pairs: Iterable[tuple[Described, Entry]], source: str) -> Updates:
    """Write what sources say that is new of entries that are there, and return what changed and what contradicts."""
    pairs = list(pairs)
    updates = Updates()
    records = whole_records({entry.pk: entry for _, entry in pairs}.values())
    desk = changed_at_desk(records)
    names, numbers = rows_of(Name, records), rows_of(Identifier, records)
    for described, entry in pairs:
        record = records[entry.pk]
        add_names(updates, described, record, names)
        add_numbers(updates, described, record, numbers)
        set_values(updates, described, record, desk.get(record.pk, set()))
    leave_out(updates)
    Name.objects.bulk_create(updates.names, batch_size=1000)
    Identifier.objects.bulk_create(updates.identifiers, batch_size=1000)
    for record in updates.changed.values():
        record.save()
    for row in (*updates.names, *updates.identifiers):
        updates.changed.setdefault(row.entry_id, records[row.entry_id])
    return updates


def leave_out(updates: Updates) -> None:
    """Take out of the new names and numbers what a curator removed, and have it told."""
    updates.names, names = parted_names(updates.names)
    updates.identifiers, numbers = parted_numbers(updates.identifiers)
    for pk, why in told([*names, *numbers]):
        updates.conflicts.setdefault(pk, []).append(why)


def whole_records(entries: Iterable[Entry]) -> dict[int, Entry]:
    """Return entries as what they are, by primary key."""
    kinds: dict[str, list[int]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry.pk)
    found: dict[int, Entry] = {}
    for kind, pks in kinds.items():
        found |= apps.get_model("catalogue", kind)._default_manager.in_bulk(pks)
    return found


def rows_of(model: Any, records: Mapping[int, Entry]) -> dict[int, list[Any]]:
    """Return the names or numbers of entries, by entry."""
    found: dict[int, list[Any]] = {}
    for row in model.objects.filter(entry__in=list(records)).order_by("pk"):
        found.setdefault(row.entry_id, []).append(row)
    return found


def changed_at_desk(records: Mapping[int, Entry]) -> dict[int, set[str]]:
    """Return which fields of which entries a curator set: as the history tells, but for what intake wrote."""
    found: dict[int, set[str]] = {}
    for model in {"Entry", *(type(record).__name__ for record in records.values())}:
        events = apps.get_model("catalogue", f"{model}Event")._default_manager
        own = {one.name for one in events.model._meta.concrete_fields if not one.name.startswith("pgh_")}
        rows = events.filter(pgh_obj__in=list(records)).order_by("pgh_id").select_related("pgh_context")
        before: dict[int, Any] = {}
        for event in rows.filter(~Q(pgh_label="delete")):
            last = before.get(event.pgh_obj_id)
            by_intake = event.pgh_context is None or "intake" in event.pgh_context.metadata
            if not by_intake:
                changed = {name for name in own if last is None or getattr(event, name) != getattr(last, name)}
                found.setdefault(event.pgh_obj_id, set()).update(changed)
            before[event.pgh_obj_id] = event
    return found


def add_names(updates: Updates, described: Described, record: Entry, rows: dict[int, list[Any]]) -> None:
    """Add the names that the entry does not bear yet; a second preferred one in a language is a variant."""
    there = rows.setdefault(record.pk, [])
    folded = {(fold(name.text), name.language) for name in there}
    alike = {fold(name.text) for name in there}
    preferred = {name.language for name in there if name.kind == Name.Kind.PREFERRED}
    for name in described.record.names:
        language = name.language or "und"
        known = (fold(name.text), language) in folded or (language == "und" and fold(name.text) in alike)
        if known or not fold(name.text):
            continue
        kind = Name.Kind.VARIANT if name.kind == "preferred" and language in preferred else name.kind
        row = Name(entry=record, text=name.text, language=language, kind=kind, folded=fold(name.text)[:LONGEST_NAME])
        folded.add((fold(name.text), language))
        alike.add(fold(name.text))
        preferred |= {language} if kind == "preferred" else set()
        there.append(row)
        updates.names.append(row)


def add_numbers(updates: Updates, described: Described, record: Entry, rows: dict[int, list[Any]]) -> None:
    """Add the numbers that the entry does not have yet."""
    there = rows.setdefault(record.pk, [])
    for one in described.record.identifiers:
        if not any((row.scheme, row.value) == (one.scheme, one.value) for row in there):
            row = Identifier(entry=record, scheme=one.scheme, value=one.value)
            there.append(row)
            updates.identifiers.append(row)


def set_values(updates: Updates, described: Described, record: Any, by_hand: set[str]) -> None:
    """Set what stands empty or is told more exactly now; what a curator set stays, and a contradiction is told."""
    new = described.record
    values = {name: value for name, value in new.details.items() if value and name not in DETAIL_KEYS}
    values |= {"summary": new.summary} if new.summary else {}
    for name, value in values.items():
        there = getattr(record, name, "")
        empty = there in ("", "other", "unknown")
        if there == value or (empty and name in by_hand):
            continue
        if empty:
            setattr(record, name, value)
            updates.changed[record.pk] = record
        else:
            contradiction(updates, record, name, str(there), str(value))
    set_when(updates, described, record, "when_edtf" in by_hand)
    lines = [line for line in described.remarks if line not in record.remarks.split("\n")]
    if lines and "remarks" not in by_hand:
        record.remarks = "\n".join(filter(None, [record.remarks, *lines]))
        updates.changed[record.pk] = record


def set_when(updates: Updates, described: Described, record: Any, by_hand: bool) -> None:
    """Set the date where there is none, or where the new one lies within the one that is there."""
    when = described.record.when
    if when is None or not when.edtf or when.edtf == record.when_edtf:
        return
    if (not record.when_edtf and not by_hand) or (not by_hand and within(when.edtf, record.when_edtf)):
        record.when_words, record.when_edtf = when.words, when.edtf
        updates.changed[record.pk] = record
    elif not (record.when_edtf and within(record.when_edtf, when.edtf)):
        contradiction(updates, record, "when_edtf", record.when_edtf or "none", when.edtf)


def within(inner: str, outer: str) -> bool:
    """Return whether a date says the same as another, more exactly: of a stretch both its ends do."""
    if ("/" in inner) != ("/" in outer):
        return False
    ends = zip(inner.split("/"), outer.split("/"), strict=True)
    return all(end_within(one, other) for one, other in ends)


def end_within(inner: str, outer: str) -> bool:
    """Return whether a day, month or year lies in another; what is open or not known holds every other."""
    if outer in ("", ".."):
        return True
    if inner in ("", ".."):
        return False
    try:
        one, other = from_edtf(inner), from_edtf(outer)
    except WhenError:
        return False
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return other.earliest <= one.earliest and one.latest <= other.latest


def contradiction(updates: Updates, record: Entry, name: str, there: str, said: str) -> None:
    """Note that the catalogue says one thing and the source another."""
    why = f"{SAID.get(name, name)} is “{there[:80]}” here and “{said[:80]}” in the source; it was left as it is"
    updates.conflicts.setdefault(record.pk, []).append(why)
