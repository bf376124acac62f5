"""Described entries and offices written by COPY, in a fixed number of queries however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from django.apps import apps
from django.db.models import Model

from archive.catalogue.models import Entry, Identifier, Name, Office, OfficeName, Participation, Relation, Tenure
from archive.intake.copying import copy_into, new_keys
from archive.intake.drafts import EntryRecord, NameRecord, OfficeRecord, WhenRecord
from archive.intake.mergers import merged
from archive.intake.parsers.records import DETAIL_KEYS
from archive.intake.rows import WhenRow
from archive.text.names import fold
from archive.text.when import WhenError, from_edtf, read

WHEN = ("when_words", "when_edtf", "when_earliest", "when_latest")
POINTED_KINDS = {"place": "place", "publisher": "organization", "parent": "organization", "within": "place"}
Named = Mapping[str, tuple[int, str]]  # primary key and kind of entries by key


class LoadError(ValueError):
    """A record names something that is not there; the message says what, and nothing was written."""


def write_entries(records: Sequence[EntryRecord], offices: Sequence[OfficeRecord]) -> None:
    """Write new entries and new offices, which may name one another in any order; raise LoadError where one cannot."""
    keys = [pk for (pk,) in new_keys(len(records), Entry)] if records else []
    own = {record.key: (pk, record.kind) for pk, record in zip(keys, records, strict=True)}
    entries = own | entries_in_catalogue(named_keys(records, offices) - set(own))
    rows = list(zip(keys, records, strict=True))
    write_themselves(rows, entries)
    posts = write_offices(offices, entries)
    posts |= offices_in_catalogue(
        {one.office for record in records for one in record.participations if one.office} - set(posts)
    )
    write_connections(rows, entries, posts)


def named_keys(records: Iterable[EntryRecord], offices: Iterable[OfficeRecord]) -> set[str]:
    """Return the keys of all entries that these records point to."""
    keys: set[str] = set()
    for record in records:
        keys |= {one.entry for one in (*record.participations, *record.relations)}
        keys |= {*record.topics, *record.collections, *(record.details.get(name, "") for name in DETAIL_KEYS)}
    for office in offices:
        keys |= {office.organization, *(held.person for held in office.tenures)}
    return keys - {""}


def entries_in_catalogue(keys: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return primary key and kind of the entries that are there, by key; of what was merged, those it was merged
    into."""
    rows = list(Entry.objects.filter(key__in=list(keys)).order_by().values_list("key", "pk", "kind", "state"))
    found = {key: (pk, kind) for key, pk, kind, _ in rows}
    gone = merged(key for key, *_, state in rows if state == Entry.State.MERGED)
    return found | {key: (target.pk, target.kind) for key, (_, target) in gone.items()}


def offices_in_catalogue(keys: Iterable[str]) -> dict[str, int]:
    """Return the primary keys of the offices that are there, by key."""
    return dict(Office.objects.filter(key__in=list(keys)).order_by().values_list("key", "pk"))


def pointed(entries: Named, key: str, kind: str = "") -> int:
    """Return the primary key of an entry (of a kind); LoadError where there is none."""
    pk, its_kind = entries.get(key, (0, ""))
    if not pk or (kind and its_kind != kind):
        raise LoadError(f"No {kind or 'entry'} has the key {key}.")
    return pk


def when_row(when: WhenRecord | None, whose: str) -> WhenRow:
    """Return the columns of a date, read from its words where no EDTF is given; LoadError where it cannot be read."""
    if when is None or not (when.edtf or when.words):
        return WhenRow()
    try:
        found = from_edtf(when.edtf, when.words) if when.edtf else read(when.words)
    except WhenError as error:
        raise LoadError(f"The date of {whose} cannot be read: {error}.") from None
    return WhenRow(when.words, found.edtf, found.earliest, found.latest)


def label_of(names: Iterable[NameRecord]) -> str:
    """Return what an entry is called in lists: a preferred name, English first (as the database has it)."""
    ranked = sorted(names, key=lambda name: (name.kind != "preferred", name.language != "en"))
    return ranked[0].text if ranked else ""


