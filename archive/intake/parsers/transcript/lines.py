"""The lines and paragraphs of a text by their places, whatever ends its lines and wherever they were wrapped."""

import re
import statistics
from dataclasses import dataclass

# One match a line, its end of line kept apart; also Unicode's own and a page's end.
_LINE = re.compile(r"([^\n\r\f\v\x85\u2028\u2029]*)(\r\n|[\n\r\f\v\x85\u2028\u2029]|\Z)")
# In Chinese and Japanese typesetting two full spaces open a paragraph; some sources lost the line end before.
_INDENT = re.compile(r"(?<=[。！？：；…”』」）\)!?:])\u3000{2,}")
_ANY_INDENT = re.compile(r"(?<=\S)\u3000{2,}(?=\S)")
FLATTENED = 500  # characters
_RULE = re.compile(r"\s*(?:\\?[-=_*~+–—]\s?){3,}\s*|\s*(?:\\?#\s?){2,}\s*")
_PAGE = re.compile(r"[-–—]?\s?\d{1,4}\s?[-–—]?|(?i:page|p\.)\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?")
_TERMINAL = re.compile(r"[.!?…。！？؟:：;；—]['\"”’»)\]）】』」*_]*(?:\s?\[\d{1,7}\]|(?<=[^\W\d_][.!?])\d{1,2})?\s*\Z")
LEADERS = re.compile(r"(?:\s?[.…·_]){5}")  # "President: Mr. Berg . . . . . . (Utopia)" is a list of those present
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.|\b(?:[ap]\.?m|г|р|r|Inc|Ltd|St|Co|Jr|Sr)\.)\s*\Z")
WRAPPED_WIDTH = 130  # a longer line was not wrapped by a program that wraps lines


@dataclass(frozen=True)
class Line:
    """One line, text[start:end] without its end and without white space around it; empty where blank."""

    start: int
    end: int
    words: str
    number: int  # from 0, blank lines counted

    @property
    def is_rule(self) -> bool:
        """Tell whether the line only separates ("---", "* * *", "###")."""
        return bool(_RULE.fullmatch(self.words))

    @property
    def is_page(self) -> bool:
        """Tell whether the line holds a page's number and nothing else."""
        return bool(_PAGE.fullmatch(self.words))

    @property
    def ends(self) -> bool:
        """Tell whether the line ends with punctuation that can end a paragraph."""
        return bool(_TERMINAL.search(self.words))

    @property
    def ends_sentence(self) -> bool:
        """Tell whether the line ends and does not only seem to by an abbreviation ("Washington, D.C.", "3 p.m.")."""
        return self.ends and not _ABBREVIATED.search(self.words)


@dataclass(frozen=True)
class Paragraph:
    """Consecutive lines that belong together."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Return where its first line begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Return where its last line ends."""
        return self.lines[-1].end


def split(text: str) -> list[Line]:
    """Return all lines of `text` in order, blank ones as lines without words."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        begin = start
        # A line this long lost the ends of its paragraphs; then every indent is one, below a title too.
        indents = _INDENT if end - start < FLATTENED else _ANY_INDENT
        for indent in indents.finditer(text, start, end):
            lines.append(_line(text, begin, indent.start(), len(lines)))
            begin = indent.end()
        lines.append(_line(text, begin, end, len(lines)))
    return lines


def _line(text: str, start: int, end: int, number: int) -> Line:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    words = words.strip()
    begin = start + lead if words else end
    return Line(begin, begin + len(words), words, number)


def wrapped(lines: list[Line]) -> bool:
    """Tell whether a program wrapped the lines: most of the full ones that another follows end in mid-sentence."""
    inner = [(line, after) for line, after in zip(lines, lines[1:], strict=False) if line.words and after.words]
    if len(inner) < 3 or sum(len(line.words) > WRAPPED_WIDTH for line, _ in inner) > len(inner) / 20:
        return False
    width = _width(lines)
    full = [(line, after) for line, after in inner if len(line.words) > width * 0.8]
    broken = [after for line, after in full if not line.ends]
    # Where the last lines of short paragraphs are many, the full lines still show it, going on in small letters.
    small = sum(after.words[:1].islower() for after in broken)
    if len(broken) > 2 and len(broken) > len(full) * 0.6 and small > len(broken) / 3:
        return True
    return sum(len(line.words) > width * 0.6 and not line.ends for line, _ in inner) > len(inner) / 2


def _width(lines: list[Line]) -> float:
    """Return the width that one line in ten exceeds."""
    return statistics.quantiles([len(line.words) for line in lines if line.words], n=10)[-1]


def paragraphs(lines: list[Line]) -> list[Paragraph]:
    """Return the paragraphs: a line each, or where lines are wrapped, the lines between two breaks."""
    filled = [line for line in lines if line.words]
    if not wrapped(lines):
        return [Paragraph((line,)) for line in filled]
    width = _width(filled)
    groups: list[list[Line]] = []
    last: Line | None = None
    above = True  # no line yet has ended a sentence: title, place and day stand in lines of their own
    for line in lines:
        if line.words and last and not _breaks(last, line, width, above):
            groups[-1].append(line)
        elif line.words:
            groups.append([line])
        above = above and not line.ends_sentence and not line.words.endswith(",")
        last = line if line.words else None
    return [Paragraph(tuple(group)) for group in groups]


def _breaks(last: Line, line: Line, width: float, above: bool) -> bool:
    """Tell whether a paragraph ends between two wrapped lines that no blank line parts."""
    if last.is_rule or line.is_rule or last.is_page or line.is_page:
        return True
    if LEADERS.search(last.words) or LEADERS.search(line.words):
        return True
    if line.words.startswith(("#", "> ", "- ", "* ", "|")):
        return True
    # A line that has room for the next word ended on purpose.
    length = len(last.words) + len(line.words.split(None, 1)[0]) + 1
    ended = length < width * 0.5 or (length < width * 0.8 and (last.ends or above))
    return ended and not line.words[0].islower()


def stands_above(before: Paragraph | None, paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Tell whether a line is set apart from the lines before it but not from those that follow."""
    apart = before is None or paragraph.lines[0].number - before.lines[-1].number > 1
    if len(paragraph.lines) > 1:
        return apart
    return apart and after is not None and after.lines[0].number - paragraph.lines[-1].number == 1
