"""One date without a range, as its EDTF parts, and the first and last day that it may mean.

Bounds, where a word has none of its own: spring March–May, summer June–August, autumn September–November, winter
January of its year to the end of February of the next, since "winter 2022" is said of its first months and of its last
as well ("winter 2021–2022" is not in doubt and is 2021-12/2022-02); "about" (~, %) may miss by one unit of what is named (a day, a
month, a year, a decade, a century), so it widens the bounds by that much; "?" widens nothing.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date


class WhenError(ValueError):
    """A date that cannot be, or cannot be read; the message tells a curator what was expected."""


# EDTF codes in the place of the month: first and last month counted from January of the year.
SPANS_OF_MONTHS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (1, 14),
    **{32 + quarter: (3 * quarter - 2, 3 * quarter) for quarter in (1, 2, 3, 4)},
    **{36 + third: (4 * third - 3, 4 * third) for third in (1, 2, 3)},
    **{39 + half: (6 * half - 5, 6 * half) for half in (1, 2)},
}
_LONGEST_WINTER = 3  # months; its span has two winters
_NAMES = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September")
MONTHS = (*_NAMES, "October", "November", "December")


@dataclass(frozen=True)
class Point:
    """A day, month, season, year, decade or century: X for a digit not known, "" for a part not given."""

    year: str
    month: str = ""
    day: str = ""
    mark: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.mark

    @property
    def is_yearless(self) -> bool:
        """Tell whether nothing is known of the year."""
        return self.year == "XXXX"

    def days(self) -> tuple[date, date] | None:
        """Return the first and last day it may mean, None when it has no year; raises WhenError if
        impossible."""
        years = self._years()
        self._check_month_and_day()
        if self.is_yearless:
            return None
        first, last = self._edges(years[0])[0], self._edges(years[-1])[1]
        if self.mark in ("~", "%"):
            first, last = self._moved(first, -1), self._moved(last, +1)
        return first, last

    def _check_month_and_day(self) -> None:
        """Raise WhenError where the month is none, or the day is none of the month."""
        month = int(self.month) if self.month.isdigit() else 0
        if month and month > 12 and month not in SPANS_OF_MONTHS:
            raise WhenError(f"{self}: there is no month {self.month}; months are 01 to 12")
        if self.month == "00":
            raise WhenError(f"{self}: there is no month 00; months are 01 to 12, XX when not known")
        leap = int(self.year) if self.year.isdigit() and int(self.year) else 2000
        longest = monthrange(leap, month)[1] if 1 <= month <= 12 else 31
        if self.day.isdigit() and not 1 <= int(self.day) <= longest:
            named = f"{MONTHS[month]} {self.year} has {longest} days" if month else "days are 01 to 31"
            raise WhenError(f"{self}: there is no day {self.day}; {named}")

    def _years(self) -> list[int]:
        """Return the first and last year it may mean; raises WhenError when there is none."""
        low, high = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        if high < MINYEAR:
            raise WhenError(f"{self}: there is no year 0; years are 0001 to 9999")
        if not (self.month == "02" and self.day == "29"):
            return [max(low, MINYEAR), high]
        years = [
            year for year in range(max(low, MINYEAR), high + 1) if self._fits(year) and monthrange(year, 2)[1] == 29
        ]
        return years or [low, high]

    def _fits(self, year: int) -> bool:
        return all(mine in ("X", its) for mine, its in zip(self.year, f"{year:04}", strict=True))

    def _edges(self, year: int) -> tuple[date, date]:
        """Return the first and last day it may mean within one year."""
        month = int(self.month) if self.month.isdigit() else 0
        first, last = SPANS_OF_MONTHS.get(month, (month, month) if month else (1, 12))
        if self.day.isdigit():
            fitting = [m for m in range(first, last + 1) if monthrange(year, m)[1] >= int(self.day)]
            return date(year, fitting[0], int(self.day)), date(year, fitting[-1], int(self.day))
        return date(year, first, 1), _end_of_month(year, last)

    def _moved(self, day: date, by: int) -> date:
        """Return `day` moved by one unit of what is named; the calendar's own edge where it would leave
        it."""
        if self.day:
            days = by * (1 if self.day.isdigit() else 31)
            return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
        if self.month.isdigit():
            first, last = SPANS_OF_MONTHS.get(int(self.month), (1, 1))
            return _in_months(day, by * (_LONGEST_WINTER if self.month == "24" else last - first + 1))
        return _in_months(day, by * 12 * 10 ** self.year.count("X"))

    def without_mark(self) -> "Point":
        """Return the same without its "?", "~" or "%"."""
        return replace(self, mark="")


def _end_of_month(year: int, month: int) -> date:
    """Return the last day of a month, which may be one of the next year (13, 14)."""
    year, month = (year, month) if month <= 12 else (year + 1, month - 12)
    return date.max if year > MAXYEAR else date(year, month, monthrange(year, month)[1])


def _in_months(day: date, months: int) -> date:
    """Return the same edge of the month (its first or last day) `months` later; the calendar's edge beyond
    it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, 1 if day.day == 1 else monthrange(year, month + 1)[1])
