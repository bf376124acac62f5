"""Where the changes of a record and of its parts are kept: one table of events for each table of the catalogue."""

from dataclasses import dataclass, replace

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from archive.catalogue.models import Capture, Entry, Office, Text


@dataclass(frozen=True)
class Source:
    """The events of one table that belong to a record.

    `told_by` is the field that says which part it was, `within` the one that only says to what it belongs.
    """

    events: QuerySet
    noun: str
    told_by: str
    within: str


def events_of(model: str, which: Q, told_by: str = "", within: str = "") -> Source:
    """Return the events of a table that fulfil a condition."""
    event_model: type[Model] = apps.get_model("catalogue", f"{model}Event")
    noun = str(apps.get_model("catalogue", model)._meta.verbose_name)
    return Source(event_model._default_manager.filter(which), noun, told_by, within)


def of_entry(entry: Entry) -> list[Source]:
    """Return where the history of an entry is: itself, its names, who took part, its texts and their parts."""
    texts = Q(text_id__in=events_of("Text", Q(entry_id=entry.pk)).events.values("pgh_obj_id"))
    pointing = events_of("Relation", Q(object_id=entry.pk), "note")
    return [*of_form(entry), pointing, *of_text_parts(texts, texts)]


def of_record(entry: Entry) -> list[Source]:
    """Return where the history of an entry is, without the parts of its texts and what points to it."""
    pk = entry.pk
    own = [
        events_of("Entry", Q(pgh_obj_id=pk)),
        events_of(entry.kind.title(), Q(pgh_obj_id=pk)),
        events_of("Name", Q(entry_id=pk), "text", "entry"),
        events_of("Identifier", Q(entry_id=pk), "value", "entry"),
        events_of("Participation", Q(entry_id=pk), "named_as", "entry"),
        events_of("EntryTopic", Q(entry_id=pk), within="entry"),
        events_of("EntryCollection", Q(entry_id=pk), within="entry"),
        events_of("Relation", Q(subject_id=pk), "note"),
        events_of("Text", Q(entry_id=pk), "identifier", "entry"),
        events_of("Attachment", Q(entry_id=pk), "title", "entry"),
    ]
    return [*own, events_of("Tenure", Q(person_id=pk), "note", "person")] if entry.kind == Entry.Kind.PERSON else own


def of_text_parts(which: Q, aligned: Q) -> list[Source]:
    """Return where the history of passages, emendations, mentions and alignments is."""
    return [
        events_of("Passage", which, "anchor", "text"),
        events_of("Emendation", which, "received", "text"),
        events_of("Mention", which, "words", "text"),
        events_of("Alignment", aligned, within="text"),
    ]


def of_part(part: Text | Office | Capture) -> list[Source]:
    """Return where the history of a text, an office or a capture is, its own parts included."""
    if isinstance(part, Text):
        return [*of_form(part), *of_text_parts(Q(text_id=part.pk), Q(text_id=part.pk) | Q(other_id=part.pk))]
    return of_form(part)


def of_form(record: Entry | Text | Office | Capture) -> list[Source]:
    """Return where the history of what is edited on a record's own page is: its fields and the rows below them."""
    if isinstance(record, Entry):
        return of_record(record)
    own = events_of(type(record).__name__, Q(pgh_obj_id=record.pk))
    if isinstance(record, Office):
        which = Q(office_id=record.pk)
        return [
            own,
            events_of("OfficeName", which, "text", "office"),
            events_of("OfficeIdentifier", which, "value", "office"),
            events_of("Tenure", which, "note", "office"),
        ]
    return [own]


def of_removed() -> list[Source]:
    """Return where it is told which records, texts, offices and sources were deleted, and are not there again."""
    told = []
    for model, name in ((Entry, "label"), (Text, "title"), (Office, "title"), (Capture, "filename")):
        gone = events_of(model.__name__, ~Q(Exists(model._base_manager.filter(pk=OuterRef("pgh_obj_id")))))
        # The name of an entry goes before it does: it is told by what it was called last.
        before = gone.events.model.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id")).exclude(**{name: ""})
        called = Subquery(before.order_by("-pgh_id").values(name)[:1])
        told.append(
            replace(gone, events=gone.events.filter(pgh_label="delete").annotate(called=called), told_by="called")
        )
    return told
