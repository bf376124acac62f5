"""Dates in languages written in letters that lost spaces or a digit of the year, or give two digits of it: possible
readings, ranked."""

import re
from collections.abc import Iterable
from datetime import date
from functools import partial

from archive.text.when.lettered import NOT_COUNTED, Patterns
from archive.text.when.lettered_meanings import kinds
from archive.text.when.meaning import Meaning, Parts, Reading, alone
from archive.text.when.points import WhenError
from archive.text.when.rules import Rule, rule, spaced
from archive.text.when.spoken import full_year

_GAP = r"[^\S\n]{0,2}"
_STOP = r"(?=[.,;:)\]»”]|\s*$)"
_CLOSED = r"(?=[,;:)\]»”!?](?!\d)|\.(?!\d|\s\d)|\s*$)"
# A bare number that can be no day of a month: a year of two digits, or a count of what follows.
_NO_DAY = rf"(?:3[2-9]|[4-9]\d){NOT_COUNTED}(?![^\W\d_]|[/-]\d)"
_CENTURIES = r"(?:19|20)"
AFTER_SPEAKING = "after the day of speaking"


def damage_rules(patterns: Patterns) -> list[Rule]:
    """Return the rules of damaged dates; none of them gives EDTF, all give readings."""
    mean = partial(_meaning, patterns)
    end = f"(?:{patterns.year_end()})"
    glued = patterns.group("y", "a", rf"{_CENTURIES}\d\d") + rf"(?!\d){end}?"
    short = patterns.group("l", "a", rf"{_CENTURIES}\d") + rf"(?!\d)(?:{end}|{_STOP})"
    broken = patterns.group("g", "a", r"(?:[12] \d{3}|(?:19|20) \d\d|(?:19|20)\d \d)") + rf"(?!\d)(?:{end}|{_STOP})"
    bare = f"{spaced(patterns.words.month_year_pattern)}{patterns.group('b', 'a', rf'{_NO_DAY}|[0-3][0-9]{_CLOSED}')}"
    first = f"{patterns.day('a')}(?:{_GAP}|{spaced(patterns.words.day_month_pattern)}){patterns.month('a', glued=True)}"
    day_first = f"{first}(?:{_GAP}(?:{glued}|{broken}|{short})|{bare})"
    day = f"(?:{_GAP}{patterns.day('a')},?{_GAP})?" if patterns.words.month_first else ""
    year = patterns.group("y", "a", rf"{_CENTURIES}\d\d") + rf"(?!\d){end}?"
    only = f"{patterns.month('a')}{spaced(patterns.words.month_year_pattern)}{patterns.group('b', 'a', _NO_DAY)}"
    month_first = f"{patterns.month('a', glued=True)}{day}{year}"
    return [rule(day_first, mean), rule(month_first, mean, digit=False), rule(only, mean, digit=False)]


def _meaning(patterns: Patterns, match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    found = kinds(match, "a")
    month = patterns.words.months[found["m"]]
    written = found.get("d", "0")
    day = int(written) if written.isdigit() else patterns.words.day_words[written]
    if "b" in found:
        counts = not re.match(_STOP, match.string[match.end() :])
        readings = tuple(_of_two_digits(found["b"], Parts("", month, day), found["m"], counts, spoken_on))
        return Meaning(None, readings=readings) if readings else None
    if "l" in found:
        return _damaged(_with_lost_digit(found["l"], month, day, found["m"], spoken_on))
    year, why = (
        ("".join(found["g"].split()), "a space is in the year") if "g" in found else (found["y"], "spaces are lost")
    )
    return _damaged(_reading(year, month, day, found["m"], why))


def _with_lost_digit(stem: str, month: int, day: int, name: str, spoken_on: date | None) -> Iterable[Reading]:
    """Yield the years that a lost last digit gives: those up to the year of speaking first, then any of
    ten."""
    why = "a digit of the year is lost"
    if spoken_on and stem == f"{spoken_on.year:04}"[:3]:
        for year in range(spoken_on.year, int(stem) * 10 - 1, -1):
            readings = list(_reading(f"{year}", month, day, name, why))
            later = [reading for reading in readings if reading.edtf > spoken_on.isoformat()[: len(reading.edtf)]]
            yield from () if later else readings
    yield from _reading(f"{stem}X", month, day, name, why)


def _of_two_digits(written: str, parts: Parts, name: str, counts: bool, spoken_on: date | None) -> Iterable[Reading]:
    """Yield the year that two digits give, and the date without it where they may count what follows."""
    yield from _reading(full_year(int(written), spoken_on), parts.month, parts.day, name, "the year has two digits")
    if counts and parts.day and spoken_on:
        near = alone(parts, spoken_on)
        for edtf in [near.edtf] if near.edtf else [reading.edtf for reading in near.readings]:
            yield Reading(edtf, f"{parts.day} {name} {edtf[:4]}", "the number counts what follows")


def _reading(year: str, month: int, day: int, name: str, why: str) -> Iterable[Reading]:
    try:
        edtf = Parts(year, month, day).edtf()
    except WhenError:
        return
    yield Reading(edtf, f"{day} {name} {year}" if day else f"{name} {year}", why)


def _damaged(readings: Iterable[Reading]) -> Meaning | None:
    given = tuple(readings)
    return Meaning(None, damaged=True, readings=given) if given else None
