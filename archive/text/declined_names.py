"""Names as they stand in Russian and Ukrainian sentences: с Лавровым, у Зеленського, в Министерстве обороны.

Only the nominatives are kept. A word of the text is led back to the words of names that it may be a form of; whether
all words of a name agree in one case is asked where they have met.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.text.declension import Analysis, agree, analyses, every_form
from archive.text.known_names import Known

_CYRILLIC = re.compile("[\u0400-\u052f]")
_PLAIN = re.compile(r"[\w-]+(?: [\w-]+)*")
_TOKEN = re.compile(r"[\w-]+")
_LONGEST_ENDING = 7  # letters by which a form may be longer than the stem
_REMEMBERED = 200_000  # words of texts


class DeclinedNames:
    """Finds names in other cases than the nominative, which is found with all other names."""

    def __init__(self, spellings: Iterable[tuple[str, Known]]) -> None:
        self._names: dict[str, Known] = {}
        self._beginnings: set[str] = set()
        self._stems: dict[str, list[str]] = {}
        self._met: dict[str, tuple[str, ...]] = {}
        vocabulary: set[str] = set()
        for spelling, known in spellings:
            if _CYRILLIC.search(spelling) and _PLAIN.fullmatch(spelling):
                self._names[spelling] = known
                words = spelling.split(" ")
                vocabulary.update(words)
                self._beginnings.update(" ".join(words[:length]) for length in range(1, len(words)))
        for word in vocabulary:
            self._stems.setdefault(_stem(word), []).append(word)

    def find(self, folded: str) -> Iterator[tuple[int, int, Known]]:
        """Yield the declined names in a folded text, with where they start and end in it."""
        if not self._names:
            return
        tokens = list(_TOKEN.finditer(folded))
        for at, token in enumerate(tokens):
            for word in self.words_of(token[0]):
                yield from self._on(folded, tokens, at, at, word)

    def _on(
        self, folded: str, tokens: list[re.Match[str]], first: int, last: int, name: str
    ) -> Iterator[tuple[int, int, Known]]:
        """Yield the names that begin with `name`, which tokens[first : last + 1] may be."""
        start, end = tokens[first].start(), tokens[last].end()
        known = self._names.get(name)
        if known and folded[start:end] != name and _is_form(name, known, folded[start:end]):
            yield start, end, known
        if name not in self._beginnings or last + 1 == len(tokens):
            return
        following = tokens[last + 1]
        if folded[end : following.start()] == " ":
            for word in self.words_of(following[0]):
                yield from self._on(folded, tokens, first, last + 1, f"{name} {word}")

    def words_of(self, token: str) -> tuple[str, ...]:
        """Return the words of names that a word of a text may be a form of."""
        met = self._met.get(token)
        if met is None:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            shortest = 1 if "-" in token else max(1, len(token) - _LONGEST_ENDING)
            lengths = range(shortest, len(token) + 1)
            candidates = (word for length in lengths for word in self._stems.get(token[:length], ()))
            met = self._met[token] = tuple(word for word in candidates if token in every_form(word))
        return met


def _stem(word: str) -> str:
    """Return a beginning that all forms of a word share: of words joined by hyphens, the first may change."""
    stem = word.split("-", maxsplit=1)[0] or word
    for _ in range(2):
        if len(stem) > 1 and stem[-1] in "аеиоуыэюяіїєйь":
            stem = stem[:-1]
    if len(stem) > 2 and stem[-2] in "еоії" and stem[-1] not in "аеиоуыэюяіїє":
        return stem[:-2]
    return stem[:-1] if len(stem) > 2 and stem[-1] in "кгх" else stem


def _is_form(spelling: str, known: Known, written: str) -> bool:
    """Tell whether words are a name in one of its cases."""
    return any(
        agree(analysis, written.split(" "))
        for language in known.languages
        for analysis in _analyses(spelling, known.kind, language, known.acronyms)
    )


@lru_cache(maxsize=50_000)
def _analyses(folded: str, kind: str, language: str, acronyms: frozenset[str]) -> list[Analysis]:
    return analyses(folded, kind, language, acronyms)
