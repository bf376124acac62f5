"""The lines of a page's content, in the order of the page: blocks stand apart, broken lines close together."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from archive.intake.drafts import HEADING
from archive.intake.parsers.markup.lines import BOLD, ITALIC, PLAIN, Lines, Run
from archive.intake.parsers.web.content import Measured, is_below, is_clutter, last_sentences

_BLOCKS = frozenset("""
p div section article main header footer aside nav li ul ol dl dt dd table thead tbody tfoot tr caption blockquote pre
center address h1 h2 h3 h4 h5 h6 hr figure figcaption details summary body form fieldset legend
""".split())  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong", "th", "dt", *_HEADINGS))
_SPEAKER = re.compile(r"\b(?:speaker|orador|orator|orateur|intervenant|redner)\b", re.IGNORECASE)
LONGEST_LABEL = 120  # characters
_ITALIC = frozenset(("i", "em", "cite"))
_CELLS = frozenset(("td", "th"))


@dataclass
class _Walk:
    """Where the walk through a page stands."""

    lines: Lines = field(default_factory=Lines)
    runs: list[Run] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    heading: int = 0
    speaker: int = 0  # within how many elements that name a speaker
    labels: set[int] = field(default_factory=set)
    close: bool = False
    body: Element | None = None
    begins: int = 0  # where the body's first line begins

    def flush(self, *, close: bool = False) -> None:
        """End the line; the next one stands `close` below it after a line break within a block."""
        start = self.lines.add(self.runs, HEADING if self.heading else "", close=self.close)
        if start is not None and self.speaker:
            self.labels.add(start)
        self.close = close and (start is not None or self.close)
        self.runs = []

    def add(self, words: str | None, *, kept: bool = False) -> None:
        """Add words to the line; where line ends are kept, each ends a line."""
        first, *more = (words or "").split("\n") if kept else (words or "",)
        weight = BOLD if self.bold else ITALIC if self.italic else PLAIN
        self.runs.append((first, weight))
        for line in more:
            self.flush(close=True)
            self.runs.append((line, weight))


@dataclass(frozen=True)
class Taken:
    """The lines of a page, where those of its body begin, where labels stand, how many characters were left out."""

    lines: Lines
    body: int
    labels: frozenset[int]
    left: int


def take_lines(content: Element, sizes: Measured, body: Element | None) -> Taken:
    """Return the lines of the content and what its elements say of them; `body` is the element of the words."""
    walk, left = _Walk(body=body), 0
    below, skipped = False, set[Element]()
    last = last_sentences(content, sizes)
    events = iterwalk(content, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if is_clutter(element, content, sizes) or (below and is_below(element, sizes)):
                left += sizes.all[element]
                skipped.add(element)
                events.skip_subtree()
                continue
            _enter(walk, element)
            walk.speaker += _names_speaker(element, sizes)
        else:
            if element not in skipped:
                _leave(walk, element)
                walk.speaker -= _names_speaker(element, sizes)
            below = below or element is last
            if element is body:
                walk.flush()
                # What the page sets below its body is not part of it: links, labels, buttons.
                left += sizes.all[content] - _seen(body, content, sizes)
                return Taken(walk.lines, walk.begins, frozenset(walk.labels), left)
            if element is not content:
                walk.add(element.tail, kept=_keeps_lines(element.getparent()))
    walk.flush()
    return Taken(walk.lines, walk.begins, frozenset(walk.labels), left)


def _names_speaker(element: Element, sizes: Measured) -> bool:
    """Tell whether a block is called after those who speak and is short enough to name one."""
    called = element.tag in _BLOCKS and bool(_SPEAKER.search(element.get("class", "")))
    return called and sizes.all[element] <= LONGEST_LABEL


def _seen(body: Element, content: Element, sizes: Measured) -> int:
    """Return how many characters of the content stand before the body's end."""
    after, element = 0, body
    while element is not content and (parent := element.getparent()) is not None:
        after += len((element.tail or "").strip())
        after += sum(sizes.all[each] + len((each.tail or "").strip()) for each in element.itersiblings())
        element = parent
    return sizes.all[content] - after


def _enter(walk: _Walk, element: Element) -> None:
    if element.tag in _BLOCKS:
        walk.flush()
    elif element.tag == "br":
        walk.flush(close=True)
    elif element.tag in _CELLS and any(words.strip() for words, _ in walk.runs):
        walk.runs.append(("\u2003", PLAIN))
    if element is walk.body:
        walk.begins = walk.lines.length + len("\n\n") * bool(walk.lines.words)
    walk.bold += _is_bold(element)
    walk.italic += element.tag in _ITALIC
    walk.heading += element.tag in _HEADINGS
    walk.add(element.text, kept=_keeps_lines(element))


def _leave(walk: _Walk, element: Element) -> None:
    if element.tag in _BLOCKS:
        walk.flush()
    walk.bold -= _is_bold(element)
    walk.italic -= element.tag in _ITALIC
    walk.heading -= element.tag in _HEADINGS


def _is_bold(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    if "font-weight:normal" in style or "font-weight:400" in style:
        return False
    return element.tag in _BOLD or any(f"font-weight:{weight}" in style for weight in ("bold", "600", "700", "800"))


def _keeps_lines(element: Element | None) -> bool:
    return element is not None and element.tag == "pre"
