"""A record understood, as the values of the rows that it becomes; pure, so that other processes can make them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from archive.intake.drafts import Draft, Speaker, Turn, Understood
from archive.text.known_names import DECLINED, EXACT, OFFICE
from archive.text.named_offices import OfficeAlone, is_former, offices_alone, rank_of, without_office
from archive.text.names import FoundName, fold
from archive.text.treaty_cases import nominative
from archive.text.when import FoundDate, When, from_edtf

SUGGESTED = "suggested"
TITLE = "title of a document"
BESIDE = 3  # characters between an office and the name of its holder, at most
_ENDS_SENTENCE = re.compile(r"[.!?。！？\n;；]")
_PARTS = re.compile("[\\s·•・‧-]")
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
    """A mention but for its text; it names each of the entries with these keys, or a date, or who holds an office.

    An office is one of `offices` (keys), or one of these `ranks` (archive.text.named_offices) which the text tells.
    `full`: the whole name of one entry, in several words. `title`: the title, folded, of a document that no known
    name is.
    """

    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    how: str
    when: WhenRow = WhenRow()
    readings: tuple[dict[str, Any], ...] = ()
    offices: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    full: bool = False
    title: str = ""


class SpeakerRow(NamedTuple):
    """Who speaks in a turn, as named there, and the name to be found by."""

    turn: int
    name: str
    folded: str
    other: str = ""  # the name without the office that stands with it, folded
    rank: str = ""  # what office the name is, where it is one


class Facts(NamedTuple):
    """What a draft says that must be found in the catalogue: names, offices, and the day on which they are held."""

    when: WhenRow
    place: str
    stated: dict[str, str]
    mentions: tuple[MentionRow, ...]
    speakers: tuple[SpeakerRow, ...]


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


def facts_of(draft: Draft, stated: Mapping[str, str] | None = None) -> Facts:
    """Return what must be found in the catalogue of a draft; a record has the same."""
    return Facts(
        when=when_row(draft.when),
        place=draft.place,
        stated=dict(stated or {}),
        mentions=(*date_rows(draft.dates), *name_rows(draft), *title_rows(draft)),
        speakers=tuple(speaker_rows(draft)),
    )


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
        issued=when_row(draft.issued),
        troubles=tuple(trouble.message for trouble in (*received.troubles, *draft.troubles)),
        passages=tuple(passage_rows(draft)),
        pages=tuple(page_rows(draft)),
        **facts_of(draft, understood.stated)._asdict(),
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
    """Yield who speaks in each turn that says it: by name, or where none stands there, by office."""
    known: dict[str, tuple[str, str, str]] = {}
    for turn in draft.turns:
        name = _named_as(turn.speaker)
        if name:
            if name not in known:
                known[name] = (fold(name), without_office(name), rank_of(name))
            yield SpeakerRow(turn.number, name[:300], *known[name])


def _named_as(speaker: Speaker | None) -> str:
    """Return by what a speaker is known; "" where a label gives a part alone: Q, 答."""
    if speaker is None:
        return ""
    return speaker.name or ("" if speaker.role else speaker.office)


def date_rows(dates: tuple[FoundDate, ...]) -> Iterator[MentionRow]:
    """Yield the dates found as suggestions; a damaged one has its readings and no date."""
    for found in dates:
        readings = tuple({name: getattr(reading, name) for name in READING_FIELDS} for reading in found.readings)
        if not found.edtf and not readings:
            continue  # a relative date with no day to count from names nothing yet; its words stay in the text
        when = when_row(from_edtf(found.edtf, found.words)) if found.edtf else WhenRow(found.words[:200])
        relative = "date relative to the day of speaking" if found.relative else "date"
        plain = f"date of the {found.calendar} calendar" if found.calendar else relative
        how = "damaged date" if found.damaged else plain
        yield MentionRow(found.start, found.end, found.words[:500], (), how, when, readings)


def name_rows(draft: Draft) -> Iterator[MentionRow]:
    """Yield the names found as suggestions, of one entry or of several that bear the name, and the offices."""
    days = [(found.start, found.end) for found in draft.dates]
    people = [(found.start, found.end) for found in draft.mentions if found.kind == "person"]
    for found in draft.mentions:
        words = found.words[:500]
        if found.kind == OFFICE:
            if _is_alone(found, draft.text, people):
                yield MentionRow(found.start, found.end, words, (), "office", offices=found.keys)
        elif " " in words or not _touches(found.start, found.end, days):  # May is no minister in "5 May"
            how = found.how if len(found.keys) == 1 else f"name borne by {len(found.keys)} entries"
            yield MentionRow(found.start, found.end, words, found.keys, how, full=_is_full(found))
    named = [(found.start, found.end) for found in draft.mentions]
    for office in offices_alone(draft.text, draft.language):
        if not _touches(office.start, office.end, named) and _is_alone(office, draft.text, people):
            yield MentionRow(office.start, office.end, office.words, (), "office", ranks=office.ranks)


def title_rows(draft: Draft) -> Iterator[MentionRow]:
    """Yield the titles of documents that no known name is, each wherever it stands."""
    days = {(found.start, found.end) for found in draft.dates}
    for start, end in draft.titles:
        words = draft.text[start:end][:500]
        title = fold(nominative(" ".join(words.split()), draft.language))[:500]
        if title and (start, end) not in days:
            yield MentionRow(start, end, words, (), TITLE, title=title)


def _touches(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether some span, of those in order, shares a character with start..end."""
    at = bisect_left(spans, (start, start))
    return any(first < end and start < last for first, last in spans[max(0, at - 2) : at + 1])


def _is_alone(office: FoundName | OfficeAlone, text: str, people: list[tuple[int, int]]) -> bool:
    """Tell whether an office stands without its holder's name beside it, and is not called former."""
    start, end = office.start, office.end
    at = bisect_left(people, (start, start))
    for first, last in people[max(0, at - 2) : at + 2]:
        if first < end and start < last:
            return False
        left, right = (end, first) if first >= end else (last, start)
        if right - left <= BESIDE and not _ENDS_SENTENCE.search(text[left:right]):
            return False
    return not is_former(text, start)


def _is_full(found: FoundName) -> bool:
    """Tell whether a name is the whole name of one entry, in several parts."""
    return len(found.keys) == 1 and found.how in (EXACT, DECLINED) and bool(_PARTS.search(found.words.strip()))
