"""A date said in words of a language; what `show` says, `read` reads."""

import re
from collections.abc import Mapping
from functools import lru_cache

from archive.text.when.edtf import OPEN, Span, parse
from archive.text.when.points import Point
from archive.text.when.tables import zh
from archive.text.when.tongues import CHINESE, VOCABULARIES

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@lru_cache(maxsize=4096)
def show(edtf: str, language: str = "en") -> str:
    """Return the date in words of `language` (BCP 47; English where unknown), EDTF where there are none;
    raises WhenError when it is no EDTF."""
    primary = language.lower().split("-")[0]
    words: Mapping[str, str] = zh.SHOWN if primary == CHINESE else _shown(primary)
    shown = Shown(words)
    parsed = parse(edtf)
    ends = [parsed] if isinstance(parsed, Point) else [parsed.start, parsed.end]
    if not all(_has_words(end) for end in ends if isinstance(end, Point)):
        return str(parsed)
    return shown.point(parsed) if isinstance(parsed, Point) else shown.span(parsed)


def _shown(primary: str) -> Mapping[str, str]:
    """Return the templates of a language, those of English where it has none."""
    known = VOCABULARIES.get(primary)
    return known.shown if known and known.shown else VOCABULARIES["en"].shown


class Shown:
    """Says dates by the templates of one language; "of" marks the form that stands after a preposition."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates

    def point(self, point: Point, form: str = "") -> str:
        """Return one date in words, in the plain form or, with `form` " of", in that after a preposition."""
        if point.mark:
            plain = point.without_mark()
            words = self.point(plain, form) if point.mark == "?" else self.filled("about", self.point(plain, " of"))
            return words if point.mark == "~" else self.filled("uncertain", words)
        name, values = self._name(point), self._values(point)
        return self.form(name, form).format(**values)

    def span(self, span: Span) -> str:
        """Return a range or an open period in words."""
        start, end = span.start, span.end
        if not isinstance(end, Point):
            assert isinstance(start, Point)
            return self._open("since", start, end)
        if not isinstance(start, Point):
            return self._open("until", end, start)
        short = self._third(start, end) or self._within(start, end)
        return short or self.filled("range", self.point(start), self.point(end))

    def form(self, name: str, form: str = "") -> str:
        return self.templates.get(name + form, self.templates[name])

    def filled(self, name: str, *words: str) -> str:
        return self.templates[name].format(*words)

    def one(self, name: str, number: int, form: str = "") -> str:
        """Return the word of a list: the months, the seasons."""
        return self.form(name, form).split("|")[number - 1]

    def _open(self, name: str, point: Point, other: Point | str) -> str:
        if other == OPEN:
            return self.filled(name, self.point(point, " of"))
        words = (self.point(point), self.templates["unknown"])
        return self.filled("range", *(words if name == "since" else words[::-1]))

    def _name(self, point: Point) -> str:
        """Return the name of the template for a date."""
        if point.is_yearless:
            return "day and month" if point.day else "month alone"
        if not point.month:
            return {0: "year", 1: "decade", 2: "century"}[point.year.count("X")]
        month = int(point.month)
        if month > 12:
            return "season" if month < 30 else "third of year" if 37 <= month <= 39 else "stretch"
        return "day" if point.day else "month"

    def _values(self, point: Point) -> dict[str, str]:
        values = {"year": _year(point.year), "day": point.day.lstrip("0"), "decade": point.year[:3] + "0"}
        if point.year[:2].isdigit():
            century = int(point.year[:2]) + 1
            values |= {"century": str(century), "th": _ordinal_ending(century), "roman": _roman(century)}
        month = int(point.month) if point.month.isdigit() else 0
        for form, key in (("", ""), (" of", "_of")):
            if 1 <= month <= 12:
                values[f"month{key}"] = self.one("months", month, form)
            elif 21 <= month <= 24:
                values[f"season{key}"] = self.one("seasons", month - 20, form)
            elif 33 <= month <= 36:
                values[f"stretch{key}"] = self.one("quarters", month - 32, form)
            elif 37 <= month <= 39:
                values[f"third{key}"] = self.one("thirds", month - 36, form)
                values["third_of_year"] = (
                    self.one("thirds of year", month - 36) if "thirds of year" in self.templates else ""
                )
            elif month >= 40:
                values[f"stretch{key}"] = self.one("halves", month - 39, form)
        return values

    def _third(self, start: Point, end: Point) -> str:
        """Return "mid-December 2021" for its ten days, "" for other ranges."""
        if start.mark or end.mark or not start.day.isdigit() or start.month != end.month or start.year != end.year:
            return ""
        if not start.year.isdigit():
            return ""
        days = Point(start.year, start.month).days()
        last = str(days[1].day) if days else ""
        third = {("01", "10"): 1, ("11", "20"): 2, ("21", last): 3}.get((start.day, end.day))
        if third is None:
            return ""
        values = self._values(start)
        values |= {"third": self.one("thirds", third), "third_of": self.one("thirds", third, " of")}
        return self.templates["third of month"].format(**values)

    def _within(self, start: Point, end: Point) -> str:
        """Return a range within one month or year with that named once, "" for other ranges."""
        if start.mark or end.mark or not start.year.isdigit() or not end.year.isdigit():
            return ""
        values = self._values(end)
        days = start.day.isdigit() and end.day.isdigit()
        if days and (start.year, start.month) == (end.year, end.month):
            return self.templates["days"].format(first=start.day.lstrip("0"), last=end.day.lstrip("0"), **values)
        months = [point.month.isdigit() and 1 <= int(point.month) <= 12 and not point.day for point in (start, end)]
        if all(months) and start.year == end.year:
            first, last = self._values(start)["month"], values["month"]
            return self.templates["months of year"].format(first=first, last=last, **values)
        if not start.month and not end.month:
            return self.templates["years"].format(first=_year(start.year), last=_year(end.year))
        return ""


def _has_words(point: Point) -> bool:
    """Tell whether a date is of a shape that has words: not "a day of 2021", not the year 20X1."""
    if "X" in point.month + point.day:
        return False
    if point.is_yearless:
        return point.month.isdigit() and int(point.month) <= 12
    if "X" not in point.year:
        return True
    return not point.month and re.fullmatch(r"(?:1\d|2[01])(?:\dX|XX)", point.year) is not None


def _year(year: str) -> str:
    short = year.isdigit() and int(year) >= 100 and not year.startswith(("019", "020"))
    return year.lstrip("0") if short else year


def _ordinal_ending(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written
