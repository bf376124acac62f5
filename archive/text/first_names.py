"""What stands before a surname: the first name or the initials of its bearer, or those of somebody else."""

import re
from collections.abc import Iterable
from functools import cache

from archive.text.declension import every_form
from archive.text.declension.people import MEN_IN_A, NATIVE, WOMEN
from archive.text.declined_names import DeclinedNames
from archive.text.known_names import Known
from archive.text.spelling import fold
from archive.text.word_edges import COURTESIES, Words

# First words of people's names that are no first names.
_TITLES = COURTESIES | frozenset("el la le the abu bin ibn st saint hon his her san van von de al".split())
# Given names so common that a surname after one of them is that person's, whether or not the archive knows any.
_COMMON = frozenset(
    """john james robert michael william david richard joseph thomas charles daniel matthew mark donald steven paul
    andrew kenneth george edward brian ronald anthony kevin jason jeffrey frank scott eric stephen larry peter henry
    mary patricia jennifer linda elizabeth barbara susan margaret sarah nancy lisa hillary jane anne marie jean pierre
    jacques philippe alain bernard nicolas hans karl heinz wolfgang klaus juan jose carlos luis jorge manuel pedro
    francisco maria marco paolo giuseppe giovanni luigi mario franco ahmed mohammed mohamed ali hassan bill jim joe bob
    tom ted george adam simon alan neil gordon tony ivan dmitry sergei sergey vladimir alexander mikhail
    nikolai""".split()
)
_INITIALS = re.compile(r"(?<![\w.'’-])(?:[^\W\d_]\.[^\S\n]?){1,3}\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]+)[^\S\n]+\Z")
_FATHERS = re.compile(r"[\w]+(?:[оеьй]вич|овн|евн|ічн|ичн|івн|ївн)\w{0,3}")
_LONGEST = 60  # characters of first names and initials
_ALPHABETIC = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u052f\u0370-\u03ff]")
_MONSIEUR = "m"


class FirstNames:
    """The first names of all people whose full names are known."""

    def __init__(self, known: Iterable[Known], declined: DeclinedNames) -> None:
        self._declined = declined
        self._own: dict[str, set[str]] = {}  # of each person, by key
        self._all: set[str] = set(_COMMON | NATIVE | MEN_IN_A | WOMEN)
        self.alone: set[str] = set()  # names of one word
        for each in known:
            first, space, _ = each.folded.partition(" ")
            if not space:
                self.alone.add(each.folded)
            elif each.kind == "person" and first not in _TITLES:
                self._all.update([first] if len(first) > 1 else [])
                for key in each.keys:
                    self._own.setdefault(key, set()).add(first)

    def beginning(self, words: Words, start: int, known: Known) -> int | None:
        """Return where a person's name begins of which a surname alone is known, None where it is somebody else's.

        "S. V. Lavrov" and "Sergey Lavrov" begin before the surname; "Ivan Lavrov" and "A. Lavrov" are others.
        """
        if known.kind != "person" or " " in known.folded or not _ALPHABETIC.match(words.text, start):
            return start
        own = {name for key in known.keys for name in self._own.get(key, ()) if _ALPHABETIC.match(name)}
        initials = _INITIALS.search(words.text, max(0, start - _LONGEST), start)
        if initials and initials[0][0].isupper():
            return self._by_initials(words, start, initials, own)
        return self._by_word(words, start, own)

    def _by_initials(self, words: Words, start: int, initials: re.Match[str], own: set[str]) -> int | None:
        letter = fold(initials[0][0])
        if letter == _MONSIEUR and (words.language == "fr" or not any(name[0] == letter for name in own)):
            return start
        full = self._word_before(words, initials.start())
        if full and self._first_names(full[1]) & own:
            return full.start()  # John F. Kennedy
        if any(name[0] == letter for name in own):
            return initials.start()
        script = [name for name in own if _same_script(name, letter)]
        return None if script else start

    def _by_word(self, words: Words, start: int, own: set[str]) -> int | None:
        before = self._word_before(words, start)
        if before and _FATHERS.fullmatch(fold(before[1])):
            before = self._word_before(words, before.start()) or before
        if not before:
            return start
        names = self._first_names(before[1])
        if names & own:
            return before.start()
        return None if names else start

    def _word_before(self, words: Words, start: int) -> re.Match[str] | None:
        before = _WORD_BEFORE.search(words.text, max(0, start - _LONGEST), start)
        return before if before and before[1][0].isupper() else None

    def _first_names(self, word: str) -> set[str]:
        """Return the first names that a word may be."""
        folded = fold(word)
        return ({folded, *self._declined.words_of(folded)} & self._all) | _common_forms().get(folded, frozenset())


@cache
def _common_forms() -> dict[str, frozenset[str]]:
    """Return the Russian and Ukrainian first names that each of their forms may be of."""
    forms: dict[str, frozenset[str]] = {}
    for name in NATIVE | MEN_IN_A | WOMEN:
        for form in every_form(name):
            forms[form] = forms.get(form, frozenset()) | {name}
    return forms


def _same_script(one: str, other: str) -> bool:
    return one[0].isascii() == other.isascii()
