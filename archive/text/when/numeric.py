"""Dates in numbers alone: 2022-02-14, 14.02.2022, 02/14/2022, 14-II-2022, 2014–2022, 2021/22; and 03/04/2021, which
is two dates."""

import re
from datetime import date

from archive.text.when.lettered import NOT_COUNTED
from archive.text.when.meaning import Meaning, Parts, Reading
from archive.text.when.points import WhenError
from archive.text.when.rules import Rule, rule

_ALONE_BEFORE = r"(?:(?<![\w№#$€£+])|(?<=(?<!\w)و))(?<![\w][-./:,'’–])(?<!№\s)"
_ALONE_AFTER = r"(?![\w%°])(?![-./:–,'’]\d)"
_YEAR_FIRST = r"(?P<y>(?:1\d|2[01])\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
_YEAR_LAST = r"(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<y>(?:1\d|2[01])\d\d)(?:\s?г\.)?"
_ROMAN_MONTH = r"(?P<d>\d{1,2})(?P<s>[-./])(?P<m>X?I{1,3}|I?[VX]|VI{1,3})(?P=s)(?P<y>(?:1\d|2[01])\d\d)"
_ROMAN = dict(zip("I II III IV V VI VII VIII IX X XI XII".split(), range(1, 13), strict=True))
_TWO_YEARS = r"(?P<y>(?:1[5-9]|20)\d\d)(?P<s>[-–/])(?P<z>(?:1[5-9]|20)\d\d|\d\d)"
# Behind these a number is no date.
NUMBERED = re.compile(
    r"(?:articles?|paragraphs?|para\.|pages?|pp?\.|nos?\.|numbers?|rules?|r[eé]solutions?|№|ст\.|стать\w+|п\.|пункт\w*|"
    r"стр\.|artikel|art\.|nr\.|artículos?|resoluci(?:ón|ones)|резолюци\w+|резолюці\w+)\s*$",
    re.IGNORECASE,
)
_NEAR = 24  # characters
_LONGEST_PERIOD, _LONGEST_SHORT_PERIOD = 150, 15  # years


def numeric_rules(day_first: bool) -> list[Rule]:
    """Return the rules of dates in numbers; `day_first` tells that the language never puts the month
    first."""

    def year_last(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
        return _year_last(match, day_first or match["s"] == ".")

    return [
        rule(f"{_ALONE_BEFORE}(?P<whole>{_YEAR_FIRST})(?:{_ALONE_AFTER}|(?=T\\d\\d:))", _year_first, digit=True),
        rule(f"{_ALONE_BEFORE}(?P<whole>{_YEAR_LAST}){_ALONE_AFTER}", year_last, digit=True),
        rule(f"{_ALONE_BEFORE}(?P<whole>{_ROMAN_MONTH}){_ALONE_AFTER}", _roman_month, digit=True),
        rule(f"{_ALONE_BEFORE}(?P<whole>{_TWO_YEARS}){_ALONE_AFTER}{NOT_COUNTED}", _two_years, digit=True),
    ]


def _year_first(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    return Meaning(Parts(match["y"], int(match["m"]), int(match["d"])).edtf())


def _roman_month(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    return Meaning(Parts(match["y"], _ROMAN[match["m"]], int(match["d"])).edtf())


def _two_years(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    """Return the years from one to another; None for numbers of pages, and for what may be a year and its month."""
    first, last, sign = int(match["y"]), match["z"], match["s"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    longest = _LONGEST_PERIOD if len(last) == 4 else _LONGEST_SHORT_PERIOD
    longest = 1 if sign == "/" and len(last) < 4 else longest
    is_month = len(last) < 4 and sign == "-" and int(last) <= 12
    if is_month or not 0 < end - first <= longest or NUMBERED.search(match.string[: match.start()][-_NEAR:]):
        return None
    return Meaning(f"{first}/{end}")


def _year_last(match: re.Match[str], day_first: bool) -> Meaning | None:
    first, second = int(match["a"]), int(match["b"])
    if day_first:
        return Meaning(Parts(match["y"], second, first).edtf())
    readings = []
    for day, month, order in (
        (first, second, "day first"),
        (second, first, "month first, as in the United States"),
    ):
        try:
            edtf = Parts(match["y"], month, day).edtf()
        except WhenError:
            continue
        readings.append(Reading(edtf, edtf, order))
    if not readings:
        return Meaning(Parts(match["y"], second, first).edtf())
    if len({reading.edtf for reading in readings}) == 1:
        return Meaning(readings[0].edtf)
    return Meaning(None, readings=tuple(readings))
