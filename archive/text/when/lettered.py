"""The patterns of dates in languages written in letters, made from a vocabulary.

Groups are named by kind, end and a running number: d_a3 is a day (d) of the first end (a) of a range. Kinds: d day,
m month, y year, r relative year, p part, q part behind, c circa, s season, h half or quarter, e decade, t tens of a
decade, n century, f month counted from now ("last January").
"""

from collections.abc import Iterable, Iterator
from itertools import count

from archive.text.when.rules import DASH, NO_LETTER_AFTER, SPACE, any_of, spaced
from archive.text.when.vocabulary import Vocabulary

NEVER = r"(?!)"
_YEAR = r"(?:1\d|2[01])\d\d"
# Of these, a number before is no year: "in 2010 people".
_COUNTED = (
    "people persons men women children young girls boys countries states troops soldiers members votes cases new "
    "dollars euros million billion thousand hundred tons tonnes km kilometres kilometers miles metres meters "
    "hectares times years days hours pages jobs families homes houses companies students schools projects"
)
NOT_COUNTED = rf"(?!\d|[.,:]\d|[^\S\n]?%|[^\S\n](?:{'|'.join(_COUNTED.split())})\b)"


class Patterns:
    """Builds the patterns of one language; loose for what a curator types, strict for running text."""

    def __init__(self, words: Vocabulary, loose: bool) -> None:
        self.words, self.loose = words, loose
        self._serial: Iterator[int] = count()

    def group(self, kind: str, end: str, pattern: str) -> str:
        return f"(?P<{kind}_{end}{next(self._serial)}>{pattern})"

    def phrase(self, phrases: Iterable[str], capitals: bool = False) -> str:
        phrases = list(phrases)
        return any_of(phrases, self.loose, capitals) + NO_LETTER_AFTER if phrases else NEVER

    def day(self, end: str) -> str:
        return self.group("d", end, r"\d{1,2}") + r"(?!\d)" + spaced(self.words.ordinal_pattern)

    def month(self, end: str) -> str:
        return self.group("m", end, self.phrase(self.words.months, self.words.capitals))

    def number_of_year(self, end: str) -> str:
        digits = r"\d{4}|(?!19|20)[1-9]\d\d" if self.loose else _YEAR
        word = f"(?:{self.phrase([self.words.year_word])}{SPACE})?" if self.words.year_word else ""
        return word + self.group("y", end, digits) + r"(?!\d)" + f"(?:{self.year_end()})?"

    def named_year(self, end: str) -> str:
        """A number that says of itself that it is a year: 1997 года."""
        return self.group("y", end, _YEAR) + self.year_end() if self.words.year_end_pattern else NEVER

    def relative_year(self, end: str) -> str:
        return self.group("r", end, self.phrase(self.words.relative_years))

    def year(self, end: str) -> str:
        return f"(?:{self.number_of_year(end)}|{self.relative_year(end)})"

    def whole_date(self, end: str) -> str:
        """Day and month, with or without a year."""
        glue, year_glue = spaced(self.words.day_month_pattern), spaced(self.words.month_year_pattern)
        day_first = f"{self.day(end)}{glue}{self.month(end)}(?:{year_glue}{self.year(end)})?"
        if not self.words.month_first:
            return day_first
        after_day = rf"(?:,?{SPACE}(?:of{SPACE})?{self.year(end)})?"
        return f"(?:{day_first}|{self.month(end)}{SPACE}{self.day(end)}{after_day})"

    def month_of_year(self, end: str) -> str:
        return f"{self.month(end)}{spaced(self.words.month_year_pattern)}{self.year(end)}"

    def stretch(self, end: str) -> str:
        """A season, half, quarter, decade or century."""
        words, glue = self.words, spaced(self.words.month_year_pattern)
        season = f"{self.group('s', end, self.phrase(words.seasons))}{glue}{self.year(end)}"
        half = f"{self.group('h', end, self.phrase(words.halves))}{glue}{self.year(end)}"
        wide = [self._renamed(pattern, "decade", "e", end) for pattern in words.decade_patterns]
        wide += [self._renamed(pattern, "tens", "t", end) for pattern in words.short_decade_patterns]
        wide += [self._renamed(pattern, "century", "n", end) for pattern in words.century_patterns]
        return "(?:" + "|".join([season, half, *wide]) + ")"

    def part(self, end: str) -> str:
        return f"{self.group('p', end, self.phrase(self.words.parts))}(?:{SPACE}|-)"

    def circa(self, end: str) -> str:
        marks = any_of(self.words.circa, self.loose) if self.words.circa else NEVER
        return f"{self.group('c', end, marks)}{SPACE}?"

    def prefixed_month(self, end: str) -> str:
        return f"{self.group('f', end, self.phrase(self.words.prefixed_months))}{SPACE}{self.month(end)}"

    def point(self, end: str, bare: bool = False) -> str:
        """One date; with `bare` also a month or the number of a year alone."""
        about = f"{self.whole_date(end)}|{self._parted(end)}|{self._wide(end)}|{self.number_of_year(end)}"
        marked = f"{self.circa(end)}(?:{about})"
        choices = [marked, self._parted(end), self.whole_date(end), self._wide(end), self.named_year(end)]
        choices += [self.year(end), self.month(end)] if bare else []
        behind = (
            self.group("q", end, self.phrase(self.words.parts_after)) if self.words.parts_after else NEVER
        )
        return f"(?:(?:{'|'.join(choices)})(?:{SPACE}{behind})?)"

    def ranges(self) -> Iterator[str]:
        """Ranges with words before and between, and with a dash."""
        article = f"(?:{spaced(self.words.article_pattern)}{SPACE})?" if self.words.article_pattern else ""
        for before, between in [*self.words.ranges, ((), DASH)]:
            bare = bool(before) or self.loose
            first = f"(?:{self.point('a', bare=True)}|{self.day('a')})"
            last = self.point("b", bare=bare)
            lead = self.phrase(before) + SPACE if before else ""
            yield f"{lead}{article}{first}{spaced(between)}{article}{last}"
        if self.words.month_first:
            days = f"{self.day('a')}(?:{DASH}|{SPACE}(?:to|through){SPACE}){self.day('b')}"
            yield f"{self.month('b')}{SPACE}{days}(?:,?{SPACE}{self.year('b')})?"

    def _wide(self, end: str) -> str:
        return f"{self.month_of_year(end)}|{self.stretch(end)}|{self.prefixed_month(end)}"

    def _parted(self, end: str) -> str:
        return f"{self.part(end)}(?:{self._wide(end)}|{self.year(end)}|{self.month(end)})"

    def year_end(self) -> str:
        """What may or must follow the number of a year; never matches where the language has nothing."""
        pattern = spaced(self.words.year_end_pattern)
        return f"{pattern}{NO_LETTER_AFTER}" if pattern else NEVER

    def _renamed(self, pattern: str, name: str, kind: str, end: str) -> str:
        return (
            spaced(pattern).replace(f"(?P<{name}>", f"(?P<{kind}_{end}{next(self._serial)}>")
            + NO_LETTER_AFTER
        )
