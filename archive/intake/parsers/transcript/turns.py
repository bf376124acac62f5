"""From paragraphs and their labels to parts that cover every character, and to the turns of the speakers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.intake.drafts import (
    HEADING,
    LABEL,
    MARK,
    PARAGRAPH,
    SALUTATION,
    SPACE,
    SPOKEN,
    STAGE,
    Part,
    Speaker,
    Turn,
)
from archive.intake.parsers.transcript.lines import Paragraph
from archive.intake.parsers.transcript.naming import named
from archive.intake.parsers.transcript.readings import Reading
from archive.intake.parsers.transcript.roles import QUESTION, role_of
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.parsers.transcript.shapes import bare
from archive.intake.parsers.transcript.words import MINUTE, TIME
from archive.intake.parsers.transcript.words import STAGE as STAGE_WORDS

_BRACKETED = re.compile(r"[>\s]*[*_]{0,2}[(（\[【].*[)）\]】][.。]?[*_]{0,2}", re.DOTALL)
_INNER = re.compile(r"[)）\]】][^(（\[【]{3,}[(（\[【]", re.DOTALL)
_END = re.compile(r"[*_]*(?:END|ENDS|FIN|ENDE|КОНЕЦ)\b[\s:.\dA-Z]{0,30}[*_]*")
LONGEST_TITLE = 160  # characters
_UNDER_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class _Opening:
    """A label that opened or continued a turn."""

    number: int
    reading: Reading


def kind_of(paragraph: Paragraph, text: str) -> str:
    """Return the kind of a paragraph that no label opens."""
    words, first = text[paragraph.start : paragraph.end], paragraph.lines[0]
    if len(paragraph.lines) == 1 and (first.is_rule or first.is_page):
        return MARK
    if is_salutation(words):
        return SALUTATION
    if is_stage(words) or is_minute(words) or _END.fullmatch(words) or TIME.fullmatch(words):
        return STAGE
    if re.match(r"#{1,6}\s|\*\*[^*\n]{2,100}\Z", words) or _stands_centred(paragraph, text):
        return HEADING
    return PARAGRAPH


def is_stage(words: str) -> bool:
    """Tell whether a whole paragraph is a stage direction in brackets."""
    if len(words) > 300 or not _BRACKETED.fullmatch(words) or _INNER.search(words):
        return False
    return len(words) < 60 or bool(STAGE_WORDS.search(words))


def _is_title(paragraph: Paragraph) -> bool:
    """Tell whether lines above the first label are no sentence: headings, those present, the agenda."""
    return not paragraph.lines[-1].ends and sum(len(line.words) for line in paragraph.lines) < LONGEST_TITLE


def is_minute(words: str) -> bool:
    """Tell whether a paragraph is a note of who keeps the record: when the meeting opened, who presides."""
    return len(words) < 240 and bool(MINUTE.match(words))


def _stands_centred(paragraph: Paragraph, text: str) -> bool:
    """Tell whether a line far from the margin, in capitals, is a heading within the text."""
    line = paragraph.lines[0]
    before = text[max(0, line.start - 8) : line.start]
    far = len(before) == 8 and "\n" not in before and "\r" not in before
    return far and line.words.isupper() and bool(_UNDER_WORDS.search(line.words)) and not line.ends


def make_parts(
    text: str, paragraphs: Sequence[Paragraph], kinds: Mapping[int, str], labels: Mapping[int, Reading]
) -> tuple[tuple[Part, ...], tuple[Turn, ...]]:
    """Return the parts of `text`, which joined give it again, and its turns.

    `kinds` gives the kinds already settled (header lines), by number of paragraph, `labels` the label that
    opens a paragraph. A label repeated while the same person speaks continues the turn, but where questions alone
    have labels, one behind paragraphs without is another: they answered the first.
    """
    parts: list[Part] = []
    openings: list[_Opening] = []
    turn, key, goes_on = 0, "", False
    answered = all(role_of(bare(reading.written.label)) == QUESTION for reading in labels.values())
    for at, paragraph in enumerate(paragraphs):
        reading = labels.get(at)
        if reading is not None:
            again = goes_on and answered
            goes_on = False
            if reading.key != key or turn == 0 or again:
                turn, key = turn + 1, reading.key
                openings.append(_Opening(turn, reading))
            parts.extend(_labelled(text, paragraph, reading, turn))
            continue
        kind = kinds.get(at) or kind_of(paragraph, text)
        goes_on = goes_on or kind in SPOKEN
        if at - 1 in labels and labels[at - 1].written.convention.name == "question dash" and kind in SPOKEN:
            turn, key = turn + 1, ""  # who answers has no label: nothing says the name
        if kind == PARAGRAPH and turn == 0 and labels and _is_title(paragraph):
            kind = HEADING
        if turn == 0 and kind in SPOKEN:
            turn = 1
        inside = kind in (*SPOKEN, STAGE) and turn > 0
        parts.append(Part(paragraph.start, paragraph.end, kind, turn if inside else None))
    whole = _with_space(parts, len(text))
    return whole, _turns(whole, openings)


def _labelled(text: str, paragraph: Paragraph, reading: Reading, turn: int) -> list[Part]:
    """Return the label's part and that of the words after it, where there are any."""
    label = Part(paragraph.start, reading.written.end, LABEL, turn)
    rest = text[label.end : paragraph.end]
    if not rest.strip():
        return [label]
    start = label.end + len(rest) - len(rest.lstrip())
    kind = STAGE if is_stage(text[start : paragraph.end]) else PARAGRAPH
    if is_salutation(text[start : paragraph.end]):
        kind = SALUTATION
    return [label, Part(start, paragraph.end, kind, turn)]


def _with_space(parts: Sequence[Part], length: int) -> tuple[Part, ...]:
    """Return the parts with white space between them as parts of its own."""
    whole: list[Part] = []
    at = 0
    for part in parts:
        if part.start > at:
            whole.append(Part(at, part.start, SPACE))
        whole.append(part)
        at = part.end
    if at < length:
        whole.append(Part(at, length, SPACE))
    return tuple(whole)


def _turns(parts: Sequence[Part], openings: Sequence[_Opening]) -> tuple[Turn, ...]:
    opened = {opening.number: opening.reading for opening in openings}
    spoken: dict[int, list[Part]] = {number: [] for number in opened}
    for part in parts:
        if part.turn is not None and part.kind != LABEL:
            spoken.setdefault(part.turn, []).append(part)
    turns = []
    for number in sorted(spoken):
        reading = opened.get(number)
        turns.append(
            Turn(
                number,
                reading.written.label if reading else None,
                reading.written.start if reading else None,
                reading.written.end if reading else None,
                _labelled_speaker(reading) if reading else None,
                tuple(spoken[number]),
            )
        )
    return tuple(turns)


def _labelled_speaker(reading: Reading) -> Speaker:
    means = named(reading.written.label)
    why = f"The label of the turn says “{reading.written.label}”."
    return Speaker(means.name, "labelled", why, means.office, means.role)
