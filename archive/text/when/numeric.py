"""Dates in numbers alone: 2022-02-14, 14.02.2022, 02/14/2022; and 03/04/2021, which is two dates."""

import re
from datetime import date

from archive.text.when.meaning import Meaning, Parts, Reading
from archive.text.when.points import WhenError
from archive.text.when.rules import Rule, rule

_ALONE_BEFORE = r"(?<![\w№#$€£+])(?<![\w][-./:,'’–])(?<!№\s)"
_ALONE_AFTER = r"(?![\w%°])(?![-./:–,'’]\d)"
_YEAR_FIRST = r"(?P<y>(?:1\d|2[01])\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
_YEAR_LAST = r"(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<y>(?:1\d|2[01])\d\d)(?:\s?г\.)?"


def numeric_rules(day_first: bool) -> list[Rule]:
    """Return the rules of dates in numbers; `day_first` tells that the language never puts the month
    first."""

    def year_last(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
        return _year_last(match, day_first or match["s"] == ".")

    return [
        rule(f"{_ALONE_BEFORE}(?P<whole>{_YEAR_FIRST})(?:{_ALONE_AFTER}|(?=T\\d\\d:))", _year_first),
        rule(f"{_ALONE_BEFORE}(?P<whole>{_YEAR_LAST}){_ALONE_AFTER}", year_last),
    ]


def _year_first(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    return Meaning(Parts(match["y"], int(match["m"]), int(match["d"])).edtf())


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
