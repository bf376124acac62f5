"""The dates beside a date: the one that ends right before it begins, and the one that begins right after it
ends."""

import re
from datetime import date, timedelta

from archive.text.when.edtf import parse
from archive.text.when.points import SPANS_OF_MONTHS, Point, WhenError

_YEARS = re.compile(r"\d+X*")
# What is vague has no day on which it begins or ends: "before the end of 2021" may well be in its last weeks,
# "before winter 2022" in the January of 2022 or the November after.
_VAGUE_MONTHS = (24, 37, 38, 39)
_LEAP = "2000"  # stands for a year that is not named, so that 29 February is not lost


def end_before(edtf: str) -> str:
    """Return the last day, month or year (whichever is named) that is wholly before a date: 1989 for 1990.

    What is vague (about, uncertain, "early", "the end of", winter, a range) is returned as it is, with its last part:
    no meaning that is plausible is shut out. Raises WhenError where the calendar has nothing before it.
    """
    return _beside(edtf, 0, -1)


def start_after(edtf: str) -> str:
    """Return the first day, month or year that is wholly after a date: 1991 for 1990; the same of what is
    vague."""
    return _beside(edtf, 1, +1)


def _beside(edtf: str, side: int, step: int) -> str:
    """Return the date `step` beyond one `side` (0 first, 1 last) of a date."""
    point = parse(edtf)
    if not isinstance(point, Point) or _is_vague(point):
        return edtf.split("/")[-1 if side == 0 else 0]
    named = Point(_LEAP, point.month, point.day) if point.is_yearless else point
    days = named.days()
    assert days is not None
    try:
        beyond = days[side] + timedelta(days=step)
    except OverflowError:
        raise WhenError(f"the calendar of years 0001 to 9999 has nothing beyond {edtf}") from None
    return _of_size(beyond, point)


def _of_size(day: date, point: Point) -> str:
    """Return the day, its month or its year: what the date `point` names, without a year where it has
    none."""
    year = point.year if point.is_yearless else f"{day.year:04}"
    return "-".join([year, *day.isoformat().split("-")[1 : 1 + bool(point.month) + bool(point.day)]])


def _is_vague(point: Point) -> bool:
    if point.mark or "X" in point.month + point.day:
        return True
    if point.month and int(point.month) in _VAGUE_MONTHS:
        return True
    if point.is_yearless:
        return not point.month or int(point.month) in SPANS_OF_MONTHS
    return "X" in point.year and (bool(point.month) or not _YEARS.fullmatch(point.year))
