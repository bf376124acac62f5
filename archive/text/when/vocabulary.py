"""The words that a language has for dates; each language written in letters fills one of these in `tables`.

Phrases are lower case, with single spaces; patterns (so named) are regular expressions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive.text.when.spoken import WEEKDAY


def numbered(*rows: str, start: int = 1) -> dict[str, int]:
    """Return the words of each row, numbered from `start`: the names of the months, in each case."""
    return {word: number for row in rows for number, word in enumerate(row.split(), start)}


def same(**phrases: str) -> dict[str, int]:
    """Return the phrases, apart by "|", with the number after the "n" of their keyword: n1="early|the
    beginning of"."""
    return {phrase: int(key[1:].replace("_", "-")) for key, row in phrases.items() for phrase in row.split("|")}


def crossed(pattern: str, *rows: tuple[str, int]) -> dict[str, int]:
    """Return "{}" in `pattern` filled with each word of each row, with the number of the row."""
    return {pattern.replace("{}", word): number for row, number in rows for word in row.split("|")}


def weekdays(names: str, *patterns: tuple[str, int]) -> dict[str, tuple[str, int]]:
    """Return "{}" in each pattern filled with the days of the week, Monday first: 1 the next such day, -1 the last
    one, 0 which of them the sentence tells, 2 ("this Monday") so too, but today where it is one."""
    return {
        pattern.replace("{}", name): (f"{WEEKDAY} {number}", steps)
        for pattern, steps in patterns
        for number, name in enumerate(names.lower().split())
    }


@dataclass(frozen=True)
class Frame:
    """A way to count from the day of speaking: the words before ("hace|hace ya": any of them) and after number and
    unit, and the direction."""

    before: str
    after: str
    direction: int


@dataclass(frozen=True)
class Vocabulary:
    """Everything by which dates of one language are found, read and shown."""

    code: str
    months: Mapping[str, int]
    capitals: bool = False  # months and seasons always begin with a capital letter
    day_words: Mapping[str, int] = field(default_factory=dict)  # the first … the thirty-first, before a month
    number_words: Mapping[str, int] = field(default_factory=dict)  # words of a year behind a day and month
    ordinal_pattern: str = ""  # what may follow the number of a day: st, -го, "."
    day_month_pattern: str = " "  # between day and month
    month_year_pattern: str = " "  # between month and year
    month_first: bool = False  # "February 14, 2022"
    day_first_numbers: bool = False  # 03/04/2021 is in April
    article_pattern: str = ""  # what may stand before a day in a range: "the", "le", "dem"
    year_word: str = ""  # before the number of a year, taken in: "the year"
    year_end_pattern: str = ""  # after the number of a year, taken in: года, г.
    relative_years: Mapping[str, int] = field(default_factory=dict)  # in the place of a year: с. г.
    relative_months: Mapping[str, int] = field(default_factory=dict)  # in the place of a month: of this month
    prefixed_months: Mapping[str, int] = field(default_factory=dict)  # before a month: last (-1), this, next
    parts: Mapping[str, int] = field(default_factory=dict)  # before month, year, decade: early 1, mid 2, late 3
    circa: Sequence[str] = ()
    seasons: Mapping[str, int] = field(default_factory=dict)  # 21 to 24
    halves: Mapping[str, int] = field(default_factory=dict)  # before a year: quarters 33 to 36, half years 40, 41
    decade_patterns: Sequence[str] = ()  # with a group "decade" of three digits
    short_decade_patterns: Sequence[str] = ()  # with a group "tens" of one digit, or of one of `tens`: the 90s
    tens: Mapping[str, int] = field(default_factory=dict)  # the nineties: 9
    past_century_pattern: str = ""  # behind such a decade, it is of the century before: "of the last century"
    century_patterns: Sequence[str] = ()  # with a group "century" (number, Roman or one of day_words)
    ranges: Sequence[tuple[Sequence[str], str]] = ()  # phrases before, pattern between: (("from",), " to ")
    before_year: Sequence[str] = ()  # a bare number after one of these is a year
    before_year_strict: Sequence[str] = ()  # so, but only where the sentence plainly goes on after it
    after_year_pattern: str = ""  # a year is also what stands before this: summit
    goes_on_pattern: str = ""  # what shows, behind such a number, that it does not count things
    before_month: Sequence[str] = ()  # a bare month after one of these is one
    phrases: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # "last year": ("year", -1)
    numbers: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    counted_only: Sequence[str] = ()  # of the units, those that say nothing without a number: лет
    duals: Mapping[str, str] = field(default_factory=dict)  # two of a unit in one word: يومين
    glued_and: str = ""  # "and" that is written together with what follows: و
    frames: Sequence[Frame] = ()
    week: str = ""  # the days of the week, Monday first, as they stand before the number of a day
    before_christ_pattern: str = ""  # behind a year or century, it is none that is known here
    lower_only: Sequence[str] = ()  # of the phrases, those that mean something else with a capital letter
    ahead_pattern: str = ""  # words by which a sentence looks ahead: will, until
    back_pattern: str = ""  # words by which it looks back: was, since
    not_before_pattern: str = ""  # what must not stand before such a phrase: "la mañana"
    not_after_pattern: str = ""  # what must not follow a date: "today's"
    leading: Sequence[str] = ()  # what a typed date may begin with that says nothing: "in", "on the"
    before: Sequence[str] = ()  # ends before what is named begins
    until: Sequence[str] = ()  # ends with what is named
    after: Sequence[str] = ()  # begins after what is named has ended
    since: Sequence[str] = ()  # begins with what is named
    included: Sequence[str] = ()  # behind the last day: that day too
    present: Sequence[str] = ()  # the end of a period that goes on: "present"
    unknown: Sequence[str] = ()  # the end of a period that is not known
    opening_pattern: str = ""  # what else a date may begin with, besides digits and the words above
    shown: Mapping[str, str] = field(default_factory=dict)
