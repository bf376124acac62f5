"""Everything that a batch of entries needs to be made into editions, fetched in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any

from django.apps import apps
from django.db.models import Prefetch

from archive.catalogue.models import Capture, Entry, Mention, Office, Participation, Passage, Relation, Tenure, Text
from archive.reading.models import Edition

RELATED = {
    "statement": ("place", "publisher"),
    "document": ("place", "publisher"),
    "meeting": ("place",),
    "organization": ("parent", "place"),
    "place": ("within",),
    "collection": ("publisher",),
}


# What a record has by the hundred comes as rows with these names: instances of models cost ten times as much.
PARTICIPATION = ("entry_id", "participant_id", "role", "named_as", "office_id")
NAMED = ("pk", "key", "kind", "label")
PASSAGE = (
    "text_id", "anchor", "number", "kind", "start", "end", "turn", "label_start", "label_end", "speaker_id",
    "speaker_name", "speaker_status", "speaker_why", "office_id", "office_as_labelled",
)  # fmt: skip
MENTION = (
    "text_id", "start", "end", "words", "entry_id", "status", "how", "when_words", "when_edtf", "when_earliest",
    "when_latest",
)  # fmt: skip


@dataclass(frozen=True)
class Gathered:
    """A batch: its entries and records by key, who held which office, and which keys may be named.

    `participations` are rows by the entry's primary key, `passages` and confirmed `mentions` by the text's; `pointed`
    (rows too) and `offices` are what those rows point to, by primary key.
    """

    entries: dict[str, Entry]
    records: dict[str, Entry]
    tenures: dict[int, list[Tenure]]
    holders: dict[int, list[Tenure]]
    public: frozenset[str] | None
    participations: dict[int, list[Any]] = field(default_factory=dict)
    passages: dict[int, list[Any]] = field(default_factory=dict)
    mentions: dict[int, list[Any]] = field(default_factory=dict)
    pointed: dict[int, Any] = field(default_factory=dict)
    offices: dict[int, Office] = field(default_factory=dict)

    @cached_property
    def stated(self) -> dict[tuple[int, int], list[Office]]:
        """Return the offices in which somebody takes part in something, by the primary keys of both."""
        found: dict[tuple[int, int], list[Office]] = {}
        for row in chain.from_iterable(self.participations.values()):
            if row.office_id:
                found.setdefault((row.entry_id, row.participant_id), []).append(self.offices[row.office_id])
        return found

    def reference(self, entry: Any) -> dict[str, str] | None:
        """Return {key, kind, label} of an entry that is public, or becomes so in this batch; else None."""
        if entry is None or (self.public is not None and entry.key not in self.public):
            return None
        return {"key": entry.key, "kind": entry.kind, "label": entry.label}

    def office(self, office: Office | None) -> dict[str, Any] | None:
        """Return {key, title, names} of an office whose organization is public; None for any other."""
        if office is None or self.reference(office.organization) is None:
            return None
        names = [{"text": name.text, "language": name.language} for name in office.names.all()]
        return {"key": office.key, "title": office.title, "names": names}

    def references(self, entries: Iterable[Entry]) -> list[dict[str, str]]:
        """Return the references to those of `entries` that are public."""
        return [reference for entry in entries if (reference := self.reference(entry))]


def gather(keys: Iterable[str], *, as_if_all_public: bool = False) -> Gathered:
    """Return what is needed to make editions of the entries with these keys.

    With `as_if_all_public` every reference is kept: that is for previews at the desk only.
    """
    entries = {entry.key: entry for entry in whole_entries().filter(key__in=set(keys))}
    records = {record.key: record for record in records_of(entries.values())}
    own = {entry.pk for entry in entries.values()}
    texts = [text.pk for entry in entries.values() for text in entry.its_texts]
    takes_part = Participation.objects.filter(entry__in=own).order_by("entry", "position", "pk")
    participations = grouped(takes_part, PARTICIPATION)
    passages = grouped(Passage.objects.filter(text__in=texts).order_by("text", "position"), PASSAGE)
    confirmed = Mention.objects.filter(text__in=texts, status=Mention.Status.CONFIRMED)
    mentions = grouped(confirmed.order_by("text", "start", "end", "pk"), MENTION)
    speakers = distinct(passages, "speaker_id")
    named = distinct(mentions, "entry_id") | distinct(participations, "participant_id")
    offices = distinct(passages, "office_id") | distinct(participations, "office_id")
    pointed = Entry.objects.filter(pk__in=speakers | named).values_list(*NAMED, named=True)
    gathered = Gathered(
        entries, records, tenures_by("person_id", speakers | own), tenures_by("office__organization_id", own), None,
        participations, passages, mentions, {row.pk: row for row in pointed}, whole_offices().in_bulk(offices),
    )  # fmt: skip
    return gathered if as_if_all_public else as_public(gathered)


def as_public(gathered: Gathered) -> Gathered:
    """Return a batch in which only those may be named that are public, or are of the batch."""
    return replace(gathered, public=frozenset(public_keys(referenced(gathered)) | set(gathered.entries)))


def grouped(rows: Any, fields: tuple[str, ...]) -> dict[int, list[Any]]:
    """Return the rows of a queryset as named tuples, in its order, by the first field: what they belong to."""
    found: dict[int, list[Any]] = {}
    for row in rows.values_list(*fields, named=True):
        found.setdefault(row[0], []).append(row)
    return found


def distinct(rows: dict[int, list[Any]], name: str) -> set[int]:
    """Return all that a field of rows points to."""
    return {getattr(row, name) for row in chain.from_iterable(rows.values())} - {None}


def whole_offices() -> Any:
    """Return the queryset of offices with their names, their organizations and the names of those."""
    return Office.objects.select_related("organization").prefetch_related("names", "organization__names")


def whole_entries() -> Any:
    """Return the queryset of entries with their parts, without the bytes of captures and the passages of texts.

    The parts are lists, `its_names` for `names`: making a manager for each costs several times as much.
    """
    texts = Text.objects.select_related("translation_of").prefetch_related(
        its("emendations"), its("alignments"), Prefetch("capture", Capture.objects.defer("content"))
    )
    return Entry.objects.prefetch_related(
        *map(its, ("names", "identifiers", "attachments", "topics", "collections")),
        its("relations", Relation.objects.select_related("object")),
        its("texts", texts),
    )


def its(part: str, rows: Any = None) -> Prefetch:
    """Return how a part of entries is fetched, as a list under its own name."""
    return Prefetch(part, rows, to_attr=f"its_{part}")


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


def tenures_by(field: str, values: set[int]) -> dict[int, list[Tenure]]:
    """Return tenures with person, office and organization, grouped by a field, in the order of time."""
    found: dict[int, list[Tenure]] = {}
    rows = Tenure.objects.select_related("person").prefetch_related(Prefetch("office", whole_offices()))
    for tenure in rows.filter(**{f"{field}__in": values}).order_by("when_earliest", "pk"):
        owner = tenure.person_id if field == "person_id" else tenure.office.organization_id
        found.setdefault(owner, []).append(tenure)
    return found


def referenced(gathered: Gathered) -> set[str]:
    """Return the keys of all entries that the batch points to."""
    pointed: list[Any] = [*gathered.pointed.values()]
    pointed += [office.organization for office in gathered.offices.values()]
    for entry in gathered.entries.values():
        pointed += [*entry.its_topics, *entry.its_collections]
        pointed += [one.object for one in entry.its_relations]
    for record in gathered.records.values():
        pointed += [getattr(record, name) for name in RELATED.get(record.kind, ())]
    for tenure in chain.from_iterable([*gathered.tenures.values(), *gathered.holders.values()]):
        pointed += [tenure.person, tenure.office.organization]
    return {entry.key for entry in pointed if entry is not None}


def public_keys(keys: set[str]) -> set[str]:
    """Return those of `keys` whose newest edition is published, and not a tombstone or a redirect."""
    rows = Edition.objects.using("default").filter(key__in=keys).order_by("key", "-number").distinct("key")
    return {key for key, act in rows.values_list("key", "act") if act == Edition.Act.PUBLISH}
