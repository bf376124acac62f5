"""What a curator should look at in a text that was understood: said with its place, never repaired here."""

import re
from collections.abc import Sequence

from archive.intake.drafts import SPOKEN, Part, Trouble, Turn
from archive.intake.parsers.transcript.readings import Reading
from archive.intake.parsers.transcript.shapes import shape
from archive.text.when import FoundDate

LONG = 20_000  # characters of a paragraph that nobody spoke in one breath
MOST = 20  # troubles of one kind that are told one by one
_ENDS = re.compile(r"(?:[.!?…。！？؟۔।։]|\.\.\.|—)[\s'\"”’»›)\]）】』」*_]*\Z")
_NO_SENTENCE = ("- ", "* ", "**", "|", "•", "#", "<", "!")  # items of lists, tables, markup
_LETTER = re.compile(r"[^\W\d_]")
_NOTED = re.compile(r"[\[(（*].*[\])）*]\Z")


def find_troubles(text: str, turns: Sequence[Turn], dates: Sequence[FoundDate]) -> list[Trouble]:
    """Return the troubles of the body: dates, a broken end, turns of nobody, endless paragraphs."""
    spoken = [part for turn in turns for part in turn.paragraphs if part.kind in SPOKEN]
    troubles = [
        Trouble("damaged-date", f"“{found.words}” is a damaged date.", found.start, found.end)
        for found in dates
        if found.damaged
    ]
    troubles += [
        Trouble("ambiguous-date", f"“{found.words}” can be read as more than one date.", found.start, found.end)
        for found in dates
        if found.readings and not found.damaged
    ]
    troubles += [
        Trouble("long-paragraph", f"A paragraph of {part.end - part.start:,} characters.", part.start, part.end)
        for part in spoken
        if part.end - part.start > LONG
    ]
    if not spoken:
        troubles.append(Trouble("no-words", "Nothing in this text could be taken as spoken or written words."))
    elif _breaks_off(text, spoken[-1]):
        last = spoken[-1]
        troubles.append(Trouble("breaks-off", "The text breaks off in mid-sentence.", last.start, last.end))
    return troubles + _voiceless(turns)


def _breaks_off(text: str, last: Part) -> bool:
    """Tell whether the last paragraph lacks the end of its sentence and is not a signature or a note."""
    words = text[last.start : last.end]
    if _ENDS.search(words) or _NOTED.match(words) or words.startswith(_NO_SENTENCE) or not _LETTER.search(words):
        return False
    return not (len(words) < 60 and shape(words).name > 1)


def _voiceless(turns: Sequence[Turn]) -> list[Trouble]:
    """Return a trouble for each turn without a speaker in a text where others have one."""
    if len(turns) < 2:
        return []
    return [
        Trouble("unknown-speaker", f"Nothing says who speaks in turn {turn.number}.", *_place(turn))
        for turn in turns
        if turn.speaker is None
    ]


def _place(turn: Turn) -> tuple[int | None, int | None]:
    return (turn.paragraphs[0].start, turn.paragraphs[-1].end) if turn.paragraphs else (None, None)


def doubtful_labels(readings: Sequence[Reading]) -> list[Trouble]:
    """Return a trouble for each beginning that might be a speaker's label and was not taken as one."""
    troubles = []
    for reading in readings[:MOST]:
        label = reading.written.label
        message = f"“{label}” may be a speaker's label; it was left in the text."
        troubles.append(Trouble("possible-label", message, reading.written.start, reading.written.end))
    if len(readings) > MOST:
        more = len(readings) - MOST
        troubles.append(Trouble("possible-label", f"{more} more beginnings may be speakers' labels."))
    return troubles
