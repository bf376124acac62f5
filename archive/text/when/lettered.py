"""The patterns of dates in languages written in letters, made from a vocabulary.

Groups are named by kind, end and a running number: d_a3 is a day (d) of the first end (a) of a range. Kinds: d day,
m month, o month counted from now, y year, w short year ('09), v what follows a year, r relative year, p part, c circa, s season, h half or quarter, e decade,
t tens of a decade, g of the last century, n century, f month counted from now ("last January"), i before a range, j between its ends.

Each pattern takes more than is a date; whether what it found says enough is asked in `lettered_meanings`. That keeps
the patterns small: each names the months a few times only.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from archive.text.when.rules import DASH, NO_LETTER_AFTER, SPACE, any_of, spaced
from archive.text.when.vocabulary import Vocabulary

NEVER = r"(?!)"
_NO_LETTER_OR_ELIDED = f"(?:(?<=')|{NO_LETTER_AFTER})"  # "final d'agost"
_YEAR = r"(?:1\d|2[01])\d\d"
_SHORT_YEAR = r"'\d\d(?![\w'])"
# Of these, a number before is no year: "in 2010 people".
_COUNTED = (
    "people|persons|men|women|children|girls|boys|countries|states|troops|soldiers|members|votes|cases|new|dollars|"
    "euros|million|billion|thousand|hundred|tons|tonnes|km|kilometres|kilometers|miles|metres|meters|hectares|times|"
    "years|days|hours|pages|jobs|families|homes|houses|companies|students|schools|projects"
)
NOT_COUNTED = rf"(?!\d|[.,:]\d|[^\S\n]?%|[^\S\n](?:{_COUNTED})\b)"


class Patterns:
    """Builds the patterns of one language; loose for what a curator types, strict for running text."""

    def __init__(self, words: Vocabulary, loose: bool) -> None:
        self.words, self.loose = words, loose
        self._serial: Iterator[int] = count()

    def group(self, kind: str, end: str, pattern: str) -> str:
        return f"(?P<{kind}_{end}{next(self._serial)}>{pattern})"

    def phrase(self, phrases: Iterable[str], capitals: bool = False) -> str:
        phrases = list(phrases)
        return any_of(phrases, self.loose, capitals) + _NO_LETTER_OR_ELIDED if phrases else NEVER

    def day(self, end: str) -> str:
        digits = self.day_in_digits(end)
        if not self.words.day_words:
            return digits
        return f"(?:{digits}|{self.group('d', end, self.phrase(self.words.day_words))})"

    def day_in_digits(self, end: str) -> str:
        return self.group("d", end, r"\d{1,2}") + r"(?!\d)" + spaced(self.words.ordinal_pattern)

    def month(self, end: str, glued: bool = False) -> str:
        """A month; `glued` lets letters or digits follow without a space."""
        names = any_of(self.words.months, self.loose, self.words.capitals)
        return self.group("m", end, names) + ("" if glued else NO_LETTER_AFTER)

    def number_of_year(self, end: str) -> str:
        digits = r"\d{4}|(?!19|20)[1-9]\d\d" if self.loose else _YEAR
        word = f"(?:{self.phrase([self.words.year_word])}{SPACE})?" if self.words.year_word else ""
        return word + self.group("y", end, digits) + r"(?!\d)" + f"(?:{self.group('v', end, self.year_end())})?"

    def year(self, end: str) -> str:
        relative = self.group("r", end, self.phrase(self.words.relative_years))
        return f"(?:{self.number_of_year(end)}|{self.group('w', end, _SHORT_YEAR)}|{relative})"

    def year_end(self) -> str:
        """What may follow the number of a year; never matches where the language has nothing."""
        pattern = spaced(self.words.year_end_pattern)
        return f"{pattern}{NO_LETTER_AFTER}" if pattern else NEVER

    def point(self, end: str) -> str:
        """One date, or less: a month or a year alone too."""
        circa = self.group("c", end, any_of(self.words.circa, self.loose)) if self.words.circa else NEVER
        part = self.group("p", end, self.phrase(self.words.parts))
        choices = (self._day_first(end), self._month_first(end), self._stretch(end), self.year(end))
        return f"(?:{circa}{SPACE}?)?(?:{part}(?:{SPACE}|-|(?<=')))?(?:{'|'.join(choices)})"

    def range(self) -> str:
        """Two dates with words before and between, or a dash."""
        words = self.words
        leads = [f"(?P<i_x{n}>{self.phrase(before)})" for n, (before, _) in enumerate(words.ranges) if before]
        joints = "|".join([*(spaced(between) for _, between in words.ranges), DASH])
        article = f"(?:{spaced(words.article_pattern)}{SPACE})?" if words.article_pattern else ""
        first = f"(?:{self.point('a')}|{self.day('a')})"
        lead = f"(?:(?:{'|'.join(leads)}){SPACE})?" if leads else ""
        return f"{lead}{article}{first}(?P<j_x>{joints}){article}{self.point('b')}"

    def days_after_month(self) -> str:
        """January 10–12, 2022."""
        days = f"{self.day('a')}(?:{DASH}|{SPACE}(?:to|through){SPACE}){self.day('b')}"
        return f"{self.month('b')}{SPACE}{days}(?:,?{SPACE}{self.year('b')})?"

    def not_counted(self) -> str:
        """What must not follow a year or century: what it counts, or "before Christ"."""
        before = self.words.before_christ_pattern
        return NOT_COUNTED + (f"(?!{SPACE}(?:{spaced(before)}))" if before else "")

    def in_words(self) -> str:
        """The third day of September, one thousand seven hundred and eighty-three."""
        day = f"(?:{self.group('d', 'a', self.phrase(self.words.day_words))}|{self.day_in_digits('a')})"
        glue, year_glue = spaced(self.words.day_month_pattern), spaced(self.words.month_year_pattern)
        word = any_of(self.words.number_words, loose=True)
        year = self.group("y", "a", rf"{word}(?:(?:-|{SPACE}){word}){{1,8}}") + f"(?:{self.year_end()})?"
        return f"{day}{glue}{self.month('a')}(?:{year_glue}|,{SPACE}){year}"

    def on_weekday(self) -> str:
        """Monday 14, without a month."""
        follows = f"{spaced(self.words.day_month_pattern)}{any_of(self.words.months, self.loose, self.words.capitals)}"
        week = self.group("k", "a", self.phrase(self.words.week.split()))
        return f"{week}{SPACE}{self.day_in_digits('a')}(?!{follows}|[.,:/-]?\\d|[^\\S\\n]?[%€$])"

    def winter(self) -> str:
        """Winter 2021–2022, 2021/22."""
        season, glue = self.group("s", "a", self.phrase(self.words.seasons)), spaced(self.words.month_year_pattern)
        years = rf"{self.group('y', 'a', _YEAR)}(?:{DASH}|/){self.group('y', 'b', rf'{_YEAR}|[0-9]{{2}}')}(?!\d)"
        return f"{season}{glue}{years}(?:{self.year_end()})?"

    def _day_first(self, end: str) -> str:
        glue, year_glue = spaced(self.words.day_month_pattern), spaced(self.words.month_year_pattern)
        dated = f"{glue}{self.month(end)}(?:{year_glue}{self.year(end)})?"
        if not self.words.relative_months:
            return self.day(end) + dated
        relative = self.group("o", end, self.phrase(self.words.relative_months))
        return f"{self.day(end)}(?:{dated}|{SPACE}{relative})"

    def _month_first(self, end: str) -> str:
        """A month, perhaps with "last" before it, perhaps with a year, or with day and year: February 14,
        2022."""
        prefix = self.group("f", end, self.phrase(self.words.prefixed_months))
        prefix = f"(?:{prefix}{SPACE})?" if self.words.prefixed_months else ""
        after = f"{spaced(self.words.month_year_pattern)}{self.year(end)}"
        if self.words.month_first:
            with_day = rf"{SPACE}{self.day_in_digits(end)}(?:,?{SPACE}(?:of{SPACE})?{self.year(end)})?"
            after = f"(?:{with_day}|{after})"
        return f"{prefix}{self.month(end)}(?:{after})?"

    def _stretch(self, end: str) -> str:
        """A season, half, quarter, decade or century."""
        words, glue = self.words, spaced(self.words.month_year_pattern)
        season = self.group("s", end, self.phrase(words.seasons))
        half = self.group("h", end, self.phrase(words.halves))
        wide = [self._renamed(pattern, "decade", "e", end) for pattern in words.decade_patterns]
        wide += [self._renamed(pattern, "tens", "t", end) + self._past(end) for pattern in words.short_decade_patterns]
        wide += [self._renamed(pattern, "century", "n", end) for pattern in words.century_patterns]
        return "|".join([f"(?:{season}|{half}){glue}{self.year(end)}", *wide])

    def _past(self, end: str) -> str:
        pattern = self.words.past_century_pattern
        return f"(?:{SPACE}{self.group('g', end, spaced(pattern))}{NO_LETTER_AFTER})?" if pattern else ""

    def _renamed(self, pattern: str, name: str, kind: str, end: str) -> str:
        named = f"(?P<{kind}_{end}{next(self._serial)}>"
        return spaced(pattern).replace(f"(?P<{name}>", named) + NO_LETTER_AFTER
