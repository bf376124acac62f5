"""Dates listed together: each day of "3, 5 and 7 May 2020" is a date, and takes the month and year that one of
them names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.text.when.edtf import parse
from archive.text.when.han import number
from archive.text.when.han_patterns import DAY_SIGN, NUMBER
from archive.text.when.lettered import NOT_COUNTED
from archive.text.when.lettered_rules import SENTENCE_GOES_ON
from archive.text.when.meaning import NOBODYS_YEAR, Meaning, Reading
from archive.text.when.numeric import NUMBERED
from archive.text.when.points import WhenError
from archive.text.when.tables.zh import THAT_YEAR

_AND = r"(?:and|or|и|или|та|й|і|und|oder|et|ou|y|e|i|o|u|as well as|а также|sowie)"
# Between the dates of a list: "3 May and 7 June 2020".
_LISTED = re.compile(rf"\s*(?:[,、，;]|(?:,\s*)?(?:{_AND}|和|及|与|與|或))\s*")
_LONGEST_JOINT = 8
_ORDINAL = r"(?:st|nd|rd|th|-?го|-?е|-?те|\.|er|º)?"
_LONGEST_LINK = 24  # characters that a day of a list and what joins it to the next may have
# A day that stands before the next, and what joins them; a number behind another sign is none.
_DAY_BEFORE = re.compile(
    rf"(?=\d)(?<![\w№#$€£/])(?<!\d[-.:,–])(?<!№\s)(?P<day>\d{{1,2}}{_ORDINAL})"
    rf"(?P<joint>[,،]\s{{1,2}}|,?\s{{1,2}}{_AND}(?:\s(?:the|de[nmr]|le|el|al|del))?\s{{1,2}}|\s{{1,2}}و\s?)$"
)
_DAYS_IN_CHINESE = re.compile(rf"\s?(?:和|及|与|與|、|以及|或)\s?(?P<day>{NUMBER}\s?{DAY_SIGN})")
_MONTH_FIRST = re.compile(rf"[A-Z][A-Za-z]+\.?\s+\d{{1,2}}{_ORDINAL}")
_DAYS_AFTER_MONTH = re.compile(
    rf"(?P<days>(?:,\s\d{{1,2}}(?!\d){_ORDINAL})*),?\s{_AND}\s(?:the\s)?(?P<last>\d{{1,2}}(?!\d){_ORDINAL})"
    rf"(?:,?\s(?P<year>(?:1\d|2[01])\d\d)(?!\d)|{SENTENCE_GOES_ON})"
)
_YEAR = re.compile(r"\d{4}")
_NEXT_YEAR = re.compile(
    rf"(?:,|,?\s{{1,2}}(?:{_AND}|i)\s(?:in |im |en |el |l'|в )?|\s{{1,2}}و\s?|[和及与與、])\s{{0,2}}"
    rf"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[.,:/-]\d|年?[^\S\n]?%|[^\S\n]\w*[sx]\b){NOT_COUNTED}"
)
# A law that is called by its number and year, and its day: "Ley 39/2015, de 1 de octubre".
_OF_LAW = re.compile(r"\d/(?P<year>(?:1[89]|20)\d\d),\s(?:de|del|d')\s?$")
_SAME_AGE = 60  # years
_DAY = re.compile(rf"\d{{1,2}}{_ORDINAL}")
_DIGITS = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class Place:
    """Where a date stands, from `start` to before `end`, and what it means."""

    start: int
    end: int
    meaning: Meaning


def with_lists(flat: str, places: list[Place]) -> list[Place]:
    """Return the dates in order with the other days listed beside them, each with the year of its list."""
    whole: list[Place] = []
    for at, place in enumerate(places):
        limit = places[at + 1].start if at + 1 < len(places) else len(flat)
        before = list(_days_before(flat, place, whole[-1].end if whole else 0))
        whole += [*before[::-1], *_days_after(flat, place, limit)]
        whole += _years_after(flat, whole[-1], limit)
    return _agreeing(_in_that_year(flat, _with_years(flat, whole)))


def _years_after(flat: str, place: Place, limit: int) -> list[Place]:
    """Return the years listed behind a year: "in 2022 and 2023"."""
    years: list[Place] = []
    while _YEAR.fullmatch(place.meaning.edtf or "") and not place.meaning.relative:
        match = _NEXT_YEAR.match(flat, place.end, limit)
        if match is None or abs(int(match["year"]) - int(place.meaning.edtf or 0)) > _SAME_AGE:
            break
        place = Place(*match.span("year"), Meaning(match["year"]))
        years.append(place)
    return years


def _days_before(flat: str, place: Place, done: int) -> Iterator[Place]:
    """Yield the days listed before a day with its month, the nearest first: "3, 5 and" before "7 May 2020".

    They rise from one to the next. A comma alone joins too little ("page 3, 18 March") unless it is one of more.
    """
    written = _DIGITS.match(flat, place.start, place.end)
    if not (place.meaning.day and written and int(written[0]) == place.meaning.day):
        return
    found: list[Place] = []
    at, day, sure = place.start, place.meaning.day, False
    while match := _DAY_BEFORE.search(flat, max(done, at - _LONGEST_LINK), at):
        start, end = match.span("day")
        earlier = _number_at(match["day"], 0)
        meaning = _on_day(place.meaning, earlier) if earlier < day else None
        if meaning is None:
            break
        sure = sure or match["joint"].strip() not in ",،" or bool(found)
        found.append(Place(start, end, meaning))
        at, day = start, earlier
    if sure and not NUMBERED.search(flat[max(done, at - _LONGEST_LINK) : at]):
        yield from found


def _number_at(words: str, start: int) -> int:
    """Return the number that stands at `start`; 0 where none does."""
    digits = _DIGITS.match(words, start)
    return int(digits[0]) if digits else 0


def _days_after(flat: str, place: Place, limit: int) -> list[Place]:
    """Return a day with those listed behind it: 3月15日和17日, "May 3, 5 and 7, 2020"."""
    if not place.meaning.day:
        return [place]
    if _MONTH_FIRST.fullmatch(flat, place.start, place.end):
        return _days_after_month(flat, place, limit)
    days = [place]
    while match := _DAYS_IN_CHINESE.match(flat, days[-1].end, limit):
        meaning = _on_day(place.meaning, number(match["day"].rstrip("日号號 ")))
        if meaning is None:
            break
        days.append(Place(*match.span("day"), meaning))
    return days


def _days_after_month(flat: str, place: Place, limit: int) -> list[Place]:
    """Return the days of "May 3, 5 and 7, 2020", of which the last has the year."""
    match = _DAYS_AFTER_MONTH.match(flat, place.end, limit)
    if match is None:
        return [place]
    year = match["year"]
    named = place.meaning
    if year and named.yearless:
        named = Meaning(named.yearless.replace(NOBODYS_YEAR, year), day=named.day)
    spans = [day.span() for day in _DAY.finditer(flat, *match.span("days"))]
    spans.append((match.start("last"), match.end("year") if year else match.end("last")))
    days = [replace(place, meaning=named)]
    for start, end in spans:
        day = _number_at(flat, start)
        meaning = _on_day(named, day) if day > days[-1].meaning.day else None
        if meaning is None:
            return [place]
        days.append(Place(start, end, meaning))
    return days


def _on_day(meaning: Meaning, day: int) -> Meaning | None:
    """Return the same on another day of its month, None where the month has no such day."""

    def moved(edtf: str) -> str:
        return str(parse(f"{edtf[:8]}{day:02}{edtf[10:]}"))

    try:
        return replace(
            meaning,
            edtf=meaning.edtf and moved(meaning.edtf),
            readings=tuple(
                Reading(moved(reading.edtf), moved(reading.edtf), reading.why) for reading in meaning.readings
            ),
            yearless=meaning.yearless and moved(meaning.yearless),
            day=day,
        )
    except WhenError:
        return None


def _with_years(flat: str, places: list[Place]) -> list[Place]:
    """Return the dates, those without a year having that of the date they are listed with: "3 May and 7
    June 2020"."""
    year = ""
    dated: list[Place] = []
    following: Place | None = None
    for place in reversed(places):
        listed = following is not None and _is_list(flat, place.end, following.start)
        meaning = place.meaning
        if meaning.yearless and listed and year:
            edtf = meaning.yearless.replace(NOBODYS_YEAR, year)
            place = replace(place, meaning=Meaning(edtf))  # noqa: PLW2901
        elif meaning.yearless and (law := _OF_LAW.search(flat, max(0, place.start - _LONGEST_LINK), place.start)):
            place = replace(place, meaning=Meaning(meaning.yearless.replace(NOBODYS_YEAR, law["year"])))  # noqa: PLW2901
        elif not (meaning.yearless and listed):
            year = _own_year(meaning)
        dated.append(place)
        following = place
    return dated[::-1]


