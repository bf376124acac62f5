"""EDTF (ISO 8601-2) strings: what is accepted, its one canonical spelling, and the days it may mean.

Level 0 and 1 without times of day; of level 2 quarters (33–36), four-month groups (37–39), half years (40, 41) and X
anywhere in the year. Source: https://www.loc.gov/standards/datetime/.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from archive.text.when.points import Point, WhenError

OPEN = ".."
UNKNOWN = ""
EXPECTED = "expected 2022-02-14, 2022-02, 2022, 199X, 1997~, 2021-12-11/2021-12-20 or 2004-03-09/.."

_POINT = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%]?)", re.ASCII)
_LONG_YEAR = re.compile(r"-?\d{5}|Y-?\d|-\d{4}", re.ASCII)
_TIME_OF_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d[T ]\d", re.ASCII)
_OLD_ENDS = {"open": OPEN, "unknown": UNKNOWN}


@dataclass(frozen=True)
class Span:
    """From one point to another; ".." for an end that is open, "" for one not known."""

    start: Point | str
    end: Point | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Point | Span:
    """Return the parts of an EDTF string; raises WhenError for anything else, and for days that are not."""
    text = edtf.strip()
    if "/" not in text:
        return _point(text)
    start, _, end = text.partition("/")
    span = Span(_end(start), _end(end))
    if span.start == span.end and isinstance(span.start, Point):
        return span.start
    _check(span)
    return span


def bounds(parsed: Point | Span) -> tuple[date | None, date | None]:
    """Return the first and the last day it may mean; None where open or not known."""
    if isinstance(parsed, Point):
        return parsed.days() or (None, None)
    return _edge(parsed.start, 0), _edge(parsed.end, 1)


def _edge(end: Point | str, side: int) -> date | None:
    days = end.days() if isinstance(end, Point) else None
    return days[side] if days else None


def _end(text: str) -> Point | str:
    text = text.strip()
    text = _OLD_ENDS.get(text.lower(), text)
    return text if text in (OPEN, UNKNOWN) else _point(text)


def _point(text: str) -> Point:
    if _LONG_YEAR.match(text):
        raise WhenError(f"“{text}”: the year must be between 0001 and 9999, with four digits")
    if _TIME_OF_DAY.match(text):
        raise WhenError(f"“{text}” has a time of day; write only the day, as it was where it happened")
    match = _POINT.fullmatch(text.replace("x", "X").replace("u", "X"))
    if match is None:
        raise WhenError(f"“{text}” is not a date in EDTF; {EXPECTED}")
    point = Point(match["year"], match["month"] or "", match["day"] or "", match["mark"])
    if point.day and point.month.isdigit() and int(point.month) > 12:
        raise WhenError(f"“{text}”: there is no month {point.month}; months are 01 to 12")
    point.days()
    return point


def _check(span: Span) -> None:
    """Raise WhenError for a range that says nothing or ends before it starts."""
    if not isinstance(span.start, Point) and not isinstance(span.end, Point):
        raise WhenError(f"“{span}” has neither start nor end; {EXPECTED}")
    if not isinstance(span.start, Point) or not isinstance(span.end, Point):
        return
    start, end = span.start.without_mark().days(), span.end.without_mark().days()
    if (start is None) != (end is None):
        raise WhenError(f"“{span}”: one end has a year and the other has none")
    if start and end and start[0] > end[1]:
        raise WhenError(f"“{span}” ends before it starts; write the earlier date first")
