"""From what a parser understood to drafts in the catalogue; nothing is published here."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from archive.catalogue.models import Capture, Entry, Mention, Name, Participation, Passage, Statement, Text
from archive.intake.drafts import Draft, Received
from archive.intake.rows import date_rows, name_rows, page_rows, passage_rows
from archive.text.names import NameFinder, fold


class Conflict(Exception):
    """The key belongs to another record already; nothing was written."""


def names_of_catalogue() -> list[tuple[str, str, str]]:
    """Return (name, key, kind) of all entries in the catalogue but statements."""
    rows = Name.objects.exclude(entry__kind=Entry.Kind.STATEMENT)  # a title would swallow the names that stand in it
    return list(rows.values_list("text", "entry__key", "entry__kind"))


def known_names() -> NameFinder:
    """Return a finder of the names of all entries in the catalogue but statements."""
    return NameFinder(names_of_catalogue())


def keep_capture(received: Received, **fields: Any) -> Capture:
    """Return the capture of these bytes, kept now if they were not before."""
    fields = {"encoding": received.encoding, "media_type": received.media_type, **fields}
    capture, _ = Capture.objects.get_or_create(sha256=received.sha256, defaults={"content": received.bytes, **fields})
    return capture


@transaction.atomic
def load_draft(
    draft: Draft,
    received: Received,
    *,
    key: str,
    entry_fields: Mapping[str, Any] | None = None,
    text_fields: Mapping[str, Any] | None = None,
    speakers: Mapping[int, Entry] | None = None,
    source: Mapping[str, Any] | None = None,
) -> Statement:
    """Return the statement that a draft becomes, with its text, passages and suggestions.

    `entry_fields`, `text_fields` and `source` (fields of the capture) are a curator's corrections; `speakers`
    gives the entry of each turn that is known; where it is None they are matched by name. The same source under
    the same key again changes nothing; another source under it raises Conflict.
    """
    existing = Statement.objects.filter(key=key).first()
    if existing:
        return unchanged_or_conflict(existing, received)
    if Entry.objects.filter(key=key).exists():
        raise Conflict(f"The key {key} belongs to an entry of another kind.")
    when = {"when_words": draft.when.words, "when_edtf": draft.when.edtf} if draft.when else {}
    statement = Statement(**{"key": key, "number": draft.number, **when, **(entry_fields or {})})
    statement.save()
    title = (text_fields or {}).get("title", draft.title) or key
    language = (text_fields or {}).get("language", draft.language)
    Name.objects.create(entry=statement, text=title[:500], language=language)
    add_text(statement, draft, keep_capture(received, **(source or {})), text_fields, speakers)
    return Statement.objects.get(pk=statement.pk)


def unchanged_or_conflict(statement: Statement, received: Received) -> Statement:
    """Return the statement if one of its texts was made from these very bytes, else raise Conflict."""
    if statement.texts.filter(capture__sha256=received.sha256).exists():
        return statement
    raise Conflict(f"{statement.key} was made from another source; nothing was changed. Add a text at the desk.")


def add_text(
    entry: Entry,
    draft: Draft,
    capture: Capture,
    fields: Mapping[str, Any] | None = None,
    speakers: Mapping[int, Entry] | None = None,
) -> Text:
    """Return a new text of `entry` with the draft's passages, speakers (None: matched by name) and suggestions."""
    fields = {"title": draft.title, "language": draft.language, **(fields or {})}
    issued = {"when_words": draft.issued.words, "when_edtf": draft.issued.edtf} if draft.issued else {}
    pages = [list(page) for page in page_rows(draft)]
    text = Text(entry=entry, capture=capture, received=draft.text, pages=pages, **{**issued, **fields})
    text.identifier = text.identifier or text.free_identifier()
    text.save()
    people = matched_speakers(draft) if speakers is None else dict(speakers)
    Passage.objects.bulk_create(passages(text, draft, people), batch_size=1000)
    Mention.objects.bulk_create(mentions(text, draft), batch_size=1000)
    add_participations(entry, draft, people)
    return text


def passages(text: Text, draft: Draft, people: Mapping[int, Entry]) -> list[Passage]:
    """Return the unsaved passages of a draft, each turn with its speaker as labelled, suggested or given."""
    rows = []
    for row in passage_rows(draft):
        speaker = people.get(row.turn) if row.turn else None
        passage = Passage(text=text, speaker=speaker, **row._asdict())
        if speaker:
            passage.speaker_status = Passage.Status.SUGGESTED
        rows.append(passage)
    return rows


def matched_speakers(draft: Draft) -> dict[int, Entry]:
    """Return the person or organization of each turn whose speaker's name belongs to exactly one."""
    names = {turn.number: fold(turn.speaker.name) for turn in draft.turns if turn.speaker and turn.speaker.name}
    rows = Name.objects.filter(folded__in=set(names.values()), entry__kind__in=["person", "organization"])
    bearers: dict[str, dict[int, Entry]] = {}
    for name in rows.select_related("entry"):
        bearers.setdefault(name.folded, {})[name.entry_id] = name.entry
    unique = {folded: next(iter(found.values())) for folded, found in bearers.items() if len(found) == 1}
    return {number: unique[folded] for number, folded in names.items() if folded in unique}


def mentions(text: Text, draft: Draft) -> list[Mention]:
    """Return the dates and names found as unsaved suggestions, one for every entry that bears a name."""
    entries = Entry.objects.in_bulk({key for found in draft.mentions for key in found.keys}, field_name="key")
    rows = []
    for found in (*date_rows(draft.dates), *name_rows(draft)):
        words, edtf, earliest, latest = found.when
        for entry in [entries.get(key) for key in found.keys] or [None]:
            if entry or not found.keys:
                rows.append(
                    Mention(
                        text=text, start=found.start, end=found.end, words=found.words, entry=entry, how=found.how,
                        when_words=words, when_edtf=edtf, when_earliest=earliest, when_latest=latest,
                        readings=list(found.readings),
                    )
                )  # fmt: skip
    return rows


def add_participations(entry: Entry, draft: Draft, people: Mapping[int, Entry]) -> None:
    """Add the speakers to an entry's participations, as named in the text, in the order of speaking."""
    taken = set(entry.participations.filter(role=Participation.Role.SPEAKER).values_list("participant", flat=True))
    for turn in draft.turns:
        person = people.get(turn.number)
        if person and person.pk not in taken and turn.speaker:
            taken.add(person.pk)
            entry.participations.create(
                participant=person,
                role=Participation.Role.SPEAKER,
                named_as=turn.speaker.name[:300],
                position=len(taken),
            )
