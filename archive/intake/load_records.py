"""From described records (archive.intake.drafts.Records) to the catalogue; a key that exists is left as it is."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction

from archive.catalogue.models import (
    Emendation,
    Entry,
    Identifier,
    Mention,
    Name,
    Office,
    OfficeName,
    Participation,
    Passage,
    Relation,
    Tenure,
    Text,
)
from archive.intake.drafts import (
    EmendationRecord,
    EntryRecord,
    MentionRecord,
    OfficeRecord,
    Records,
    TextRecord,
    WhenRecord,
)
from archive.intake.load import add_text, keep_capture, known_names
from archive.intake.parsers.plain import parse
from archive.intake.parsers.records import DETAIL_KEYS
from archive.intake.received import receive
from archive.text.names import NameFinder

ReadFile = Callable[[str], bytes]


class LoadError(ValueError):
    """A record names something that is not there; the message says what, and nothing was written."""


@dataclass(frozen=True)
class Loaded:
    """How many records were new, and how many were there already and left as they were."""

    new: int = 0
    kept: int = 0


@transaction.atomic
def load_records(files: Iterable[Records], read_file: ReadFile) -> Loaded:
    """Write all records of some files in one transaction, and return how many were new.

    Files may name one another's keys in any order. `read_file` returns the bytes of a text's source.
    """
    files = list(files)
    entries = [entry for records in files for entry in records.entries]
    offices = [office for records in files for office in records.offices]
    texts = [text for records in files for text in records.texts]
    there = set(Entry.objects.filter(key__in=[entry.key for entry in entries]).values_list("key", flat=True))
    fresh = [entry for entry in entries if entry.key not in there]
    for entry in fresh:
        create(entry)
    new_offices = [load_office(office) for office in offices if not Office.objects.filter(key=office.key).exists()]
    for entry in fresh:
        connect(entry)
    finder = known_names() if texts else NameFinder([])
    new_texts = [load_text(text, read_file, finder) for text in texts if text.entry not in there]
    new = len(fresh) + len(new_offices) + len(new_texts)
    return Loaded(new, len(entries) + len(offices) + len(texts) - new)


def find(key: str, model: Any = Entry) -> Any:
    """Return the entry (or office) of a key; LoadError where there is none."""
    try:
        return model.objects.get(key=key)
    except model.DoesNotExist:
        raise LoadError(f"No {model._meta.verbose_name} has the key {key}.") from None


def when_fields(when: WhenRecord | None) -> dict[str, str]:
    """Return the fields of a dated row."""
    return {"when_words": when.words, "when_edtf": when.edtf} if when else {}


def create(record: EntryRecord) -> None:
    """Write an entry with its own words, its names and numbers; what it points to follows when all are written."""
    model = apps.get_model("catalogue", record.kind)
    plain = {name: value for name, value in record.details.items() if name not in DETAIL_KEYS}
    entry = model(key=record.key, stub=record.stub, summary=record.summary, **when_fields(record.when), **plain)
    entry.clean()
    entry.save()
    for name in record.names:
        Name.objects.create(entry=entry, text=name.text, language=name.language or "und", kind=name.kind)
    for identifier in record.identifiers:
        Identifier.objects.create(entry=entry, scheme=identifier.scheme, value=identifier.value)


def load_office(record: OfficeRecord) -> Office:
    """Return a new office with its names and those who held it."""
    english = next((name.text for name in record.names if name.language == "en"), None)
    organization = find(record.organization, apps.get_model("catalogue", "organization"))
    title = english or (record.names[0].text if record.names else record.key)
    office = Office.objects.create(key=record.key, title=title, organization=organization)
    for name in record.names:
        OfficeName.objects.create(office=office, text=name.text, language=name.language or "und", kind=name.kind)
    for held in record.tenures:
        person = find(held.person, apps.get_model("catalogue", "person"))
        tenure = Tenure(office=office, person=person, note=held.note, **when_fields(held.when))
        tenure.clean()
        tenure.save()
    return office


def connect(record: EntryRecord) -> None:
    """Write what an entry points to: places, publishers, participants, relations, topics, collections."""
    entry = find(record.key).record
    for name in DETAIL_KEYS:
        if record.details.get(name):
            field = entry._meta.get_field(name)
            setattr(entry, name, find(record.details[name], field.related_model))
    entry.save()
    for position, one in enumerate(record.participations, 1):
        office = find(one.office, Office) if one.office else None
        Participation.objects.create(
            entry=entry,
            participant=find(one.entry),
            role=one.role,
            named_as=one.named_as,
            office=office,
            position=position,
        )
    for relation in record.relations:
        Relation.objects.create(subject=entry, type=relation.type, object=find(relation.entry), note=relation.note)
    entry.topics.set([find(key, apps.get_model("catalogue", "topic")) for key in record.topics])
    entry.collections.set([find(key, apps.get_model("catalogue", "collection")) for key in record.collections])


def load_text(record: TextRecord, read_file: ReadFile, finder: NameFinder) -> Text:
    """Return a new text: the source parsed, then what the record says of speakers, damage and mentions."""
    received = receive(read_file(record.file), record.file)
    draft = parse(received.text, known_names=finder)
    source = record.source
    capture = keep_capture(
        received,
        filename=record.file,
        damaged=record.damaged,
        address=source.address if source else "",
        retrieved=source.retrieved or None if source else None,
    )
    fields = {
        "language": record.language,
        "standing": record.standing or Text.Standing.UNKNOWN,
        "original_language": record.original_language,
        **({"title": record.title} if record.title else {}),
    }
    speakers = {speaker.turn: find(speaker.person) for speaker in record.speakers}
    text = add_text(find(record.entry), draft, capture, fields, speakers or None)
    for speaker in record.speakers:
        why = {"speaker_why": speaker.why} if speaker.why else {}
        Passage.objects.filter(text=text, turn=speaker.turn).update(
            speaker=speakers[speaker.turn], speaker_status=speaker.status, **why
        )
    for emendation in record.emendations:
        emend(text, emendation)
    for mention in record.mentions:
        mention_in(text, mention)
    return text


def spans(text: Text, words: str, occurrence: int | None) -> list[tuple[int, int]]:
    """Return where words stand in the received text: one occurrence (counted from 1), or all for None."""
    found = [(match.start(), match.end()) for match in re.finditer(re.escape(words), text.received)]
    if len(found) < (occurrence or 1):
        raise LoadError(f"{text}: “{words}” does not stand in the text {occurrence or 1} times.")
    return found if occurrence is None else [found[occurrence - 1]]


def emend(text: Text, record: EmendationRecord) -> None:
    """Write a proposed reading."""
    ((start, end),) = spans(text, record.words, record.occurrence)
    Emendation.objects.create(
        text=text,
        start=start,
        end=end,
        received=record.words,
        proposed=record.proposed,
        edtf=record.edtf,
        why=record.why,
        by=record.by,
    )


def mention_in(text: Text, record: MentionRecord) -> None:
    """Write a mention by hand; the program's own suggestions that touch its words give way to it."""
    entry = find(record.entry) if record.entry else None
    for start, end in spans(text, record.words, record.occurrence):
        touching = Mention.objects.filter(text=text, start__lt=end, end__gt=start)
        touching.filter(status=Mention.Status.SUGGESTED).delete()
        Mention.objects.create(
            text=text,
            start=start,
            end=end,
            words=record.words,
            entry=entry,
            when_words=record.words if record.edtf else "",
            when_edtf=record.edtf or "",
            status=record.status,
            how="by hand",
        )
