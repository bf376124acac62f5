"""Where known names stand in a text: all of them in one pass; how they are spelt alike is told in `spelling`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahocorasick_rs import AhoCorasick

from archive.text.declined_names import DeclinedNames
from archive.text.first_names import FirstNames
from archive.text.known_names import DECLINED, EXACT, OFFICE, SURNAME, FoundName, Known, KnownName, known_names
from archive.text.spelling import FoldedText, fold
from archive.text.surnames import surnames_in
from archive.text.word_edges import Words

__all__ = ["FoundName", "KnownName", "NameFinder", "fold"]

PIECE = 100_000  # characters looked through at once; a search keeps some eighty bytes for each
# No name goes on over a full stop after a word of four letters or more, nor over an empty line.
_FULL_STOP = re.compile(r"\.(?=\s)(?<=\w{4}\.)")
_EMPTY_LINE = re.compile(r"\n(?=[ \t\r]*\n)")
_CYRILLIC = re.compile("[\u0400-\u052f]")

Meeting = tuple[int, int, bool, Known]  # start and end in the folded text, whether declined, the name
Stretch = tuple[int, FoldedText]  # where a part of the text begins, and its words


class Stretches:
    """The parts of a text, each folded: of a long text anew whenever they are asked for, so that few are in memory."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.only = [self._folded(0, len(text))] if len(text) <= PIECE else []

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self.only) if self.only else (self._folded(start, end) for start, end in _stretches(self.text))

    def _folded(self, start: int, end: int) -> Stretch:
        return start, FoldedText(_EMPTY_LINE.sub("\0", _FULL_STOP.sub("\0", self.text[start:end])))


class NameFinder:
    """Finds all known names in a text in one pass.

    `names` are (name, key, kind of entry) or `KnownName`, which tells the language too. Of names that overlap the
    first counts, of those that begin at one place the longest. Names of alphabetic scripts must stand as whole words;
    Korean ones may bear endings, Arabic ones the particles written before them, Russian and Ukrainian ones the endings
    of their cases. An acronym (NATO, US) is found in capitals only, a name of one word (Rice) only with its capital.
    Who is named in full is found by the surname alone in the rest of that text.
    """

    def __init__(self, names: Iterable[tuple[str, str, str] | KnownName]) -> None:
        spellings = known_names(KnownName(*name) for name in names)
        self._known = list(spellings.values())
        self._automaton = AhoCorasick(list(spellings))
        self._declined = DeclinedNames(spellings.items())
        self._first_names = FirstNames(self._known, self._declined)

    def find(self, text: str) -> list[FoundName]:
        """Return the names found in `text`, in its order, none overlapping another, but that an office may hold one."""
        words = Words(text)
        stretches = Stretches(text)
        met = list(self._find(words, stretches))
        found = [name for name, _ in met]
        surnames = surnames_in(text, met, self._first_names.alone)
        return self._with_surnames(words, stretches, found, surnames) if surnames else found

    def _with_surnames(
        self, words: Words, stretches: Stretches, found: list[FoundName], surnames: list[KnownName]
    ) -> list[FoundName]:
        """Return what was found with the surnames that stand alone."""
        finder = NameFinder(surnames)
        finder._first_names = self._first_names
        taken = bytearray(len(words.text))
        for name in found:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
        alone = [
            replace(name, how=SURNAME)
            for name, _ in finder._find(words, stretches)
            if 1 not in taken[name.start : name.end] and not words.is_common(name.start, name.end)
        ]
        return sorted([*found, *alone], key=lambda name: name.start)

    def _find(self, words: Words, stretches: Stretches) -> Iterator[tuple[FoundName, Known]]:
        """Yield the names in a text with what is known of them."""
        done = 0
        for start, text in stretches:
            for spot in self._meetings(text.folded):
                place = text.place(*spot[0][:2])
                if place and start + place[0] >= done:
                    found = self._meaning(words, (start + place[0], start + place[1]), done, spot)
                    if found:
                        done = done if found[0].kind == OFFICE else found[0].end
                        yield found

    def _meetings(self, folded: str) -> Iterator[list[Meeting]]:
        """Yield what may stand at each place, first and longest first."""
        met: list[Meeting] = [
            (start, end, False, self._known[number])
            for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
        ]
        if not folded.isascii() and _CYRILLIC.search(folded):
            met += [(start, end, True, known) for start, end, known in self._declined.find(folded)]
        met.sort(key=lambda each: (each[0], -each[1], each[2]))
        at = 0
        while at < len(met):
            to = at + 1
            while to < len(met) and met[to][:2] == met[at][:2]:
                to += 1
            yield met[at:to]
            at = to

    def _meaning(
        self, words: Words, place: tuple[int, int], done: int, spot: list[Meeting]
    ) -> tuple[FoundName, Known] | None:
        """Return the entries that words name, None where they are a piece of another word or a common word."""
        start, end = place
        meant: list[tuple[bool, Known]] = []
        first, reached = start, end
        for _, _, declined, known in spot:
            ending = words.ending(start, end, known, declined)
            beginning = self._first_names.beginning(words, start, known) if ending is not None else None
            if ending is not None and beginning is not None:
                meant.append((declined or ending > end, known))
                first, reached = max(done, min(first, beginning)), max(reached, ending)
        if not meant:
            return None
        keys = dict.fromkeys(key for _, known in meant for key in known.keys)
        reached += words.marks_after(reached)
        how = DECLINED if all(declined for declined, _ in meant) else EXACT
        known = meant[0][1]
        return FoundName(first, reached, words.text[first:reached], tuple(keys), known.kind, how), known


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text may be cut: spans of at least PIECE characters that end at empty lines, and the rest."""
    start = 0
    while start < len(text):
        cut = _EMPTY_LINE.search(text, start + PIECE)
        end = cut.start() if cut else len(text)
        yield start, end
        start = end
