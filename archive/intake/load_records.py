"""From described records (archive.intake.drafts.Records) to the catalogue; a key that exists is left as it is."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from archive.catalogue.models import Emendation, Entry, Mention, Passage, Text
from archive.intake.drafts import EmendationRecord, EntryRecord, MentionRecord, OfficeRecord, Records, TextRecord
from archive.intake.load import add_text, keep_capture, known_names
from archive.intake.load_entries import LoadError, entries_in_catalogue, named_keys, offices_in_catalogue, write_entries
from archive.intake.mergers import merged
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.text.names import NameFinder

ReadFile = Callable[[str], bytes]


@dataclass(frozen=True)
class Loaded:
    """How many records were new, how many were there already and left as they were; keys that were merged, and those
    they lead to."""

    new: int = 0
    kept: int = 0
    gone: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def load_records(files: Iterable[Records], read_file: ReadFile) -> Loaded:
    """Write all records of some files in one transaction, and return how many were new.

    Files may name one another's keys in any order. `read_file` returns the bytes of a text's source.
    """
    files = list(files)
    entries = [entry for records in files for entry in records.entries]
    offices = [office for records in files for office in records.offices]
    texts = [text for records in files for text in records.texts]
    twice = [key for key, times in Counter(entry.key for entry in entries).items() if times > 1]
    if twice:
        raise LoadError(f"The key {twice[0]} is given twice.")
    there = set(entries_in_catalogue(entry.key for entry in entries))
    fresh = [entry for entry in entries if entry.key not in there]
    held = offices_in_catalogue(office.key for office in offices)
    new_offices = list({office.key: office for office in reversed(offices) if office.key not in held}.values())[::-1]
    write_entries(fresh, new_offices)
    finder = known_names() if texts else NameFinder([])
    new_texts = [load_text(text, read_file, finder) for text in texts if text.entry not in there]
    new = len(fresh) + len(new_offices) + len(new_texts)
    gone = {key: target.key for key, (_, target) in merged(keys_in(entries, offices, texts)).items()}
    return Loaded(new, len(entries) + len(offices) + len(texts) - new, gone)


def keys_in(entries: Iterable[EntryRecord], offices: Iterable[OfficeRecord], texts: Iterable[TextRecord]) -> set[str]:
    """Return the keys of all entries that records are of or name."""
    entries = list(entries)
    keys = named_keys(entries, offices) | {one.key for one in entries}
    for text in texts:
        keys |= {text.entry, *(one.person for one in text.speakers), *(one.entry for one in text.mentions)}
    return keys - {""}


def find(key: str) -> Entry:
    """Return the entry of a key, that into which it was merged where it was; LoadError where there is none."""
    try:
        entry = Entry.objects.get(key=key)
    except Entry.DoesNotExist:
        raise LoadError(f"No entry has the key {key}.") from None
    return merged([key])[key][1] if entry.state == Entry.State.MERGED else entry


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