def write_themselves(rows: Sequence[tuple[int, EntryRecord]], entries: Named) -> None:
    """Write entries as what they are, with their names and numbers."""
    copy_into(
        Entry,
        ("id", "key", "kind", "stub", "label", "summary", *WHEN),
        (
            (pk, one.key, one.kind, one.stub, label_of(one.names), one.summary, *when_row(one.when, one.key))
            for pk, one in rows
        ),
    )
    # Rows of one table have the same fields filled; the others get the model's default.
    alike: dict[tuple[str, tuple[str, ...]], list[tuple[int, EntryRecord]]] = defaultdict(list)
    for pk, one in rows:
        alike[one.kind, tuple(sorted(name for name, value in one.details.items() if value))].append((pk, one))
    for (kind, fields), group in alike.items():
        copy_details(apps.get_model("catalogue", kind), fields, group, entries)
    named = ((pk, name) for pk, one in rows for name in one.names)
    copy_into(
        Name,
        ("entry", "text", "language", "kind", "folded"),
        ((pk, name.text, name.language or "und", name.kind, fold(name.text)[:500]) for pk, name in named),
    )
    numbers = ((pk, number.scheme, number.value) for pk, one in rows for number in one.identifiers)
    copy_into(Identifier, ("entry", "scheme", "value"), numbers)


def copy_details(
    model: type[Model], fields: tuple[str, ...], rows: Iterable[tuple[int, EntryRecord]], entries: Named
) -> None:
    """Write what only entries of one kind have."""

    def value(one: EntryRecord, name: str) -> object:
        given = one.details[name]
        return pointed(entries, given, POINTED_KINDS[name]) if name in DETAIL_KEYS else given

    copy_into(model, (model._meta.pk.name, *fields), ((pk, *(value(one, name) for name in fields)) for pk, one in rows))


def write_connections(rows: Sequence[tuple[int, EntryRecord]], entries: Named, posts: Mapping[str, int]) -> None:
    """Write who took part, relations, topics and collections."""
    copy_into(
        Participation,
        ("entry", "participant", "role", "named_as", "office", "position"),
        chain.from_iterable(participation_rows(pk, one, entries, posts) for pk, one in rows),
    )
    related = ((pk, relation) for pk, one in rows for relation in one.relations)
    copy_into(
        Relation,
        ("subject", "type", "object", "note"),
        ((pk, relation.type, pointed(entries, relation.entry), relation.note) for pk, relation in related),
    )
    for field, kind in (("topics", "topic"), ("collections", "collection")):
        pairs = ((pk, pointed(entries, key, kind)) for pk, one in rows for key in dict.fromkeys(getattr(one, field)))
        copy_into(Entry._meta.get_field(field).remote_field.through, ("entry", kind), pairs)


def participation_rows(
    entry: int, record: EntryRecord, entries: Named, posts: Mapping[str, int]
) -> Iterator[tuple[object, ...]]:
    """Yield the participations of an entry in their order."""
    for position, one in enumerate(record.participations, 1):
        if one.office and one.office not in posts:
            raise LoadError(f"No office has the key {one.office}.")
        post = posts[one.office] if one.office else None
        yield (entry, pointed(entries, one.entry), one.role, one.named_as, post, position)


def write_offices(records: Sequence[OfficeRecord], entries: Named) -> dict[str, int]:
    """Write new offices with their names and those who held them; return their primary keys by key."""
    if not records:
        return {}
    keys = [pk for (pk,) in new_keys(len(records), Office)]
    rows = list(zip(keys, records, strict=True))
    copy_into(
        Office,
        ("id", "key", "title", "organization"),
        ((pk, one.key, title_of(one), pointed(entries, one.organization, "organization")) for pk, one in rows),
    )
    named = ((pk, name) for pk, one in rows for name in one.names)
    copy_into(
        OfficeName,
        ("office", "text", "language", "kind", "folded"),
        ((pk, name.text, name.language or "und", name.kind, fold(name.text)[:300]) for pk, name in named),
    )
    held = ((pk, one, tenure) for pk, one in rows for tenure in one.tenures)
    copy_into(
        Tenure,
        ("office", "person", "note", *WHEN),
        (
            (pk, pointed(entries, tenure.person, "person"), tenure.note, *when_row(tenure.when, one.key))
            for pk, one, tenure in held
        ),
    )
    return {one.key: pk for pk, one in rows}


def title_of(office: OfficeRecord) -> str:
    """Return what an office is called: in English, else by its first name, else by its key."""
    english = next((name.text for name in office.names if name.language == "en"), None)
    return english or (office.names[0].text if office.names else office.key)