def _in_that_year(flat: str, places: list[Place]) -> list[Place]:
    """Return the dates, those "of the same year" having that of the date before them: 同年10月."""
    year = ""
    dated = []
    for place in places:
        meaning = place.meaning
        if year and (meaning.edtf or "").startswith(NOBODYS_YEAR) and flat.startswith(THAT_YEAR, place.start):
            place = replace(place, meaning=Meaning((meaning.edtf or "").replace(NOBODYS_YEAR, year)))  # noqa: PLW2901
        elif re.match(r"\d{4}", meaning.edtf or "") and not meaning.relative:
            year = (meaning.edtf or "")[:4]
        dated.append(place)
    return dated


def _agreeing(places: list[Place]) -> list[Place]:
    """Return the dates, the same day and month without a year meaning the same wherever one sentence tells the year."""
    told: dict[str, set[str]] = {}
    for place in places:
        if place.meaning.told and place.meaning.edtf:
            told.setdefault(place.meaning.yearless, set()).add(place.meaning.edtf)
    sure = {yearless: edtf.pop() for yearless, edtf in told.items() if len(edtf) == 1}
    return [
        replace(place, meaning=replace(place.meaning, edtf=sure[place.meaning.yearless], readings=()))
        if place.meaning.yearless in sure
        else place
        for place in places
    ]


def _is_list(flat: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_JOINT and _LISTED.fullmatch(flat, end, start) is not None


def _own_year(meaning: Meaning) -> str:
    """Return the year that a date names itself, "" where it has none or several."""
    edtf = meaning.edtf or ""
    return edtf[:4] if edtf and not meaning.relative and edtf[:4].isdigit() and len(edtf) > 4 else ""
