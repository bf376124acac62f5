"""Everything that a batch of entries needs to be made into editions, fetched in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.apps import apps
from django.db.models import Prefetch

from archive.catalogue.models import Capture, Entry, Mention, Participation, Relation, Tenure, Text
from archive.reading.models import Edition

RELATED = {
    "statement": ("place", "publisher"),
    "document": ("place", "publisher"),
    "meeting": ("place",),
    "organization": ("parent", "place"),
    "place": ("within",),
    "collection": ("publisher",),
}


@dataclass(frozen=True)
class Gathered:
    """A batch: its entries and records by key, who held which office, and which keys may be named."""

    entries: dict[str, Entry]
    records: dict[str, Entry]
    tenures: dict[int, list[Tenure]]
    holders: dict[int, list[Tenure]]
    public: frozenset[str] | None

    def reference(self, entry: Entry | None) -> dict[str, str] | None:
        """Return {key, kind, label} of an entry that is public, or becomes so in this batch; else None."""
        if entry is None or (self.public is not None and entry.key not in self.public):
            return None
        return {"key": entry.key, "kind": entry.kind, "label": entry.label}

    def references(self, entries: Iterable[Entry]) -> list[dict[str, str]]:
        """Return the references to those of `entries` that are public."""
        return [reference for entry in entries if (reference := self.reference(entry))]


def gather(keys: Iterable[str], *, as_if_all_public: bool = False) -> Gathered:
    """Return what is needed to make editions of the entries with these keys.

    With `as_if_all_public` every reference is kept: that is for previews at the desk only.
    """
    entries = {entry.key: entry for entry in whole_entries().filter(key__in=set(keys))}
    records = {record.key: record for record in records_of(entries.values())}
    tenures = tenures_by("person_id", speakers(entries.values()) | {entry.pk for entry in entries.values()})
    holders = tenures_by("office__organization_id", {entry.pk for entry in entries.values()})
    gathered = Gathered(entries, records, tenures, holders, None)
    if as_if_all_public:
        return gathered
    public = public_keys(referenced(gathered)) | set(entries)
    return Gathered(entries, records, tenures, holders, frozenset(public))


def whole_entries() -> Any:
    """Return the queryset of entries with all their parts, without the bytes of captures."""
    texts = Text.objects.select_related("translation_of").prefetch_related(
        "passages__speaker",
        "passages__office",
        "emendations",
        Prefetch("mentions", Mention.objects.select_related("entry").order_by("start", "end")),
        Prefetch("capture", Capture.objects.defer("content")),
    )
    return Entry.objects.prefetch_related(
        "names",
        "identifiers",
        "topics",
        "collections",
        Prefetch("participations", Participation.objects.select_related("participant", "office")),
        Prefetch("relations", Relation.objects.select_related("object")),
        Prefetch("texts", texts),
    )


def records_of(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries as what they are, with the entries they point to."""
    kinds: dict[str, list[int]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry.pk)
    querysets = (
        apps.get_model("catalogue", kind)._default_manager.select_related(*RELATED.get(kind, ())).filter(pk__in=pks)
        for kind, pks in kinds.items()
    )
    return list(chain.from_iterable(querysets))


def speakers(entries: Iterable[Entry]) -> set[int]:
    """Return the primary keys of all who speak in the texts of `entries`."""
    passages = (passage for entry in entries for text in entry.texts.all() for passage in text.passages.all())
    return {passage.speaker_id for passage in passages if passage.speaker_id}


def tenures_by(field: str, values: set[int]) -> dict[int, list[Tenure]]:
    """Return tenures with person, office and organization, grouped by a field, in the order of time."""
    grouped: dict[int, list[Tenure]] = {}
    rows = Tenure.objects.select_related("person", "office__organization").prefetch_related("office__names")
    for tenure in rows.filter(**{f"{field}__in": values}).order_by("when_earliest", "pk"):
        owner = tenure.person_id if field == "person_id" else tenure.office.organization_id
        grouped.setdefault(owner, []).append(tenure)
    return grouped


def referenced(gathered: Gathered) -> set[str]:
    """Return the keys of all entries that the batch points to."""
    pointed: list[Entry | None] = []
    for entry in gathered.entries.values():
        pointed += [*entry.topics.all(), *entry.collections.all()]
        pointed += [one.participant for one in entry.participations.all()]
        pointed += [one.object for one in entry.relations.all()]
        for text in entry.texts.all():
            pointed += [passage.speaker for passage in text.passages.all()]
            pointed += [mention.entry for mention in text.mentions.all()]
    for record in gathered.records.values():
        pointed += [getattr(record, name) for name in RELATED.get(record.kind, ())]
    for tenure in chain.from_iterable([*gathered.tenures.values(), *gathered.holders.values()]):
        pointed += [tenure.person, tenure.office.organization]
    return {entry.key for entry in pointed if entry is not None}


def public_keys(keys: set[str]) -> set[str]:
    """Return those of `keys` whose newest edition is published, and not a tombstone or a redirect."""
    rows = Edition.objects.using("default").filter(key__in=keys).order_by("key", "-number").distinct("key")
    return {key for key, act in rows.values_list("key", "act") if act == Edition.Act.PUBLISH}
