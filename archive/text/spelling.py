"""When two names are one name: the spelling under which all ways of writing it are the same.

Alike are: capitals, forms of Unicode, accents, ё and е, traditional and simplified characters, kinds of dashes,
any dot between name parts and none, quotation marks and brackets and none, spaces of any kind. A full stop is a
space, so that С.В.Лавров is С. В. Лавров. Letters of their own stay apart: й and и, ї and і, ў and у.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, compress, count, pairwise

from archive.text.letters import UNSPACED, Letters, fold_letter, has_loose_marks, origins, pieces, translated

_DROPPED = "•·・‧⋅∙･·ㆍ᛫•" + "\"'`´‘’‚‛“”„‟«»‹›「」『』《》〈〉〝〞〟＂＇ʼʻʹ׳״" + "()[]{}（）［］｛｝【】〔〕"
_SPACE = re.compile(r"\s")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_BESIDE_UNSPACED = re.compile(f" (?=[{UNSPACED}])| (?<=[{UNSPACED}] )")
# What folds to a space, one for one; words are what stands between.
_BETWEEN_WORDS = re.compile(r"[\s.…．]")
Letter = tuple[int, bool, bool]  # a character's place, and whether what is asked for is the first and the last for it


class _NameLetters(Letters):
    """The letters' table, with what names treat in their own way."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _DROPPED:
            folded = ""
        elif letter == "." or _SPACE.match(letter):
            folded = "\n" if letter == "\n" else " "  # places are reckoned line by line
        else:
            folded = "".join(self[ord(each)] if each != letter else each for each in fold_letter(letter))
            folded = " ".join(folded.split()) or folded[:1]
        self[code] = folded
        return folded


_LETTERS = _NameLetters()


class FoldedText:
    """A text as names are spelt (`folded`), and the places in the text of what stands in it.

    The places are reckoned line by line and word by word, and only where somebody asks for one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._spaced = "".join(_pieces(text)) if has_loose_marks(text) else translated(text, _LETTERS)
        self._read: dict[int, _Line] = {}
        folded = _one_spaced(self._spaced.replace("\n", " "))
        self._unspaced = not folded.isascii() and _UNSPACED.search(folded) is not None
        self.folded = _BESIDE_UNSPACED.sub("", folded) if self._unspaced else folded

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return what characters of the text folded[start:end] stands for, None where it cuts one of them."""
        first, last = self._letter(start), self._letter(end - 1)
        if first is None or last is None:
            return None
        at, begins, _ = first
        to, _, ends = last
        return (at, to + 1) if begins and ends else None

    def _letter(self, place: int) -> Letter | None:
        """Return the character that folded[place] stands for; None for the space behind a word."""
        numbers, starts = self._lines
        which = bisect_right(starts, place) - 1
        line = self._line(numbers[which])
        found = line.letter(place - starts[which])
        return (line.start + found[0], *found[1:]) if found else None

    @cached_property
    def _lines(self) -> tuple[list[int], list[int]]:
        """Return which lines are not empty when folded, and where they begin then."""
        folded = list(map(_one_spaced, self._written[1]))
        if self._unspaced:
            folded = [_BESIDE_UNSPACED.sub("", line) for line in folded]
        filled = list(filter(None, folded))
        starts = _starts_among_unspaced(filled) if self._unspaced else _beginnings(filled)
        return list(compress(count(), folded)), list(starts)

    def _line(self, number: int) -> "_Line":
        """Return a line of the text; those that were asked for are remembered."""
        if number not in self._read:
            written, spaced, starts = self._written
            self._read[number] = _Line(written[number], spaced[number], starts[number], self._unspaced)
        return self._read[number]

    @cached_property
    def _written(self) -> tuple[list[str], list[str], list[int]]:
        """Return all lines as written and folded but for their spaces, and where they begin in the text."""
        written = self.text.split("\n")
        return written, self._spaced.split("\n"), list(_beginnings(written))


def _one_spaced(folded: str) -> str:
    """Return folded words with one space between them."""
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded.strip(" ")


class _Line:
    """A line of a text, which begins at `start`: as written, and folded but for its spaces."""

    def __init__(self, text: str, spaced: str, start: int, unspaced: bool) -> None:
        self.text, self.spaced, self.start, self.unspaced = text, spaced, start, unspaced

    def letter(self, place: int) -> Letter | None:
        """Return the character that the folded line's character at `place` stands for."""
        written, numbers, starts = self._words
        which = bisect_right(starts, place) - 1
        start, end = written[numbers[which]], written[numbers[which] + 1] - 1
        places, within = origins(_pieces(self.text[start:end])), place - starts[which]
        if within >= len(places):
            return None
        at = places[within]
        begins = within == 0 or places[within - 1] != at
        ends = within + 1 == len(places) or places[within + 1] != at
        return start + at, begins, ends

    @cached_property
    def _words(self) -> tuple[list[int], list[int], list[int]]:
        """Return where all words begin in the line; which of them are not empty when folded, and where they begin then.

        One more beginning ends the words of the line.
        """
        written, words = _BETWEEN_WORDS.split(self.text), self.spaced.split(" ")
        if len(written) < len(words):  # some other character is a space, too
            written, words = _words_by_letter(self.text)
        filled = list(filter(None, words))
        starts = _starts_among_unspaced(filled) if self.unspaced else _beginnings(filled)
        return list(_beginnings(written)), list(compress(count(), words)), list(starts)


def _beginnings(words: list[str]) -> Iterator[int]:
    """Yield where words begin that stand one space apart, and where another one would."""
    return accumulate(map((1).__add__, map(len, words)), initial=0)


def _pieces(text: str) -> list[str]:
    """Return the folded form of each character of `text`, "" for those that do not count."""
    folded = pieces(text, _LETTERS)
    if has_loose_marks(text):  # an abbreviation in one character with an accent may end with a space
        return [" ".join(piece.split()) or piece[:1] for piece in folded]
    return folded


def _words_by_letter(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text, as written and folded, where each character has to be asked whether it is a space."""
    folded = _pieces(text)
    edges = [-1, *(place for place, piece in enumerate(folded) if piece == " "), len(text)]
    spans = [(before + 1, after) for before, after in pairwise(edges)]
    return [text[start:end] for start, end in spans], ["".join(folded[start:end]) for start, end in spans]


def _starts_among_unspaced(words: list[str]) -> Iterator[int]:
    """Yield where words begin of which some stand beside each other without a space."""
    start, before = 0, ""
    for word in words:
        if before and not (_UNSPACED.match(before) or _UNSPACED.match(word)):
            start += 1
        yield start
        start, before = start + len(word), word[-1]


def fold(name: str) -> str:
    """Return the spelling under which all ways of writing `name` are the same; "" when it has no letter at all.

    Folding what is folded changes nothing.
    """
    return FoldedText(name).folded
