"""The rules of languages written in letters: every pattern with its meaning."""

from functools import partial

from archive.text.when.damage_lettered import damage_rules
from archive.text.when.lettered import NEVER, Patterns
from archive.text.when.lettered_meanings import Meanings
from archive.text.when.rules import DASH, NO_LETTER_AFTER, SPACE, WHOLE, Rule, any_of, rule, spaced
from archive.text.when.vocabulary import Frame, Vocabulary

_NO_HOUR_AFTER = NO_LETTER_AFTER + r"(?!:\d)"
_GOES_ON = (
    "and|or|to|in|on|the|a|an|as|with|for|by|at|of|was|were|is|has|had|have|which|that|when|where|between|we|he|she|"
    "they|it|after|before|until"
)
SENTENCE_GOES_ON = rf"(?=\s*(?:[.,;:)\]!?\"”’»]|$|\s(?:{_GOES_ON}|[A-Z(])))"


_BETWEEN = {"between", "между", "між", "zwischen", "entre", "بين"}


def rules_of(words: Vocabulary, loose: bool) -> list[Rule]:
    """Return the rules of a language: loose for what a curator types, strict for running text."""
    patterns, meanings = Patterns(words, loose), Meanings(words, loose)
    rules = [
        rule(patterns.winter() + NO_LETTER_AFTER, meanings.winter, digit=False),
        rule(patterns.range() + _NO_HOUR_AFTER, meanings.range),
        rule(patterns.point("a") + NO_LETTER_AFTER + patterns.not_counted(), meanings.point),
        rule(_phrases(patterns), meanings.phrase),
    ]
    if words.number_words:
        rules.append(rule(patterns.in_words() + NO_LETTER_AFTER, meanings.point))
    if words.week and not loose:
        rules.append(rule(patterns.on_weekday(), meanings.on_weekday, digit=False))
    if words.month_first:
        rules.append(rule(patterns.days_after_month() + _NO_HOUR_AFTER, meanings.years, digit=False))
    rules += [
        rule(
            _frame(patterns, frame),
            partial(meanings.frame, direction=frame.direction),
            digit=False if frame.before else None,
        )
        for frame in words.frames
    ]
    return rules + ([] if loose else _in_context(patterns, meanings)) + damage_rules(patterns)


def _phrases(patterns: Patterns) -> str:
    """Return the pattern of "last year"."""
    words = patterns.words
    phrase = patterns.phrase(phrase for phrase in words.phrases if phrase not in words.lower_only)
    lower = any_of(words.lower_only, loose=True) + NO_LETTER_AFTER if words.lower_only else NEVER
    guard = "" if patterns.loose else words.not_before_pattern
    return f"{guard}(?P<{WHOLE}>{phrase}|{lower}){words.not_after_pattern}"


def _frame(patterns: Patterns, frame: Frame) -> str:
    """Return the pattern of "two days ago"."""
    words = patterns.words
    named = patterns.phrase(name for name in words.numbers if name)
    number = patterns.group("k", "a", rf"\d{{1,3}}|{named}") + SPACE
    number = f"(?:{number})?" if "" in words.numbers else number
    before = patterns.phrase(frame.before.split("|")) + SPACE if frame.before else ""
    after = SPACE + patterns.phrase([frame.after]) if frame.after else ""
    counted = f"{number}{patterns.group('u', 'a', patterns.phrase(words.units))}"
    if words.duals:
        counted = f"(?:{counted}|{patterns.group('u', 'a', patterns.phrase(words.duals))})"
    return f"{before}{counted}{after}"


def _in_context(patterns: Patterns, meanings: Meanings) -> list[Rule]:
    """Return the rules of years and months that only their surroundings show to be dates."""
    words = patterns.words
    rules = _bare(patterns, meanings, r"\(", r"(?=\))")
    goes_on = words.goes_on_pattern or SENTENCE_GOES_ON
    for before, after in ((words.before_year, ""), (words.before_year_strict, goes_on)):
        if before:
            rules += _bare(patterns, meanings, patterns.phrase(before) + SPACE, after + patterns.not_counted())
    if words.after_year_pattern:
        rules += _bare(patterns, meanings, "", f"(?={spaced(words.after_year_pattern)})")
    if words.year_end_pattern:
        rules.append(rule(_two_years(patterns) + patterns.year_end(), meanings.years))
    if words.before_month:
        lead = patterns.phrase(words.before_month) + SPACE
        counted = rf"\d{{1,2}}{SPACE}[^\W\d_A-ZА-Я]"  # "In May 5 ministers met"
        month = rf"(?P<{WHOLE}>{patterns.month('a')})(?!{SPACE}?(?!{counted})\d){words.not_after_pattern}"
        rules.append(rule(lead + month, meanings.in_context, digit=False))
    return rules


def _bare(patterns: Patterns, meanings: Meanings, before: str, after: str) -> list[Rule]:
    """Return the rules of a year and of a range of years between the patterns of what must stand around
    them."""
    digit = False if before else None
    one = rule(f"{before}(?P<{WHOLE}>{patterns.number_of_year('a')}){after}", meanings.in_context, digit)
    return [rule(f"{before}(?P<{WHOLE}>{_two_years(patterns)}){after}", meanings.years, digit), one]


def _two_years(patterns: Patterns) -> str:
    first, last = (patterns.group("y", end, r"(?:1\d|2[01])\d\d") for end in "ab")
    to = "|".join([DASH, *(spaced(joint) for lead, joint in patterns.words.ranges if not _BETWEEN & set(lead))])
    return rf"{first}(?:{to}){last}(?!\d)"
