"""A record understood, as the values of the rows that it becomes; pure, so that other processes can make them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from archive.intake.drafts import Draft, Speaker, Turn, Understood
from archive.text.names import fold
from archive.text.when import FoundDate, When, from_edtf

SUGGESTED = "suggested"
READING_FIELDS = ("edtf", "words", "why")


class WhenRow(NamedTuple):
    """The four columns of a date."""

    words: str = ""
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None


class PassageRow(NamedTuple):
    """A passage but for its text and the entry that speaks; names are those of the columns."""

    position: int
    anchor: str
    number: int | None
    kind: str
    start: int
    end: int
    turn: int | None
    label_start: int | None
    label_end: int | None
    speaker_name: str
    speaker_status: str
    speaker_why: str
    office_as_labelled: str


class MentionRow(NamedTuple):
    """A mention but for its text; it names each of the entries with these keys, or a date."""

    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    how: str
    when: WhenRow = WhenRow()
    readings: tuple[dict[str, Any], ...] = ()


class SpeakerRow(NamedTuple):
    """Who speaks in a turn, as named there, and the name to be found by."""

    turn: int
    name: str
    folded: str


class Record(NamedTuple):
    """One record of a source, ready to be written; `id` tells the records of one source apart.

    `own` are the bytes of this record alone where it is a part of the source that stands by itself, else none.
    """

    id: str
    own: bytes
    text: str
    encoding: str
    media_type: str
    title: str
    number: str
    language: str
    when: WhenRow
    issued: WhenRow
    place: str
    stated: dict[str, str]
    troubles: tuple[str, ...]
    passages: tuple[PassageRow, ...]
    mentions: tuple[MentionRow, ...]
    speakers: tuple[SpeakerRow, ...]
    pages: tuple[tuple[int, str], ...] = ()


def record_of(understood: Understood, source: bytes) -> Record:
    """Return the rows of a record that a parser understood in a source."""
    draft, received = understood.draft, understood.received
    return Record(
        id=understood.id,
        own=b"" if received.bytes == source else received.bytes,
        text=draft.text,
        encoding=received.encoding,
        media_type=received.media_type,
        title=draft.title,
        number=draft.number,
        language=draft.language,
        when=when_row(draft.when),
        issued=when_row(draft.issued),
        place=draft.place,
        stated=dict(understood.stated),
        troubles=tuple(trouble.message for trouble in (*received.troubles, *draft.troubles)),
        passages=tuple(passage_rows(draft)),
        mentions=(*date_rows(draft.dates), *name_rows(draft)),
        speakers=tuple(speaker_rows(draft)),
        pages=tuple(page_rows(draft)),
    )


def when_row(when: When | None) -> WhenRow:
    """Return the columns of a date."""
    return WhenRow(when.words[:200], when.edtf, when.earliest, when.latest) if when else WhenRow()


def passage_rows(draft: Draft) -> Iterator[PassageRow]:
    """Yield the passages of a draft, each turn with its speaker as labelled or suggested."""
    turns: Mapping[int, Turn] = {turn.number: turn for turn in draft.turns}
    for position, passage in enumerate(draft.passages(), 1):
        turn = turns.get(passage.turn) if passage.turn else None
        speaker = turn.speaker if turn else None
        yield PassageRow(
            position, passage.anchor, passage.number, passage.kind, passage.start, passage.end, passage.turn,
            passage.label_start, passage.label_end, *speaker_columns(speaker),
        )  # fmt: skip


def speaker_columns(speaker: Speaker | None) -> tuple[str, str, str, str]:
    """Return name, status, reason and office as labelled: a match is a suggestion until a curator confirms it."""
    if speaker is None:
        return "", "", "", ""
    return speaker.name[:300], SUGGESTED, speaker.why[:500], speaker.office[:300]


def page_rows(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield where each page of the printed original begins, and its number as printed."""
    return ((page.start, page.label) for page in draft.pages)


def speaker_rows(draft: Draft) -> Iterator[SpeakerRow]:
    """Yield who speaks in each turn that says it."""
    folded: dict[str, str] = {}
    for turn in draft.turns:
        if turn.speaker and turn.speaker.name:
            name = turn.speaker.name
            folded.setdefault(name, fold(name))
            yield SpeakerRow(turn.number, name[:300], folded[name])


def date_rows(dates: tuple[FoundDate, ...]) -> Iterator[MentionRow]:
    """Yield the dates found as suggestions; a damaged one has its readings and no date."""
    for found in dates:
        readings = tuple({name: getattr(reading, name) for name in READING_FIELDS} for reading in found.readings)
        if not found.edtf and not readings:
            continue  # a relative date with no day to count from names nothing yet; its words stay in the text
        when = when_row(from_edtf(found.edtf, found.words)) if found.edtf else WhenRow(found.words[:200])
        relative = "date relative to the day of speaking" if found.relative else "date"
        how = "damaged date" if found.damaged else relative
        yield MentionRow(found.start, found.end, found.words[:500], (), how, when, readings)


def name_rows(draft: Draft) -> Iterator[MentionRow]:
    """Yield the names found as suggestions, of one entry or of several that bear the name."""
    for found in draft.mentions:
        how = "name" if len(found.keys) == 1 else f"name borne by {len(found.keys)} entries"
        yield MentionRow(found.start, found.end, found.words[:500], found.keys, how)
