"""A walk through markup that states its structure: what is a heading, a speech, a paragraph, a stage direction."""

import bisect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from archive.intake.drafts import HEADING, MARK, NUMBER, PARAGRAPH, SALUTATION, STAGE, Part, Speaker
from archive.intake.parsers.markup.trees import local
from archive.intake.parsers.markup.writing import BLANKS, Writing, one_line

GAP = "\u2003"  # between the cells of a row
Names = frozenset[str]
NONE: Names = frozenset()


@dataclass(frozen=True)
class Speech:
    """Who is said to speak, with the words printed before it."""

    speaker: Speaker | None
    label: str = ""


@dataclass(frozen=True)
class Grammar:
    """The names of a format's elements by what they are; all others stand within a line."""

    headings: Names = NONE
    numbers: Names = NONE
    paragraphs: Names = NONE
    salutations: Names = NONE
    stages: Names = NONE
    blocks: Names = NONE  # hold others of these
    cells: Names = NONE
    notes: Names = NONE  # footnotes within a line, remarks of the house between lines
    pages: Names = NONE
    silent: Names = NONE  # their words are none of the text's
    speeches: Mapping[str, Callable[[Element], Speech]] = field(default_factory=dict)


class Walk:
    """Writes down an element and all within it."""

    def __init__(self, writing: Writing, grammar: Grammar) -> None:
        self.writing, self.grammar = writing, grammar
        self.line: list[str] = []
        self.size = 0  # characters of the line so far
        self.filled = False  # whether any of them is none of white space
        self.broken: list[tuple[int, str]] = []  # pages that begin within the line
        self.footnotes: list[str] = []
        self.block = 0  # how many headings and paragraphs the walk is within

    def walk(self, element: Element) -> None:
        """Write down what is within an element."""
        self._add(element.text or "")
        for child in element:
            self._element(child, local(child))
            self._add(child.tail or "")

    def _add(self, words: str) -> None:
        self.line.append(words)
        self.size += len(words)
        self.filled = self.filled or bool(words.strip())

    def end(self, kind: str = "") -> None:
        """End the line; it becomes a paragraph, or what `kind` says."""
        raw, self.line, self.size, self.filled = "".join(self.line), [], 0, False
        part = self._write(raw, kind)
        shrunk = _Shrunk(raw) if self.broken else None
        for length, label in self.broken:
            before = shrunk.length(length) if shrunk else 0
            self.writing.page(label, part.start + before if part and before else None)
        self.broken = []
        for footnote in self.footnotes:
            self.writing.heading(footnote, MARK)
        self.footnotes = []

    def _write(self, raw: str, kind: str) -> Part | None:
        if kind in (HEADING, NUMBER):
            return self.writing.heading(raw, kind)
        return self.writing.say(raw, kind)

    def _element(self, element: Element, name: str) -> None:
        grammar = self.grammar
        if name in grammar.silent or not name:
            return
        if name in grammar.speeches:
            self._speech(element, grammar.speeches[name](element))
        elif name in grammar.notes:
            self._note(element)
        elif name in grammar.pages:
            self.broken.append((self.size, element.get("n", "").strip("[] ")))
        elif name in grammar.cells:
            self._add(GAP if self.filled else "")
            self.walk(element)
        elif kind := self._kind(name):
            self._block(element, kind)
        elif name in grammar.blocks:
            self.end()
            self.walk(element)
            self.end()
        else:
            self.walk(element)

    def _kind(self, name: str) -> str:
        grammar = self.grammar
        kinds = (
            (HEADING, grammar.headings), (NUMBER, grammar.numbers), (SALUTATION, grammar.salutations),
            (STAGE, grammar.stages), (PARAGRAPH, grammar.paragraphs),
        )  # fmt: skip
        return next((kind for kind, names in kinds if name in names), "")

    def _block(self, element: Element, kind: str) -> None:
        if self.block and kind == STAGE:
            return self.walk(element)  # a remark within a sentence stays there
        self.end()
        self.block += 1
        self.walk(element)
        self.block -= 1
        # What is a paragraph to the markup may still be a salutation or "(Applause.)".
        return self.end("" if kind == PARAGRAPH else kind)

    def _speech(self, element: Element, speech: Speech) -> None:
        self.end()
        around = self.writing.speaker
        self.writing.speak(speech.speaker, speech.label)
        block, self.block = self.block, 0
        self.walk(element)
        self.end()
        self.block = block
        self.writing.silence()
        if around is not None:
            self.writing.speak(around)

    def _note(self, element: Element) -> None:
        """Set a footnote below its paragraph, its number in brackets at its place; a note between lines in line."""
        words = one_line("".join(element.itertext()))
        number = element.get("n") or element.get("marker") or ""
        if self.block and words:
            self._add(f"[{number}]" if number else "")
            self.footnotes.append(f"[{number}] {words}" if number else words)
        elif words:
            self.end()
            self.writing.say(words, STAGE)


class _Shrunk:
    """How many characters are left of the beginning of a line when white space is made single."""

    def __init__(self, raw: str) -> None:
        self.ends, self.gone = [0], [0]
        for run in BLANKS.finditer(raw):
            excess = len(run[0]) - (run.start() > 0)
            self.ends.append(run.end())
            self.gone.append(self.gone[-1] + excess)

    def length(self, raw_length: int) -> int:
        """Return the length that the first `raw_length` characters come to."""
        return raw_length - self.gone[bisect.bisect_right(self.ends, raw_length) - 1]
