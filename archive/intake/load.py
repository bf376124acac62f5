"""From what a parser understood to drafts in the catalogue; nothing is published here."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from archive.catalogue.models import Capture, Entry, Mention, Name, Participation, Passage, Statement, Text
from archive.intake.drafts import Draft, Turn
from archive.intake.received import Received
from archive.text.names import NameFinder, fold

READING_FIELDS = ("edtf", "words", "why")


class Conflict(Exception):
    """The key belongs to another record already; nothing was written."""


def known_names() -> NameFinder:
    """Return a finder of the names of all entries in the catalogue but statements."""
    rows = Name.objects.exclude(entry__kind=Entry.Kind.STATEMENT)  # a title would swallow the names that stand in it
    return NameFinder(list(rows.values_list("text", "entry__key", "entry__kind")))


def keep_capture(received: Received, **fields: Any) -> Capture:
    """Return the capture of these bytes, kept now if they were not before."""
    fields = {"encoding": received.encoding, **fields}
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
    gives the entry of each turn that is known. The same source under the same key again changes nothing;
    another source under it raises Conflict.
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
    """Return a new text of `entry` with the draft's passages, speakers and suggestions."""
    fields = {"title": draft.title, "language": draft.language, **(fields or {})}
    issued = {"when_words": draft.issued.words, "when_edtf": draft.issued.edtf} if draft.issued else {}
    text = Text(entry=entry, capture=capture, received=draft.text, **{**issued, **fields})
    text.identifier = text.identifier or text.free_identifier()
    text.save()
    people = dict(speakers or {}) or matched_speakers(draft)
    Passage.objects.bulk_create(passages(text, draft, people), batch_size=1000)
    Mention.objects.bulk_create([*date_mentions(text, draft), *name_mentions(text, draft)], batch_size=1000)
    add_participations(entry, draft, people)
    return text


def passages(text: Text, draft: Draft, people: Mapping[int, Entry]) -> list[Passage]:
    """Return the unsaved passages of a draft, each turn with its speaker as labelled or suggested."""
    turns = {turn.number: turn for turn in draft.turns}
    rows = []
    for position, passage in enumerate(draft.passages(), 1):
        turn = turns.get(passage.turn) if passage.turn else None
        rows.append(
            Passage(
                text=text,
                position=position,
                anchor=passage.anchor,
                number=passage.number,
                kind=passage.kind,
                start=passage.start,
                end=passage.end,
                turn=passage.turn,
                label_start=passage.label_start,
                label_end=passage.label_end,
                **speaker_fields(turn, people),
            )
        )
    return rows


def speaker_fields(turn: Turn | None, people: Mapping[int, Entry]) -> dict[str, Any]:
    """Return the speaker's fields of a passage: a match is a suggestion until a curator confirms it."""
    if turn is None or turn.speaker is None:
        return {}
    return {
        "speaker": people.get(turn.number),
        "speaker_name": turn.speaker.name[:300],
        "speaker_status": Passage.Status.SUGGESTED,
        "speaker_why": turn.speaker.why[:500],
    }


def matched_speakers(draft: Draft) -> dict[int, Entry]:
    """Return the person or organization of each turn whose speaker's name belongs to exactly one."""
    names = {turn.number: fold(turn.speaker.name) for turn in draft.turns if turn.speaker}
    rows = Name.objects.filter(folded__in=set(names.values()), entry__kind__in=["person", "organization"])
    bearers: dict[str, dict[int, Entry]] = {}
    for name in rows.select_related("entry"):
        bearers.setdefault(name.folded, {})[name.entry_id] = name.entry
    unique = {folded: next(iter(found.values())) for folded, found in bearers.items() if len(found) == 1}
    return {number: unique[folded] for number, folded in names.items() if folded in unique}


def date_mentions(text: Text, draft: Draft) -> list[Mention]:
    """Return the dates found as suggestions; a damaged one has its readings and no date."""
    rows = []
    for found in draft.dates:
        readings = [{name: getattr(reading, name) for name in READING_FIELDS} for reading in found.readings]
        if not found.edtf and not readings:
            continue  # a relative date with no day to count from names nothing yet; its words stay in the text
        row = Mention(text=text, start=found.start, end=found.end, words=found.words[:500], readings=readings)
        row.when_words, row.when_edtf = found.words[:200], found.edtf or ""
        row.how = (
            "damaged date" if found.damaged else "date relative to the day of speaking" if found.relative else "date"
        )
        row.set_bounds()
        rows.append(row)
    return rows


def name_mentions(text: Text, draft: Draft) -> list[Mention]:
    """Return the names found as suggestions, one for every entry that bears the name."""
    entries = Entry.objects.in_bulk({key for found in draft.mentions for key in found.keys}, field_name="key")
    return [
        Mention(
            text=text,
            start=found.start,
            end=found.end,
            words=found.words[:500],
            entry=entries[key],
            how="name" if len(found.keys) == 1 else f"name borne by {len(found.keys)} entries",
        )
        for found in draft.mentions
        for key in found.keys
        if key in entries
    ]


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
