"""What a parser understood, as frozen values between it and the loader; nothing here knows a database."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.text.names import FoundName
from archive.text.when import FoundDate, When

# Kinds of parts. Every character of a source belongs to exactly one part.
HEADING, NUMBER, SALUTATION, LABEL, PARAGRAPH, STAGE, MARK, SPACE = (
    "heading", "number", "salutation", "label", "paragraph", "stage", "mark", "space",
)  # fmt: skip
SPOKEN = (SALUTATION, PARAGRAPH)
LONGEST_NAME = 500  # characters of a name or a title that the catalogue can hold


@dataclass(frozen=True)
class Trouble:
    """Something a curator should look at; start and end are characters of the text, where it has a place."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Part(NamedTuple):
    """A stretch of the source, text[start:end]; `turn` is the number of the speaker turn it belongs to."""

    start: int
    end: int
    kind: str
    turn: int | None = None


@dataclass(frozen=True)
class Speaker:
    """Who speaks in a turn: status "labelled" (named by its label) or "suggested" (inferred, see `why`).

    `name` is "" where only an office or a role is said: question, answer, moderator, interpreter or voice.
    """

    name: str
    status: str
    why: str
    office: str = ""
    role: str = ""


@dataclass(frozen=True)
class Turn:
    """A speaker turn; `label` is as written, without its colon, and None where the text gives none."""

    number: int
    label: str | None
    label_start: int | None
    label_end: int | None
    speaker: Speaker | None
    paragraphs: tuple[Part, ...]


class Passage(NamedTuple):
    """A paragraph in the shape of an edition's passages: text[start:end] holds label and words."""

    anchor: str
    number: int | None
    kind: str
    start: int
    end: int
    turn: int | None
    label: str | None = None
    label_start: int | None = None
    label_end: int | None = None


@dataclass(frozen=True)
class Page:
    """Where a page of the printed source begins; `label` is its number as printed ("12", "xiv")."""

    start: int
    label: str


