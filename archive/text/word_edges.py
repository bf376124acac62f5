"""Whether letters in a text are a whole word, and written as a name is: capitals, edges, what may be added."""

import re
from collections.abc import Iterator
from functools import cached_property

from archive.text.known_names import Known
from archive.text.languages import detect
from archive.text.letters import UNSPACED

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ARABIC = re.compile("[\u0620-\u06ff]")
_MARKS_AFTER = re.compile("[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
# Arabic "and", "so", "by", "to", "like" are written before a word without a space.
_PARTICLES = re.compile(r"(?<![^\W_])[وف]?[بلك]?\Z")
_LONGEST_PARTICLES = 2
_SHORTEST_AFTER_PARTICLES = 3
_GENITIVE_S = ("de", "sv", "da", "no", "nb", "nn")
# 外交部 is not named in 外交部长, which is its minister, nor 行政院 in 行政院长.
_HEAD_OF = re.compile("[部局院厅廳署处處司会會省市州县縣区區][长長](?![期远遠久城江])")
# What stands before the name of a person, and is no first name.
COURTESIES = frozenset(
    """mr mrs ms miss sir lord lady dame dr prof professor president king queen prince princess sheikh emir sultan
    pope father general colonel captain admiral judge senator minister ambassador chancellor secretary don dona sayyid
    monsieur madame m mme herr frau senor señor señora sr sra senyor senyora premier speaker chairman governor mayor
    король королева принц принцесса князь граф шейх эмир султан генерал папа святой сэр лорд пан пані""".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[^\S\n]+\Z")
_LONGEST_COURTESY = 20
_WORD = re.compile(r"[^\W\d_]+")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:]|\n)[\s\"'«»“„”‘’(\[*–—-]*\Z")


class Words:
    """A text, asked about the words in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._standing: dict[str, bool] = {}

    @cached_property
    def language(self) -> str:
        """The language most of the text is in."""
        return detect(self.text)

    def stands(self, word: str) -> bool:
        """Tell whether a word of an alphabetic script stands in the text, letter by letter so."""
        known = self._standing.get(word)
        if known is None:
            known = self._standing[word] = any(
                self._whole(at, at + len(word)) for at in _places(self.text, word) if _WORD.fullmatch(word)
            )
        return known

    def _whole(self, start: int, end: int) -> bool:
        return not (_WORD.match(self.text, end) or (start and _WORD.match(self.text, start - 1)))

    def ending(self, start: int, end: int, known: Known, declined: bool) -> int | None:
        """Return where words end that are the name itself, None where they are a piece of another or common words."""
        if not self._written_so(start, end, known, declined) or self._goes_on_before(start, end):
            return None
        if _HEAD_OF.match(self.text, end - 1):
            return None
        if not self._goes_on(end, forwards=True):
            return end
        return end + 1 if self._genitive(start, end, known) else None

    def is_common(self, start: int, end: int) -> bool:
        """Tell whether a surname is a common word of the text too, and bears no courtesy here: the House, Mr. House."""
        lowered = self.text[start:end].lower()
        if lowered == self.text[start:end] or not self.stands(lowered):
            return False
        return not self._bears_courtesy(start)

    def _bears_courtesy(self, start: int) -> bool:
        before = _WORD_BEFORE.search(self.text, max(0, start - _LONGEST_COURTESY), start)
        return before is not None and before[1].lower() in COURTESIES

    def marks_after(self, end: int) -> int:
        """Return how many accents and marks that belong to the letter before `end` follow it."""
        met = _MARKS_AFTER.match(self.text, end)
        return len(met[0]) if met else 0

    def _written_so(self, start: int, end: int, known: Known, declined: bool) -> bool:
        words = self.text[start:end]
        if known.acronym:
            return words[: len(known.folded)].isupper() if declined else words.isupper()
        if known.capital:
            return words[0].isupper() and not self._common(start, words)
        return not known.some_capital or words != words.lower() or words == words.upper()

    def _common(self, start: int, words: str) -> bool:
        """Tell whether a word has its capital from opening a sentence: elsewhere in the text it has none."""
        lowered = words.lower()
        if lowered == words or not lowered[0].islower() or not self.stands(lowered) or self._bears_courtesy(start):
            return False
        return _OPENS_SENTENCE.search(self.text, max(0, start - 12), start) is not None

    def _genitive(self, start: int, end: int, known: Known) -> bool:
        """Tell whether a Latin name bears the -s of a genitive: Macrons Vorschlag."""
        if self.text[end] != "s" or not self.text[end - 1].isascii() or self._goes_on(end + 1, forwards=True):
            return False
        if self.text[end + 1 : end + 2] == "-":
            return False  # Parlaments- und Präsidentenwahlen
        return not known.acronym and end - start > 2 and self.language in _GENITIVE_S

    def _goes_on_before(self, start: int, end: int) -> bool:
        if not self._goes_on(start, forwards=False):
            return False
        if end - start < _SHORTEST_AFTER_PARTICLES or not _ARABIC.match(self.text, start):
            return True
        before = self.text[max(0, start - _LONGEST_PARTICLES - 1) : start]
        return _PARTICLES.search(before) is None

    def _goes_on(self, edge: int, forwards: bool) -> bool:
        """Return whether a word goes on over the edge between text[edge - 1] and text[edge]."""
        text = self.text
        if edge in (0, len(text)):
            return False
        inside, outside = (text[edge - 1], text[edge]) if forwards else (text[edge], text[edge - 1])
        if outside in "'’ʼ" and _CYRILLIC.match(inside):  # Лук'янов is one word; Lavrov's and d'Estaing are two
            beyond = text[edge + 1 : edge + 2] if forwards else text[edge - 2 : edge - 1]
            return bool(beyond and _CYRILLIC.match(beyond))
        if _UNSPACED.match(inside) or _UNSPACED.match(outside) or (forwards and _HANGUL.match(inside)):
            return False
        return inside.isalnum() and outside.isalnum()


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where letters stand in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
