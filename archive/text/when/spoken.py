"""Dates counted from the day of speaking: today, last week, two years ago."""

from datetime import date, timedelta

from archive.text.when.meaning import Parts

DAY, WEEK, MONTH, YEAR, DECADE, CENTURY = "day", "week", "month", "year", "decade", "century"
WEEKDAY = "weekday"  # before the number of one: "weekday 0" is a Monday
THIS = 2  # "this Monday": today where it is one, else the one that the sentence tells
_FAR = 45  # days


def counted(unit: str, steps: int, spoken_on: date | None) -> Parts:
    """Return the day, week (Monday to Sunday), month, year, decade or century `steps` from that of
    speaking."""
    if spoken_on is None:
        return Parts(spoken=True, lost=True)
    if unit.startswith(WEEKDAY):
        return nearest_weekday(int(unit.split()[1]), steps, spoken_on)
    try:
        return (
            Parts(spoken=True, ready=_reckoned(unit, steps, spoken_on))
            if unit in (DAY, WEEK)
            else _wide(unit, steps, spoken_on)
        )
    except (OverflowError, ValueError):
        return Parts(spoken=True, lost=True)


def weekday(number: int, weeks: int, spoken_on: date | None) -> Parts:
    """Return a day (0 Monday to 6 Sunday) of the week `weeks` from that of speaking."""
    if spoken_on is None:
        return Parts(spoken=True, lost=True)
    monday = spoken_on - timedelta(days=spoken_on.weekday())
    return Parts(spoken=True, ready=(monday + timedelta(days=number, weeks=weeks)).isoformat())


def nearest_weekday(number: int, direction: int, spoken_on: date) -> Parts:
    """Return the last such day (0 Monday to 6 Sunday) before the day of speaking (-1), or the first one after it (1)."""
    days = (number - spoken_on.weekday()) % 7 or 7
    return Parts(spoken=True, ready=(spoken_on + timedelta(days=days if direction > 0 else days - 7 or -7)).isoformat())


def nearest_month(month: int, direction: int, spoken_on: date | None) -> Parts:
    """Return the month of that name last before (-1) or first after (1) the month of speaking; 0: of its
    year."""
    if spoken_on is None:
        return Parts(spoken=True, lost=True)
    year = spoken_on.year
    if direction < 0 and month >= spoken_on.month:
        year -= 1
    if direction > 0 and month <= spoken_on.month:
        year += 1
    return Parts(year=f"{year:04}", month=month, spoken=True)


def nearest_on_weekday(number: int, day: int, direction: int, spoken_on: date) -> str:
    """Return the day of a month that is such a day of the week (0 Monday to 6 Sunday) and nearest to the day of
    speaking, before it (-1), after it (1) or on either side (0); "" where none is near."""
    sides = {-1: range(0, -_FAR, -1), 0: sorted(range(-_FAR, _FAR), key=abs), 1: range(_FAR)}
    days = (spoken_on + timedelta(days=away) for away in sides[direction])
    return next((each.isoformat() for each in days if each.weekday() == number and each.day == day), "")


def full_year(short: int, spoken_on: date | None) -> str:
    """Return the four digits of a year said by its last two: the last such one, or one soon to come."""
    coming = (spoken_on.year if spoken_on else 2030) + 10
    return _four(coming - (coming - short) % 100)


def last_decade(tens: int, spoken_on: date | None, past: bool = False) -> Parts:
    """Return the decade "the nineties" (9) or "the twenties" that began last before the day of speaking; `past`: that
    of the century before."""
    if spoken_on is None:
        return Parts(spoken=True, lost=True)
    hundreds, rest = divmod(spoken_on.year, 100)
    if past:
        return Parts(year=f"{hundreds - 1:02}{tens}X", spoken=True)
    return Parts(year=f"{hundreds - (tens * 10 > rest):02}{tens}X", spoken=True)


def _reckoned(unit: str, steps: int, spoken_on: date) -> str:
    if unit == DAY:
        return (spoken_on + timedelta(days=steps)).isoformat()
    monday = spoken_on + timedelta(days=-spoken_on.weekday(), weeks=steps)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _wide(unit: str, steps: int, spoken_on: date) -> Parts:
    if unit == MONTH:
        year, month = divmod(spoken_on.year * 12 + spoken_on.month - 1 + steps, 12)
        return Parts(year=_four(year), month=month + 1, spoken=True)
    width = {YEAR: 1, DECADE: 10, CENTURY: 100}[unit]
    digits = 4 - (len(str(width)) - 1)
    return Parts(year=f"{spoken_on.year // width + steps:0{digits}}".ljust(4, "X"), spoken=True)


def _four(year: int) -> str:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return f"{year:04}"
