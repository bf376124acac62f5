"""Dates of the Persian (solar Hijri) calendar, reckoned into the common one: 25 Bahman 1400 is 14 February 2022."""

import re
from datetime import date, timedelta

from archive.text.when.meaning import Meaning
from archive.text.when.points import WhenError
from archive.text.when.rules import NO_LETTER_AFTER, SPACE, Rule, any_of, rule

CALENDAR = "Persian"
MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}
# In a cycle of 33 years these have 366 days; it holds for the years 1244 to 1531 (1865 to 2153).
_CYCLE, _LEAP = 33, {1, 5, 9, 13, 17, 22, 26, 30}
_ANCHOR_YEAR, _ANCHOR = 1400, date(2021, 3, 21)
_YEAR = r"(?P<y>1[2-4]\d\d)(?!\d)"


def persian_rules() -> list[Rule]:
    """Return the rules of days and months that name a year of the Persian calendar."""
    month = f"(?P<m>{any_of(_NUMBERS, loose=False)})(?:{SPACE}?ماه)?{NO_LETTER_AFTER}"
    behind = f"{SPACE}(?:سال{SPACE})?{_YEAR}"
    return [
        rule(rf"(?P<d>\d{{1,2}})(?!\d)(?:م|ام)?{SPACE}(?:ماه{SPACE})?{month}{behind}", _meaning),
        rule(f"{month}{behind}", _meaning),
        rule(r"(?<![\w/])(?P<whole>(?P<y>1[34]\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2}))(?![\w/])", _meaning),
    ]


def common_day(year: int, month: int, day: int) -> date:
    """Return the day of the common calendar; raises WhenError where the Persian one has no such day."""
    if not 1 <= month <= len(MONTHS) or not 1 <= day <= _length(year, month):
        raise WhenError(f"the Persian calendar has no day {day} in month {month} of {year}")
    step = 1 if year >= _ANCHOR_YEAR else -1
    between = range(_ANCHOR_YEAR, year) if step > 0 else range(year, _ANCHOR_YEAR)
    days = step * sum(365 + _is_leap(each) for each in between)
    return _ANCHOR + timedelta(days=days + sum(_length(year, each) for each in range(1, month)) + day - 1)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < len(MONTHS) or _is_leap(year) else 29


def _meaning(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    found = match.groupdict()
    year, written = int(found["y"]), found["m"]
    month = int(written) if written.isdigit() else _NUMBERS[written]
    if found.get("d"):
        return Meaning(common_day(year, month, int(found["d"])).isoformat(), calendar=CALENDAR)
    first, last = common_day(year, month, 1), common_day(year, month, _length(year, month))
    return Meaning(f"{first.isoformat()}/{last.isoformat()}", calendar=CALENDAR)