@dataclass(frozen=True)
class Draft:
    """One record understood from a source text; joining its parts gives `text` again."""

    text: str
    parts: tuple[Part, ...]
    turns: tuple[Turn, ...] = ()
    title: str = ""
    number: str = ""
    numbers: tuple[str, ...] = ()
    language: str = "und"
    when: When | None = None
    issued: When | None = None
    place: str = ""
    standing: str = ""  # what the text says of itself: prepared, transcript-official, translation-ours, or nothing
    dates: tuple[FoundDate, ...] = ()
    mentions: tuple[FoundName, ...] = ()
    titles: tuple[tuple[int, int], ...] = ()  # where documents are cited that no known name is
    troubles: tuple[Trouble, ...] = field(default=())
    pages: tuple[Page, ...] = ()

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages in order, of which only white space between them is left out.

        What is spoken is numbered, anchor p12 being number 12; the rest is h1… (heading), n1… (number),
        s1… (stage direction), m1… (rules and markup). A label is the beginning of the passage it opens.
        """
        labels = {turn.number: turn.label for turn in self.turns}
        counts: Counter[str] = Counter()
        opened: set[int | None] = {turn.number for turn in self.turns if turn.label is None}
        passages = []
        for label, part in _with_labels(self.parts):
            letter = "p" if part.kind in (*SPOKEN, LABEL) else part.kind[0]
            counts[letter] += 1
            opens = label is not None and part.turn not in opened
            opened.add(part.turn)
            passages.append(
                Passage(
                    anchor=f"{letter}{counts[letter]}",
                    number=counts["p"] if letter == "p" else None,
                    kind="turn" if opens else _PASSAGE_KINDS.get(part.kind, part.kind),
                    start=label.start if label else part.start,
                    end=part.end,
                    turn=part.turn,
                    label=_printed(self.text, label, labels[part.turn]) if label and part.turn else None,
                    label_start=label.start if label else None,
                    label_end=label.end if label else None,
                )
            )
        return tuple(passages)


# Rules and markup are printed and not spoken, as stage directions are; a label alone still opens its turn.
_PASSAGE_KINDS = {MARK: STAGE, LABEL: PARAGRAPH}


def _printed(text: str, part: Part, label: str | None) -> str | None:
    """Return a label as printed in its place: where a turn goes on it may be spelt in another way."""
    words = text[part.start : part.end]
    return label if label is None or label in words else words.strip(' \t:：.,—–-*_#>«»"“”')


def _with_labels(parts: tuple[Part, ...]) -> Iterator[tuple[Part | None, Part]]:
    """Give each part that is neither label nor space, with the label before it; a label alone gives itself."""
    label: Part | None = None
    for part in parts:
        if part.kind == SPACE:
            continue
        if label is not None and part.turn != label.turn or label is not None and part.kind == LABEL:
            yield label, label
            label = None
        if part.kind == LABEL:
            label = part
            continue
        yield label, part
        label = None
    if label is not None:
        yield label, label


# What a source gives: the bytes as they came, and one record understood, or refused, after another.


@dataclass(frozen=True)
class Received:
    """A source as it came: `bytes` are kept as they are, `text` is what parts divide.

    For plain text `encode(text, encoding)` gives the bytes again; for other media types (HTML, TEI, Word …)
    the text was taken out of the bytes, `encoding` is that of the markup ("" where the format is binary).
    """

    text: str
    encoding: str
    bytes: bytes
    sha256: str
    troubles: tuple[Trouble, ...] = ()
    media_type: str = "text/plain"


@dataclass(frozen=True)
class Understood:
    """One record of a source: `received.text` is the draft's text, `received.bytes` the whole source.

    `id` tells the records of one file apart ("" where a file is one record); `stated` holds what the source
    says of the record and no field of a draft has: kind, standing, address, publisher, addressee …
    """

    draft: Draft
    received: Received
    id: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RefusedRecord:
    """One record that cannot be taken, of a file whose others can; `line` counts from 1, None where unknown."""

    id: str
    line: int | None
    reason: str


# What a file of the records format says, one dataclass a kind of object; keys stand for other records.


@dataclass(frozen=True)
class NameRecord:
    """A name of an entry or an office: kind is preferred, variant, short, transliteration or former."""

    text: str
    language: str = ""
    kind: str = "preferred"


@dataclass(frozen=True)
class IdentifierRecord:
    """A number given to an entry elsewhere: scheme is wikidata, viaf, isni …"""

    scheme: str
    value: str


@dataclass(frozen=True)
class WhenRecord:
    """A date as found (`words`) and as EDTF."""

    words: str = ""
    edtf: str = ""


@dataclass(frozen=True)
class ParticipationRecord:
    """Who took part in an entry, in which role, named how, holding which office (a key)."""

    role: str
    entry: str
    named_as: str = ""
    office: str | None = None


@dataclass(frozen=True)
class RelationRecord:
    """What an entry has to do with another."""

    type: str
    entry: str
    note: str = ""


@dataclass(frozen=True)
class EntryRecord:
    """An entry of any kind; `details` are the words and keys peculiar to its kind."""

    key: str
    kind: str
    stub: bool = False
    names: tuple[NameRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()
    when: WhenRecord | None = None
    summary: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    participations: tuple[ParticipationRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    topics: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()


@dataclass(frozen=True)
class TenureRecord:
    """Who held an office, from when to when."""

    person: str
    when: WhenRecord | None = None
    note: str = ""


@dataclass(frozen=True)
class OfficeRecord:
    """An office at an organization and those who held it."""

    key: str
    organization: str
    names: tuple[NameRecord, ...] = ()
    tenures: tuple[TenureRecord, ...] = ()


@dataclass(frozen=True)
class SourceRecord:
    """Where a text was taken from, and on which day (YYYY-MM-DD)."""

    address: str = ""
    retrieved: str = ""
    publisher: str = ""


@dataclass(frozen=True)
class SpeakerRecord:
    """Who speaks in a turn: status is suggested or confirmed."""

    turn: int
    person: str
    status: str = "suggested"
    why: str = ""


@dataclass(frozen=True)
class EmendationRecord:
    """A reading proposed for words of the text as received; `occurrence` counts from 1."""

    words: str
    proposed: str
    occurrence: int = 1
    edtf: str = ""
    why: str = ""
    by: str = ""


@dataclass(frozen=True)
class MentionRecord:
    """Words of the text that name an entry or a date; `occurrence` counts from 1, None means every one."""

    words: str
    occurrence: int | None = 1
    entry: str | None = None
    edtf: str | None = None
    status: str = "suggested"


@dataclass(frozen=True)
class TextRecord:
    """One language version of an entry's words, in a file beside the JSON."""

    entry: str
    language: str
    file: str
    title: str = ""
    standing: str = ""
    original_language: str = ""
    source: SourceRecord | None = None
    damaged: str = ""
    speakers: tuple[SpeakerRecord, ...] = ()
    emendations: tuple[EmendationRecord, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()


@dataclass(frozen=True)
class Records:
    """All that a file of the records format says."""

    entries: tuple[EntryRecord, ...] = ()
    offices: tuple[OfficeRecord, ...] = ()
    texts: tuple[TextRecord, ...] = ()
