"""Words as the index keeps them: folded and stemmed, one after another; texts and questions are read alike.

Scripts without spaces, and Korean, give one lexeme for each character: it with the one after it, the last of a run
alone (北约组织 gives 北约 约组 组织 织). So a run of characters is found by its pairs in order, and one character by
the beginning of lexemes. Words are folded first and stemmed then, so that a word typed without its accents is the
same word; the price is a little less stemming where endings bear accents.
"""

import re
import threading
from collections.abc import Sequence
from itertools import chain
from operator import add

from Stemmer import Stemmer  # type: ignore[import-not-found]

from archive.text.letters import LETTERS, UNSPACED, Letters, fold_letter, folded, origins, pieces, translated

_ALGORITHMS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi",
    "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
STEMMED = frozenset(_ALGORITHMS)
# Endings by which the stemmer knows nouns, as they are written; folding took their accents away.
_ACCENTED = {
    "es": re.compile("(?<=[cs])ion$"), "ca": re.compile("(?<=[cs])io$"), "pt": re.compile("c(?:ao|oes)$"),
}  # fmt: skip
_ACCENTS = {"ion": "ión", "io": "ió", "cao": "ção", "coes": "ções"}

# Vowel signs of Indian scripts, which Python does not count among the characters of a word.
_MARKS = (
    "\u0900-\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd\u0b01-\u0bcd"
    "\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0d4d"
)
_HANGUL = "\u3131-\u318e\uac00-\ud7a3"
_PAIRED = f"[{UNSPACED}]+(?:\\s[{UNSPACED}]+)*|[{_HANGUL}]+"
_IS_PAIRED = re.compile(f"[{UNSPACED}{_HANGUL}]")
_WORD = f"[^\\W_{UNSPACED}{_HANGUL}](?:[^\\W_{UNSPACED}{_HANGUL}]|[{_MARKS}]){{0,63}}"
_TOKEN = re.compile(f"{_WORD}|{_PAIRED}")
# Where nothing but these is, words are what stands between spaces once all other signs are spaces: Latin, Greek and
# Cyrillic letters without loose marks, and the signs of Western print.
_NOT_PLAIN = re.compile("[^\\x00-\u024f\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_LONGEST = 64
# In Cyrillic an apostrophe stands within a word (п'ять), elsewhere between two (l'ordre, Lavrov's).
_INNER = re.compile("['’ʼ](?<=[\u0400-\u052f].)(?=[\u0400-\u052f])")
_MOST_REMEMBERED = 50_000
_own = threading.local()


class _WordLetters(Letters):
    """A table that folds letters, and makes a space of everything that is no letter and no digit."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = "".join(each if each.isalnum() else " " for each in fold_letter(chr(code)))
        return folded


_WORD_LETTERS = _WordLetters()
_BETWEEN = "\x1e"  # stands between passages that are folded at once
_PASSAGE_LETTERS = _WordLetters({ord(_BETWEEN): _BETWEEN})


def lexemes(text: str, language: str) -> list[str]:
    """Return the lexemes of `text` in order; `language` (BCP 47) chooses the stemmer, without one words stay whole."""
    return stems(forms(text), language)


def forms(text: str) -> list[str]:
    """Return the lexemes of `text` as they are written, folded and not stemmed: as many as there are lexemes."""
    if not text.isascii():
        text = _INNER.sub("", text)
    if text.isascii() or not _NOT_PLAIN.search(text):
        words = translated(text, _WORD_LETTERS).split()
        if not words or max(map(len, words)) <= _LONGEST:
            return words
    found: list[str] = []
    for token in _TOKEN.findall(folded(text)):
        found += _pairs("".join(token.split())) if _IS_PAIRED.match(token) else [token]
    return found


def forms_of_each(texts: Sequence[str]) -> list[list[str]]:
    """Return the `forms` of each text, sooner than one by one: so the passages of a statement are read."""
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= len(texts) or _NOT_PLAIN.search(joined):
        return [forms(text) for text in texts]
    words = [part.split() for part in translated(_INNER.sub("", joined), _PASSAGE_LETTERS).split(_BETWEEN)]
    short = max(map(len, chain.from_iterable(words)), default=0) <= _LONGEST
    return words if short else [forms(text) for text in texts]


def stems(words: list[str], language: str) -> list[str]:
    """Return the lexemes of `words`, which `forms` has given, in `language`."""
    primary = language.lower().partition("-")[0]
    return list(map(_remembered(primary).__getitem__, words)) if primary in _ALGORITHMS else words


def spans(text: str, language: str) -> list[tuple[str, int, int]]:
    """Return the lexemes of `text` with the places they stand for: text[start:end] are a lexeme's own letters."""
    letters = pieces(text, LETTERS)
    for met in _INNER.finditer(text):
        letters[met.start()] = ""
    places, joined = origins(letters), "".join(letters)
    found: list[tuple[str, int, int]] = []
    for met in _TOKEN.finditer(joined):
        if _IS_PAIRED.match(met[0]):
            inner = [place for place in range(*met.span()) if not joined[place].isspace()]
            pairs = _pairs("".join(joined[place] for place in inner))
            for number, pair in enumerate(pairs):
                last = inner[min(number + 1, len(inner) - 1)]
                found.append((pair, places[inner[number]], places[last] + 1))
        else:
            (stem,) = stems([met[0]], language)
            found.append((stem, places[met.start()], places[met.end() - 1] + 1))
    return found


def characters(words: list[str]) -> set[str]:
    """Return the characters of `words`, which `forms` has given, that begin a pair: those of scripts without spaces."""
    return set(_IS_PAIRED.findall("".join(words)))


def is_open(lexeme: str) -> bool:
    """Return whether a lexeme is a single character that the text may go on from: it asks for a beginning."""
    return len(lexeme) == 1 and _IS_PAIRED.match(lexeme) is not None


def _pairs(run: str) -> list[str]:
    return [*map(add, run, run[1:]), run[-1]]


class _Stems(dict[str, str]):
    """The stems of the words of one language that were met, as many as are worth remembering."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stemmer = Stemmer(_ALGORITHMS[language], 0)  # which need not remember words as well
        self._accented = _ACCENTED.get(language)

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        stem = self[word] = self._stem(word)
        return stem

    def _stem(self, word: str) -> str:
        if _IS_PAIRED.match(word):
            return word
        if self._accented:
            word = self._accented.sub(lambda met: _ACCENTS[met[0]], word)
        stem = str(self._stemmer.stemWord(word))
        return stem if stem.isascii() else stem.translate(LETTERS)


def _remembered(language: str) -> _Stems:
    """Return this thread's stems: a stemmer may not be used by two threads at once."""
    languages: dict[str, _Stems] = _own.__dict__.setdefault("languages", {})
    if language not in languages:
        languages[language] = _Stems(language)
    return languages[language]
