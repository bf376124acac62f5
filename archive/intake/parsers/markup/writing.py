"""A record written down from markup that says who speaks: its text, parts and turns grow together."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from archive.intake.drafts import (
    HEADING,
    LABEL,
    PARAGRAPH,
    SALUTATION,
    SPACE,
    SPOKEN,
    STAGE,
    Draft,
    Page,
    Part,
    Speaker,
    Trouble,
    Turn,
)
from archive.intake.parsers.cited import titles_not_held
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.parsers.transcript.troubles import find_troubles
from archive.intake.parsers.transcript.turns import is_stage
from archive.text import languages, when
from archive.text.names import NameFinder
from archive.text.when import When

SAMPLE = 20_000  # characters that are enough to tell the language
BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_OTHER_BLANKS = re.compile(r"[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]")
_LABEL_END = " \t\u00a0:：.,，;—–-"


@dataclass
class _Turn:
    """A turn being written down."""

    speaker: Speaker | None
    label: str | None = None
    start: int | None = None
    end: int | None = None
    paragraphs: list[Part] = field(default_factory=list)


@dataclass
class Facts:
    """What the markup says of a record besides its words."""

    title: str = ""
    number: str = ""
    language: str = ""
    when: When | None = None
    issued: When | None = None
    place: str = ""
    troubles: list[Trouble] = field(default_factory=list)


class Writing:
    """Collects headings, turns and paragraphs in the order of the source."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.length = 0
        self.parts: list[Part] = []
        self.turns: list[_Turn] = []
        self.pages: list[Page] = []
        self.speaking = False
        self.begun: _Turn | None = None  # a turn whose first words are still to come

    def heading(self, words: str, kind: str = HEADING) -> Part | None:
        """Add a line that nobody says; whoever speaks goes on after it."""
        return self._add(one_line(words), kind, None)

    def speak(self, speaker: Speaker | None, label: str = "") -> None:
        """Let a turn begin; `label` is what the source prints before its words."""
        self.begun = _Turn(speaker)
        printed = one_line(label)
        if not printed:
            return
        turn = self._opened()
        part = self._add(printed, LABEL, len(self.turns))
        if part:
            turn.label, turn.start, turn.end = printed.rstrip(_LABEL_END) or printed, part.start, part.end

    @property
    def speaker(self) -> Speaker | None:
        """Return who speaks now, as far as it was said."""
        turn = self.begun or (self.turns[-1] if self.speaking else None)
        return turn.speaker if turn else None

    def silence(self) -> None:
        """Let the turn end: what follows belongs to nobody."""
        self.speaking, self.begun = False, None

    def _opened(self) -> _Turn:
        """Return the turn that words belong to now, begun if it was not."""
        if self.begun or not self.speaking:
            self.turns.append(self.begun or _Turn(None))
            self.speaking, self.begun = True, None
        return self.turns[-1]

    def say(self, words: str, kind: str = "") -> Part | None:
        """Add a paragraph of the turn; its kind is found from its words where the markup gives none."""
        words = one_line(words)
        if not words:
            return None
        kind = kind or (SALUTATION if is_salutation(words) else STAGE if is_stage(words) else PARAGRAPH)
        inside = kind in SPOKEN or (kind == STAGE and self.speaking)
        turn = self._opened() if inside else None
        part = self._add(words, kind, len(self.turns) if inside else None)
        if part and turn:
            turn.paragraphs.append(part)
        return part

    def page(self, label: str, start: int | None = None) -> None:
        """Note that a page begins at `start`, or with the next words."""
        self.pages.append(Page(self.length if start is None else start, label))

    def _add(self, words: str, kind: str, turn: int | None) -> Part | None:
        if not words:
            return None
        if self.parts:
            self._append(self._gap(kind, turn), SPACE, None)
        return self._append(words, kind, turn)

    def _gap(self, kind: str, turn: int | None) -> str:
        """Return what parts new words from the last: after a label nothing but a space where it ends with a stop."""
        last = self.parts[-1]
        if last.kind != LABEL or last.turn != turn or kind == LABEL:
            return "\n\n"
        return " " if self.words[-1][-1] in _LABEL_END else "\n"

    def _append(self, words: str, kind: str, turn: int | None) -> Part:
        part = Part(self.length, self.length + len(words), kind, turn)
        self.parts.append(part)
        self.words.append(words)
        self.length = part.end
        return part

    def draft(self, facts: Facts, known_names: NameFinder | None = None) -> Draft:
        """Return the record with the dates and names in its words."""
        text = "".join(self.words)
        turns = _turns(self.turns)
        language = facts.language or languages.detect(text[:SAMPLE])
        spoken_on = facts.when.earliest if facts.when and facts.when.earliest == facts.when.latest else None
        dates = tuple(when.find(text, language=language, spoken_on=spoken_on))
        mentions = tuple(known_names.find(text)) if known_names else ()
        return Draft(
            text=text,
            parts=tuple(self.parts),
            turns=turns,
            title=facts.title,
            number=facts.number,
            numbers=(facts.number,) if facts.number else (),
            language=language,
            when=facts.when,
            issued=facts.issued,
            place=facts.place,
            dates=dates,
            mentions=mentions,
            titles=titles_not_held(text, language, mentions) if known_names else (),
            troubles=(*_missing(facts), *facts.troubles, *find_troubles(text, turns, dates)),
            pages=_pages(self.pages, self.parts),
        )


def day_of(value: str, said: str = "") -> When | None:
    """Return the day in an ISO date (and time), whatever its zone; None where it is none."""
    match = re.match(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)(?!\d)", value)
    try:
        return when.from_edtf(match[1], words=said or value) if match else None
    except when.WhenError:
        return None


def day_in(words: str, language: str, spoken_on: date | None = None) -> When | None:
    """Return the first date in words of a language."""
    found = [each for each in when.find(words, language=language, spoken_on=spoken_on) if each.edtf]
    return when.from_edtf(found[0].edtf or "", words=found[0].words) if found else None


def one_line(words: str) -> str:
    """Return words with single spaces and without line ends."""
    if "  " in words or _OTHER_BLANKS.search(words):  # most words have neither, and that is found out sooner
        words = BLANKS.sub(" ", words)
    return words.strip()


def _turns(turns: Sequence[_Turn]) -> tuple[Turn, ...]:
    return tuple(
        Turn(number, turn.label, turn.start, turn.end, turn.speaker, tuple(turn.paragraphs))
        for number, turn in enumerate(turns, 1)
    )


def _pages(pages: Sequence[Page], parts: Sequence[Part]) -> tuple[Page, ...]:
    """Return the pages, each beginning with words and not with the white space before them."""
    filled = [part for part in parts if part.kind != SPACE]
    ends = [part.end for part in filled]
    found = []
    for page in pages:
        at = bisect.bisect_right(ends, page.start)
        if at < len(filled):
            found.append(Page(max(page.start, filled[at].start), page.label))
    return tuple(found)


def _missing(facts: Facts) -> list[Trouble]:
    troubles = []
    if not facts.title:
        troubles.append(Trouble("no-title", "The markup gives no title."))
    if not facts.when:
        troubles.append(Trouble("no-date", "The markup gives no day of speaking."))
    return troubles
