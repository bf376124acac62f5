"""Plain text, with or without Markdown, as transcripts and statements are saved: from text to a draft."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from archive.intake.drafts import HEADING, MARK, Draft, Trouble
from archive.intake.parsers.cited import titles_not_held
from archive.intake.parsers.transcript.above import Header
from archive.intake.parsers.transcript.evidence import find_labels
from archive.intake.parsers.transcript.front import front_matter
from archive.intake.parsers.transcript.header import DEEPEST, read_header
from archive.intake.parsers.transcript.holders import name_offices
from archive.intake.parsers.transcript.lines import Line, Paragraph, paragraphs, split
from archive.intake.parsers.transcript.marks import NO_MARKS, Marks
from archive.intake.parsers.transcript.speakers import suggest_speakers
from archive.intake.parsers.transcript.splits import rejoin, split_at_labels
from archive.intake.parsers.transcript.troubles import doubtful_labels, find_troubles
from archive.intake.parsers.transcript.turns import make_parts
from archive.text import languages, when
from archive.text.names import NameFinder
from archive.text.when import When

_NAMED_DAY = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")

_NAMED_YEAR = re.compile(r"(?<![\dA-Za-z])(?:1[89]|20)\d\d(?![\dA-Za-z])")


@dataclass
class _Reading:
    """A text on its way to a draft."""

    text: str
    language: str
    paragraphs: list[Paragraph]
    front: int  # paragraphs (0 or 1) that are front matter
    within: set[int]  # paragraphs that another one may go on in
    values: dict[str, str]
    marks: Marks
    header: Header = field(default_factory=Header)

    @property
    def kinds(self) -> dict[int, str]:
        """Return the kinds of paragraphs settled before turns are looked for."""
        settled = {at + self.front: kind for at, kind in self.header.kinds.items()}
        starts = {paragraph.start: at for at, paragraph in enumerate(self.paragraphs)}
        marked = {starts[start]: kind for start, kind in self.marks.kinds.items() if start in starts}
        return {**marked, **{at: MARK for at in range(self.front)}, **settled}


def parse(text: str, *, known_names: NameFinder | None = None, name: str = "", marks: Marks = NO_MARKS) -> Draft:
    """Return what was understood of `text`, of which `marks` tell more where it was taken out of markup.

    `name` is the file's, a last resort for the day of speaking.
    """
    reading = _read(text, marks)
    above = reading.front + reading.header.body
    told = replace(marks, speakers=(*marks.speakers, *reading.header.people))
    labels = find_labels(reading.paragraphs[above:], reading.header.title, known_names, told)
    reading.paragraphs[above:], found = rejoin(
        reading.paragraphs[above:], {at - above for at in reading.within}, labels.found
    )
    found = {at + above: label for at, label in found.items()}
    parts, turns = make_parts(text, reading.paragraphs, reading.kinds, found)
    turns = suggest_speakers(text, reading.header, turns, known_names)
    turns = name_offices(text, reading.header.title, reading.language, parts, turns)
    spoken, issued, doubts = _days(reading, name)
    dates = tuple(when.find(text, language=reading.language, spoken_on=_day(spoken)))
    mentions = tuple(known_names.find(text)) if known_names else ()
    header = reading.header
    return Draft(
        text=text,
        parts=parts,
        turns=turns,
        title=header.title,
        number=header.numbers[0] if header.numbers else "",
        numbers=tuple(header.numbers),
        language=reading.language,
        when=spoken,
        issued=issued,
        place=header.place,
        standing=header.standing,
        dates=dates,
        mentions=mentions,
        titles=titles_not_held(text, reading.language, mentions) if known_names else (),
        troubles=(
            *_header_troubles(header), *doubts, *find_troubles(text, turns, dates),
            *doubtful_labels(labels.doubtful),
        ),
    )  # fmt: skip


def _read(text: str, marks: Marks) -> _Reading:
    """Divide a text into paragraphs and read what stands above its body."""
    lines = split(text)
    length, values = front_matter(lines)
    front = [Paragraph(tuple(lines[:length]))] if length else []
    found, within = _paragraphs(lines[length:], marks)
    language = languages.detect(text[lines[length].start if length < len(lines) else 0 :])
    language = marks.language if language == languages.UNKNOWN and marks.language else language
    headings = {at for at, paragraph in enumerate(found) if marks.kinds.get(paragraph.start) == HEADING}
    labelled = next((at for at, paragraph in enumerate(found) if paragraph.start in marks.labels), DEEPEST)
    title = marks.title or values.get("title", "")
    header = read_header(found, language, title, headings, deepest=min(DEEPEST, labelled), page=bool(marks.title))
    _settle(header, found, marks)
    header.place = values.get("place", values.get("location", "")) or marks.place or header.place
    number = values.get("number", "") or marks.number
    if number and number not in header.numbers:
        header.numbers.insert(0, number)
    within = {at + len(front) for at in within}
    return _Reading(text, language, front + found, len(front), within, values, marks, header)


def _paragraphs(lines: list[Line], marks: Marks) -> tuple[list[Paragraph], set[int]]:
    """Return the paragraphs, and the numbers of those that may go on one that was parted before a label."""
    if marks.wrapped:
        return split_at_labels(paragraphs(lines))
    return [Paragraph((line,)) for line in lines if line.words], set()


def _settle(header: Header, found: list[Paragraph], marks: Marks) -> None:
    """Let the header end where the markup says that the body begins."""
    above = next((at for at, paragraph in enumerate(found) if paragraph.start >= marks.body), 0)
    if above:
        header.body = above
        header.kinds = {at: header.kinds.get(at, HEADING) for at in range(above)}


def _days(reading: _Reading, name: str) -> tuple[When | None, When | None, list[Trouble]]:
    """Return the day of speaking, the day of issue where another is given, and doubts about them."""
    header = reading.header
    given = when.find(reading.values.get("date", ""), language=reading.language)
    front = when.from_edtf(given[0].edtf, words=given[0].words) if given and given[0].edtf else None
    if reading.marks.spoken:
        return reading.marks.spoken, front or reading.marks.issued, _differing(reading.marks.spoken, header.when)
    published = front or header.issued or reading.marks.issued
    if header.when and published and not _day(header.when) and _day(published) and _lies_in(published, header.when):
        message = f"The title says {header.when.edtf}; the day of publication, {published.edtf}, stands for the day."
        return published, None, [Trouble("date-of-publication", message)]
    if header.when and (header.sure or not front):
        issued = front or header.issued or reading.marks.issued
        return header.when, issued if issued and issued.edtf != header.when.edtf else None, []
    if front:
        return front, None, []
    issued = header.issued or reading.marks.issued
    if issued:
        message = f"Only a day of publication is given, {issued.edtf}; it stands for that of speaking."
        return issued, None, [Trouble("date-of-publication", message)]
    named = _day_in(name)
    if named:
        message = f"The date {named.edtf} was taken from the file's name."
        return named, None, [Trouble("date-from-file-name", message)]
    return None, None, [Trouble("no-date", "No day of speaking was found above the text.")]


def _lies_in(day: When, period: When) -> bool:
    """Tell whether a day lies in a month or year."""
    return bool(day.earliest and period.earliest and period.latest and period.earliest <= day.earliest <= period.latest)


def _differing(stated: When, written: When | None) -> list[Trouble]:
    """Return a trouble where the text itself tells another day than the source states beside it."""
    if not written or not written.earliest or written.earliest != written.latest or written.edtf == stated.edtf:
        return []
    message = f"The source states {stated.edtf}; the text says {written.edtf} (“{written.words}”)."
    return [Trouble("two-dates", message)]


def _day_in(name: str) -> When | None:
    """Return the day in a file's name, or the year where it has one number that can be a year."""
    day, years = _NAMED_DAY.search(name), _NAMED_YEAR.findall(name)
    if day:
        try:
            return when.from_edtf(date(*map(int, day.groups())).isoformat(), words=day[0])
        except ValueError:
            return None
    return when.from_edtf(years[0], words=years[0]) if len(years) == 1 else None


def _day(spoken: When | None) -> date | None:
    """Return the day of speaking where it is one day."""
    return spoken.earliest if spoken and spoken.earliest == spoken.latest else None


def _header_troubles(header: Header) -> list[Trouble]:
    troubles = []
    if not header.title:
        troubles.append(Trouble("no-title", "No title was found above the text."))
    if len(set(header.numbers)) > 1:
        numbers = ", ".join(header.numbers)
        troubles.append(Trouble("two-numbers", f"More than one reference number: {numbers}."))
    return troubles
