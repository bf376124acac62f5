"""Where the changes of a record and of its parts are kept: one table of events for each table of the catalogue."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q, QuerySet

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
    pk = entry.pk
    texts = events_of("Text", Q(entry_id=pk), "identifier", "entry")
    own = [
        events_of("Entry", Q(pgh_obj_id=pk)),
        events_of(entry.kind.title(), Q(pgh_obj_id=pk)),
        events_of("Name", Q(entry_id=pk), "text", "entry"),
        events_of("Identifier", Q(entry_id=pk), "value", "entry"),
        events_of("Participation", Q(entry_id=pk), "named_as", "entry"),
        events_of("EntryTopic", Q(entry_id=pk), within="entry"),
        events_of("EntryCollection", Q(entry_id=pk), within="entry"),
        events_of("Relation", Q(subject_id=pk) | Q(object_id=pk), "note"),
        texts,
        *of_text_parts(Q(text_id__in=texts.events.values("pgh_obj_id"))),
    ]
    return [*own, events_of("Tenure", Q(person_id=pk), "note", "person")] if entry.kind == Entry.Kind.PERSON else own


def of_text_parts(which: Q) -> list[Source]:
    """Return where the history of passages, emendations and mentions is."""
    return [
        events_of("Passage", which, "anchor", "text"),
        events_of("Emendation", which, "received", "text"),
        events_of("Mention", which, "words", "text"),
    ]


def of_part(part: Text | Office | Capture) -> list[Source]:
    """Return where the history of a text, an office or a capture is, its own parts included."""
    own = events_of(type(part).__name__, Q(pgh_obj_id=part.pk))
    if isinstance(part, Text):
        return [own, *of_text_parts(Q(text_id=part.pk))]
    if isinstance(part, Office):
        which = Q(office_id=part.pk)
        return [own, events_of("OfficeName", which, "text", "office"), events_of("Tenure", which, "note", "office")]
    return [own]
