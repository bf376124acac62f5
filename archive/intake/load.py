"""From what a parser understood to drafts in the catalogue; nothing is published here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from archive.catalogue.models import Capture, Entry, Mention, Name, OfficeName, Participation, Passage, Statement, Text
from archive.intake.drafts import Draft, Received
from archive.intake.resolving import Suggestion, meant_by
from archive.intake.rows import facts_of, page_rows, passage_rows
from archive.text.known_names import OFFICE
from archive.text.names import KnownName, NameFinder


class Conflict(Exception):
    """The key belongs to another record already; nothing was written."""


def names_of_catalogue() -> list[KnownName]:
    """Return the names of all entries in the catalogue but statements, and of all offices."""
    rows = Name.objects.exclude(entry__kind=Entry.Kind.STATEMENT)  # a title would swallow the names that stand in it
    names = [KnownName(*row) for row in rows.values_list("text", "entry__key", "entry__kind", "language")]
    offices = OfficeName.objects.values_list("text", "office__key", "language")
    return names + [KnownName(text, key, OFFICE, language) for text, key, language in offices]


def known_names() -> NameFinder:
    """Return a finder of the names of all entries in the catalogue but statements, and of all offices."""
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
    facts = facts_of(draft)
    meant = meant_by([facts])
    known = meant.speakers(facts)
    people = entries_of(known) if speakers is None else dict(speakers)
    reasons = {turn: why for turn, (_, why) in known.items()} if speakers is None else {}
    Passage.objects.bulk_create(passages(text, draft, people, reasons), batch_size=1000)
    Mention.objects.bulk_create(mentions(text, meant.suggestions(facts)), batch_size=1000)
    add_participations(entry, draft, people)
    return text


def passages(text: Text, draft: Draft, people: Mapping[int, Entry], reasons: Mapping[int, str]) -> list[Passage]:
    """Return the unsaved passages of a draft, each turn with its speaker as labelled, suggested or given.

    `reasons` say of turns why somebody speaks in them whom only the office tells.
    """
    rows = []
    for row in passage_rows(draft):
        turn = row.turn or 0
        row = row._replace(speaker_why=reasons.get(turn) or row.speaker_why)  # noqa: PLW2901
        passage = Passage(text=text, speaker=people.get(turn), **row._asdict())
        if passage.speaker:
            passage.speaker_status = Passage.Status.SUGGESTED
        rows.append(passage)
    return rows


def matched_speakers(draft: Draft) -> dict[int, Entry]:
    """Return the person or organization of each turn whose speaker is known by name or by office."""
    facts = facts_of(draft)
    return entries_of(meant_by([facts]).speakers(facts))


def entries_of(people: Mapping[int, tuple[int, str]]) -> dict[int, Entry]:
    """Return the entries of the speakers of each turn."""
    entries = Entry.objects.in_bulk({pk for pk, _ in people.values()})
    return {turn: entries[pk] for turn, (pk, _) in people.items() if pk in entries}


def mentions(text: Text, suggestions: Iterable[Suggestion]) -> list[Mention]:
    """Return suggestions as unsaved mentions."""
    rows = []
    for one in suggestions:
        words, edtf, earliest, latest = one.row.when
        rows.append(
            Mention(
                text=text, start=one.row.start, end=one.row.end, words=one.row.words, entry_id=one.entry, how=one.how,
                when_words=words, when_edtf=edtf, when_earliest=earliest, when_latest=latest,
                readings=list(one.row.readings), title=one.row.title,
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
                named_as=(turn.speaker.name or turn.speaker.office)[:300],
                position=len(taken),
            )
