"""Days as numbers that can be compared: the index knows no calendar, and no time zone."""

import re
from calendar import monthrange
from datetime import date

# Before and after every day that can be written: where a dated entry is open at one end.
OPEN_START, OPEN_END = -4_000_000, 4_000_000
_DAY = re.compile(r"(-?\d{4,6})-(\d\d)-(\d\d)")
_ASKED = re.compile(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*")


def ordinal(day: str) -> int:
    """Return the number of a day "YYYY-MM-DD" (also of years before 1 and after 9999); ValueError if it is none."""
    met = _DAY.fullmatch(day)
    if not met:
        raise ValueError(f"a day is written YYYY-MM-DD, not {day!r}")
    year, month, number = map(int, met.groups())
    cycles, year = divmod(year - 1, 400)  # the calendar repeats itself after 400 years of 146,097 days
    return date(year + 1, month, number).toordinal() + cycles * 146_097


def bounds(when: dict[str, str | None] | None) -> tuple[int, int] | None:
    """Return the first and the last day of a WHEN as numbers, None when it has neither."""
    if not when or not (when.get("earliest") or when.get("latest")):
        return None
    earliest, latest = when.get("earliest"), when.get("latest")
    return ordinal(earliest) if earliest else OPEN_START, ordinal(latest) if latest else OPEN_END


def asked(words: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, month or day (2022, 2022-02, 2022-02-14); None if it is none."""
    met = _ASKED.fullmatch(words)
    if not met:
        return None
    year, month, day = (int(part) if part else None for part in met.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        return None
