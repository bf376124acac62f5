"""When two names are one name (fold), and where known names stand in a text (NameFinder); no database here.

Alike are: capitals, forms of Unicode, accents, ё and е, traditional and simplified characters, kinds of dashes,
any dot between name parts and none, quotation marks and brackets and none, spaces of any kind. A full stop is a
space, so that С.В.Лавров is С. В. Лавров. Letters of their own stay apart: й и, ї і, ў у.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from archive.text.letters import UNSPACED, Letters, fold_letter, origins, pieces

_DROPPED = "•·・‧⋅∙･·ㆍ᛫•" + "\"'`´‘’‚‛“”„‟«»‹›「」『』《》〈〉〝〞〟＂＇ʼʻʹ׳״" + "()[]{}（）［］｛｝【】〔〕"
_SPACE = re.compile(r"\s")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
# No name goes on over a full stop after a word of four letters or more, nor over an empty line.
_BREAK = re.compile(r"(?<=\w{4})\.(?=\s)|\n(?=[ \t\r]*\n)")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_MARKS_AFTER = re.compile("[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
_ACRONYM_LENGTH = 6


class _NameLetters(Letters):
    """The letters' table, with what names treat in their own way."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _DROPPED:
            folded = ""
        elif letter == "." or _SPACE.match(letter):
            folded = " "
        else:
            folded = "".join(self[ord(each)] if each != letter else each for each in fold_letter(letter))
            folded = " ".join(folded.split()) or folded[:1]
        self[code] = folded
        return folded


_LETTERS = _NameLetters()


def _pieces(text: str) -> list[str]:
    """Return the folded form of each character of `text`, "" for those that do not count."""
    folded = pieces(text, _LETTERS)
    _collapse(folded)
    return folded


def _collapse(folded: list[str]) -> None:
    """Leave one space of each run of spaces, and none at the ends or beside a script that needs none."""
    last, space = "", -1
    for place, piece in enumerate(folded):
        if piece == " ":
            folded[place], space = "", place
        elif piece:
            if space >= 0 and last and not (_UNSPACED.match(last) or _UNSPACED.match(piece)):
                folded[space] = " "
            last, space = piece[-1], -1


def fold(name: str) -> str:
    """Return the spelling under which all ways of writing `name` are the same; "" when it has no letter at all.

    Folding what is folded changes nothing.
    """
    return "".join(_pieces(name))


@dataclass(frozen=True)
class FoundName:
    """A known name in a text: words == text[start:end]; several keys when several entries bear the name."""

    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class _Known:
    """The entries that bear one folded name, and how the name must be written to be meant."""

    keys: tuple[str, ...]
    kind: str
    acronym: bool
    capital: bool


class NameFinder:
    """Finds all known names in a text in one pass.

    `names` are (name, key, kind of entry). Of names that overlap the first counts, of those that begin at one place
    the longest. Names of alphabetic scripts must stand as whole words; Korean ones may bear endings. An acronym
    (NATO, US) is found in capitals only, a name of one word (Rice) only with its capital.
    """

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        grouped: dict[str, list[tuple[str, str, str]]] = {}
        for name in names:
            grouped.setdefault(fold(name[0]), []).append(name)
        grouped.pop("", None)
        self._known = [_known(bearers) for bearers in grouped.values()]
        self._automaton = AhoCorasick(list(grouped))

    def find(self, text: str) -> list[FoundName]:
        """Return the names found in `text`, in its order, none overlapping another."""
        folded = _pieces(_BREAK.sub("\0", text))
        places, ends = origins(folded), list(accumulate(map(len, folded)))
        found, reached = [], 0
        for known, start, end in self._meetings("".join(folded)):
            first, last = places[start], places[end - 1] + 1
            whole = ends[last - 1] == end and (start == 0 or ends[first] - len(folded[first]) == start)
            if first >= reached and whole and _meant(text, first, last, known):
                last += _marks_after(text, last)
                found.append(FoundName(first, last, text[first:last], known.keys, known.kind))
                reached = last
        return found

    def _meetings(self, folded: str) -> list[tuple[_Known, int, int]]:
        """Return all places where a known name's letters stand, first and longest first."""
        met = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        met.sort(key=lambda each: (each[1], -each[2]))
        return [(self._known[number], start, end) for number, start, end in met]


def _known(bearers: list[tuple[str, str, str]]) -> _Known:
    names = [name for name, _key, _kind in bearers]
    one_word = not any(" " in fold(name) for name in names)
    return _Known(
        keys=tuple(dict.fromkeys(key for _name, key, _kind in bearers)),
        kind=bearers[0][2],
        acronym=one_word and all(name.isupper() and len(name) <= _ACRONYM_LENGTH for name in names),
        capital=one_word and all(name[:1].isupper() for name in names),
    )


def _meant(text: str, start: int, end: int, known: _Known) -> bool:
    """Return whether text[start:end] is the name itself, not a piece of another word nor a common word."""
    words = text[start:end]
    if (known.acronym and not words.isupper()) or (known.capital and not words[0].isupper()):
        return False
    return not (_goes_on(text, start, forwards=False) or _goes_on(text, end, forwards=True))


def _goes_on(text: str, edge: int, forwards: bool) -> bool:
    """Return whether a word goes on over the edge between text[edge - 1] and text[edge]."""
    if edge in (0, len(text)):
        return False
    inside, outside = (text[edge - 1], text[edge]) if forwards else (text[edge], text[edge - 1])
    if outside in "'’ʼ" and _CYRILLIC.match(inside):  # Лук'янов is one word; Lavrov's and d'Estaing are two
        beyond = text[edge + 1 : edge + 2] if forwards else text[edge - 2 : edge - 1]
        return bool(beyond and _CYRILLIC.match(beyond))
    if _UNSPACED.match(inside) or _UNSPACED.match(outside) or (forwards and _HANGUL.match(inside)):
        return False
    return inside.isalnum() and outside.isalnum()


def _marks_after(text: str, end: int) -> int:
    """Return how many accents and marks that belong to the letter before `end` follow it."""
    met = _MARKS_AFTER.match(text, end)
    return len(met[0]) if met else 0
