"""Which rules are tried on which text: by the language given, or else by the script and the detected
language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from archive.text.languages import detect
from archive.text.when.han import rules_of_chinese
from archive.text.when.han_patterns import SP, either
from archive.text.when.lettered import NEVER
from archive.text.when.lettered_rules import rules_of
from archive.text.when.numeric import numeric_rules
from archive.text.when.persian import MONTHS, persian_rules
from archive.text.when.rules import NO_LETTER_AFTER, SPACE, Rule, any_of, spaced
from archive.text.when.tables import signs, zh
from archive.text.when.tables.ar import ARABIC
from archive.text.when.tables.ca import CATALAN
from archive.text.when.tables.de import GERMAN
from archive.text.when.tables.en import ENGLISH
from archive.text.when.tables.es import SPANISH
from archive.text.when.tables.fa import PERSIAN
from archive.text.when.tables.fr import FRENCH
from archive.text.when.tables.hi import HINDI
from archive.text.when.tables.it import ITALIAN
from archive.text.when.tables.pl import POLISH
from archive.text.when.tables.pt import PORTUGUESE
from archive.text.when.tables.ru import RUSSIAN
from archive.text.when.tables.tr import TURKISH
from archive.text.when.tables.uk import UKRAINIAN
from archive.text.when.vocabulary import Vocabulary

CHINESE = "zh"
_EUROPEAN = (ENGLISH, RUSSIAN, UKRAINIAN, GERMAN, FRENCH, SPANISH, CATALAN, PORTUGUESE, ITALIAN, POLISH)
VOCABULARIES = {words.code: words for words in (*_EUROPEAN, ARABIC, PERSIAN, TURKISH, HINDI)}
_SCRIPTS = {
    re.compile("[\u3400-\u9fff]"): (CHINESE,),
    re.compile("[\u0400-\u04ff]"): ("ru", "uk"),
    re.compile("[\u0600-\u06ff]"): ("ar",),
    re.compile("[\u0900-\u097f]"): ("hi",),
    re.compile("[A-Za-z]"): ("en", "de", "fr", "es", "ca"),
}
_FIGURES = dict(zip("０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 4, strict=True))
_PLAIN = str.maketrans(_FIGURES)
_GROUP = re.compile(r"\(\?P<\w+>")
_FIGURE = re.compile(f"[{''.join(_FIGURES)}]")
START = "start"


@dataclass(frozen=True)
class Gate:
    """What must stand where a date begins: an opening, and behind that what any rule needs.

    It is asked before the rules, since it is asked fast; it refuses nothing that a rule would take. Words are sought by
    the `sign` before them, so that five of six characters are passed over; what stands among other words without such a
    sign is sought by the characters that it may begin with, `first`.
    """

    opening: str
    likely: str
    sign: str = ""
    first: str = ""

    def pattern(self, *, likely: bool = True) -> re.Pattern[str]:
        """Return the pattern of the places; a place is where the group "start" begins."""
        what = f"(?={self.opening})" + (f"(?={self.likely})" if likely else "")
        if self.first:
            return re.compile(f"(?P<{START}>[{self.first}])(?<={what}.)", re.DOTALL)
        return re.compile(f"{self.sign}(?P<{START}>){what}")


def plain(text: str) -> str:
    """Return `text` with digits of all scripts as ASCII, character for character."""
    text = text.replace("\u3000", " ").replace("’", "'")
    return text.translate(_PLAIN) if _FIGURE.search(text) else text


def in_signs(flat: str, language: str | None) -> tuple[str, list[str]]:
    """Return the text, character for character, as its dates are looked for, and the codes of their languages.

    Dates in Korean and Japanese are found as Chinese ones, their words in the place of theirs.
    """
    primary = (language or "").lower().split("-")[0] or (detect(flat) if signs.WRITTEN.search(flat) else "")
    if primary in signs.TABLES:
        return signs.as_chinese(flat, primary), [CHINESE]
    return flat, codes_for(flat, language)


def codes_for(text: str, language: str | None) -> list[str]:
    """Return the codes of the languages whose dates may be in `text`, the likeliest first."""
    primary = (language or "").lower().split("-")[0]
    if primary == CHINESE or primary in VOCABULARIES:
        return [primary]
    by_script = [code for script, codes in _SCRIPTS.items() if script.search(text) for code in codes]
    known = [code for code in by_script if code == CHINESE or code in VOCABULARIES] or ["en"]
    detected = "" if primary else detect(text)
    return [detected] if detected in known or detected in VOCABULARIES else known


@cache
def rules_in(code: str, loose: bool) -> list[Rule]:
    """Return the rules of a language: loose for what a curator types, strict for running text."""
    if code == CHINESE:
        return rules_of_chinese(loose) + numeric_rules(day_first=False)
    words = VOCABULARIES[code]
    rules = rules_of(words, loose) + numeric_rules(words.day_first_numbers)
    return persian_rules() + rules if code == PERSIAN.code else rules


@cache
def rules_at(code: str, digit: bool) -> list[Rule]:
    """Return the strict rules of a language that may match where a digit stands, or where none does."""
    return [rule for rule in rules_in(code, False) if rule.digit in (None, digit)]


@cache
def starts(code: str) -> re.Pattern[str]:
    """Return the pattern of the places where a date may begin in running text; see `Gate.pattern`."""
    return gate(code).pattern()


def gate(code: str) -> Gate:
    """Return what must stand where a date begins in a language."""
    if code == CHINESE:
        return _chinese_gate()
    words = VOCABULARIES[code]
    likely = f"{_likely(words)}|{_any(MONTHS)}" if code == PERSIAN.code else _likely(words)
    if words.glued_and:
        sign = rf"[\W{words.glued_and}](?:(?<=\W)|(?<=(?<!\w){words.glued_and}))"
        return Gate(_opening(words), likely, sign)
    if words is HINDI:  # whose vowel signs stand within words and are no letters to a pattern
        return Gate(_opening(words), likely, r"[^\w\u0900-\u0963]")
    return Gate(_opening(words), likely, r"\W(?<![A-Z]\.)")


def _opening(words: Vocabulary) -> str:
    """Return the pattern of what a date or its context begins with."""
    dated = (words.parts, words.circa, words.seasons, words.halves, words.prefixed_months)
    frames = [before for frame in words.frames for before in frame.before.split("|")]
    counted = words.units if "" in words.numbers else ()
    first = _beginnings(*dated, words.phrases, words.week.split(), frames, counted, [words.year_word])
    ranges = (before for before, _ in words.ranges)
    leads = _beginnings(words.before_year, words.before_year_strict, words.before_month, *ranges, size=9)
    names = any_of(words.months, loose=False, capitals=words.capitals)
    article = f"(?:{spaced(words.article_pattern)}{SPACE})?" if words.article_pattern else ""
    inside = _any(_beginnings(*dated, words.relative_years, words.day_words, [words.year_word], size=1))
    other = f"|{words.opening_pattern}" if words.opening_pattern else ""
    after_lead = rf"(?={SPACE}{article}(?:[\d'’]|{names}|{inside}{other}))"
    days = rf"|{_any(words.day_words)}(?={spaced(words.day_month_pattern)}{names})" if words.day_words else ""
    numbers = f"|{_any(words.numbers)}(?={SPACE}{_any(words.units)})" if "" in frames else ""
    plain_words = f"(?:{any_of(first, loose=False)}|{names})(?:(?<=')|{NO_LETTER_AFTER})"
    return rf"\d|\([12]\d{{3}}|{_any(leads)}{after_lead}|{plain_words}{numbers}{days}{other}"


def _beginnings(*tables: Iterable[str], size: int = 2) -> set[str]:
    """Return the first words of all phrases that are not empty, `size` words at most."""
    return {" ".join(phrase.split(" ")[:size]) for phrases in tables for phrase in phrases if phrase}


def _likely(words: Vocabulary) -> str:
    """Return a pattern that matches wherever a rule does: what rules begin with, and what must follow there.

    "the" and "of" begin many a date, and stand in every line of a text.
    """
    stretches = (*words.decade_patterns, *words.short_decade_patterns, *words.century_patterns)
    wide = "".join(f"|{spaced(_GROUP.sub('(?:', pattern))}" for pattern in stretches)
    article = f"(?:{spaced(words.article_pattern)}{SPACE})?" if words.article_pattern else ""
    named = {*words.months, *words.day_words, *words.seasons, *words.halves, *words.relative_years, words.year_word}
    month = f"{_any(words.prefixed_months)}{SPACE}{_any(words.months)}"
    before = f"(?:{_any(words.circa)}{SPACE}?)?(?:{_any(words.parts)}(?:{SPACE}|-|(?<=')))?"
    lead = _any(lead for leads, _ in words.ranges for lead in leads)
    counted = rf"(?:\d|{_any((*words.numbers, *words.units, *words.duals))})"
    frames = (before for frame in words.frames for before in frame.before.split("|"))
    return (
        rf"\(|{_any((*words.phrases, *(words.units if '' in words.numbers else ())))}"
        rf"|(?:{lead}{SPACE})?{article}{before}(?:[\d'’]|{_any(named)}|{month}{wide})"
        rf"|{_any((*words.before_year, *words.before_year_strict))}{SPACE}(?:\d|{_any([words.year_word])})"
        rf"|{_any(words.before_month)}{SPACE}{_any(words.months)}|{_any(words.week.split())}{SPACE}[0-9]"
        rf"|{_any((*words.numbers, *frames))}{SPACE}{counted}"
    )


def _any(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases that are not empty; it never matches where there is none."""
    filled = [phrase for phrase in phrases if phrase]
    return any_of(filled, loose=False) if filled else NEVER


