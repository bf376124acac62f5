"""Which language words are in, which way it is written, and what it is called; no library, no database."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from archive.text.language_names import NAMES
from archive.text.language_signs import JAPANESE_HAN, LETTERS, LIKELY, ONE_LANGUAGE, RIGHT_TO_LEFT, SCRIPTS, WORDS

UNKNOWN = "und"
_SLICES, _SLICE = 12, 2000
_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0963])+")
# Of running text, this share at least is made of its language's frequent words.
_LEAST_SHARE = 0.16
_SHORT = 25
_LEAST_SCORE, _LEAST_LEAD, _LETTER_WORTH = 0.3, 1.04, 0.4


def _owners(signs: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return for each sign the languages that have it."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for language, its_signs in signs.items():
        for sign in its_signs:
            owners[sign].append(language)
    return {sign: tuple(languages) for sign, languages in owners.items()}


_WORD_OWNERS = {script: _owners(languages) for script, languages in WORDS.items()}
_LETTER_OWNERS = {
    script: _owners({language: LETTERS.get(language, ()) for language in languages})
    for script, languages in WORDS.items()
}


def direction(language: str) -> str:
    """Return "rtl" for languages written from right to left, else "ltr"; a script subtag decides when there is one."""
    primary, *rest = language.lower().split("-")
    if rest and len(rest[0]) == 4:
        return "rtl" if rest[0] in ("arab", "hebr", "thaa", "syrc") else "ltr"
    return "rtl" if primary in RIGHT_TO_LEFT else "ltr"


def language_name(code: str, in_language: str) -> str:
    """Return what the language `code` is called in English, Russian or Chinese; the code itself when unlisted."""
    names = NAMES.get(code.lower()) or NAMES.get(code.lower().split("-")[0])
    if names is None:
        return code
    english, russian, chinese = names
    return {"ru": russian, "zh": chinese}.get(in_language.lower().split("-")[0], english)


def detect(text: str) -> str:
    """Return the primary BCP 47 code of the language most of `text` is in; "und" when that is not sure.

    A long text is known by samples from all of it. Chinese in either script is "zh".
    """
    sample = _sample(text)
    script = _script(sample)
    if script in WORDS:
        known = _by_words(sample, script)
        return LIKELY.get(script, UNKNOWN) if known == UNKNOWN else known
    return ONE_LANGUAGE.get(script, UNKNOWN)


def _sample(text: str) -> str:
    if len(text) <= _SLICES * _SLICE:
        return text
    step = len(text) // _SLICES
    return "\n".join(text[start : start + _SLICE] for start in range(0, step * _SLICES, step))


def _script(sample: str) -> str:
    """Return the script that most of `sample` is written in; "" when it has no letter."""
    amounts = dict.fromkeys(SCRIPTS, 0.0)
    times = Counter(sample)  # each letter is looked at once, however often it stands in the text
    for letter, often in times.items():
        for name in _scripts_of(letter):
            amounts[name] += often * SCRIPTS[name][1]
    own = sum(often for letter, often in times.items() if letter in JAPANESE_HAN)
    if amounts["kana"] > 0.05 * amounts["han"] or own * SCRIPTS["han"][1] > 0.1 * amounts["han"]:
        amounts["kana"] += amounts.pop("han")  # Japanese writes both
    most = max(amounts, key=lambda name: amounts[name])
    return most if amounts[most] else ""


@lru_cache(maxsize=50_000)
def _scripts_of(letter: str) -> tuple[str, ...]:
    return tuple(name for name, (letters, _worth) in SCRIPTS.items() if letters.match(letter))


def _by_words(sample: str, script: str) -> str:
    """Return the language of `script` whose frequent words and own letters fit best, "und" when none or several do."""
    folded, letters = sample.casefold(), SCRIPTS[script][0]
    words = Counter(word for word in _WORD.findall(folded) if letters.match(word))
    hits: Counter[str] = Counter()
    scores: dict[str, float] = dict.fromkeys(WORDS[script], 0.0)
    for word in words.keys() & _WORD_OWNERS[script].keys():
        owners = _WORD_OWNERS[script][word]
        for language in owners:
            hits[language] += words[word]
            scores[language] += words[word] / len(owners)
    for letter, times in Counter(folded).items():
        owners = _LETTER_OWNERS[script].get(letter, ())
        for language in owners:
            scores[language] += _LETTER_WORTH * times / len(owners)
    return _surest(scores, hits, words.total())


def _surest(scores: dict[str, float], hits: Counter[str], words: int) -> str:
    best, second = sorted(scores, key=lambda language: -scores[language])[:2]
    sure = scores[best] >= _LEAST_SCORE and scores[best] > _LEAST_LEAD * scores[second]
    alone = scores[best] > 2 * scores[second]  # a language that builds long words has fewer frequent ones
    enough = hits[best] >= words * (_LEAST_SHARE * 0.7 if alone else _LEAST_SHARE)
    return best if sure and (words < _SHORT or enough) else UNKNOWN