def _chinese_gate() -> Gate:
    """Return the same for Chinese, where few characters begin a date, and any may stand before them."""
    numerals = "〇零○一二三四五六七八九十廿卅两兩"
    starts = {phrase[:2] for phrase in (*zh.RELATIVE_YEARS, *zh.THAT_YEAR, *zh.PHRASES, *zh.ERAS)}
    starts |= {f"{which}{what}" for which in zh.WEEKS_WITH_DAY for what in ("周", "週", "星", "月", "个", "個", "世")}
    counted = rf"(?<![{numerals}])(?=[{numerals}]{{1,4}}{SP}[年月日天周週个個星世号號])"
    circa = rf"{either(zh.CIRCA_BEFORE)}(?=[^\S\n]?[\d{numerals}今去])"
    first = "".join({phrase[0] for phrase in (*starts, *zh.CIRCA_BEFORE)})
    opening = rf"(?<!\d)\d|{either(starts)}|{counted}|{circa}"
    # 這個 alone stands in every line of a text.
    this = f"[{''.join(zh.WEEKS_WITH_DAY)}][个個一]"
    likely = f"(?!{this})|{this}(?:周|週|星期|月|世)|{either(zh.PHRASES)}"
    return Gate(opening, likely, first=rf"\d{numerals}{first}")
