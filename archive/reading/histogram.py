"""A list's records along time: a bar a year, month or day, each a link that zooms in; here as numbers.

Records that have no date, or one that is not within a single bar, are counted apart and drawn nowhere.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.reading.naming import page_language
from archive.reading.saying import query
from archive.reading.search.answers import Answer
from archive.reading.search.filters import Filters
from archive.text.when import show

# Units of the drawing: a bar with the gap after it, the bar alone, the highest bar; the widest bar in pixels.
PITCH, WIDTH, HEIGHT = 10, 8, 100
WIDEST = 56
# Days up to which the time asked for is drawn by days, by months; years above which years are drawn by decades.
BY_DAYS, BY_MONTHS, MOST_YEARS = 62, 732, 100


@dataclass(frozen=True)
class Bar:
    """One stretch of time: its name, how many records lie in it, the list of them, its place in the drawing."""

    name: str
    times: int
    leads: str
    x: int
    height: int

    @property
    def y(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True)
class Histogram:
    """Bars without gaps between the first and the last, and what is not drawn; `wider` leads out of the zoom."""

    bars: list[Bar]
    wider: list[tuple[str, str]]
    apart: list[str]

    width_of_bar, height = WIDTH, HEIGHT

    @property
    def width(self) -> int:
        return PITCH * len(self.bars)

    @property
    def room(self) -> int:
        """Return the width in pixels beyond which a drawing of few bars should not be stretched."""
        return WIDEST * len(self.bars)

    @property
    def filled(self) -> list[Bar]:
        return [bar for bar in self.bars if bar.times]


def step_of(filters: Filters) -> str:
    """Return by what a list is drawn: "day" or "month" where a short time is asked for, else "year"."""
    if not (filters.since and filters.until):
        return "year"
    days = (filters.until - filters.since).days + 1
    return "day" if days <= BY_DAYS else "month" if days <= BY_MONTHS else "year"


def histogram(found: Answer, filters: Filters, kind: str) -> Histogram:
    """Return the bars of what was found by `step_of(filters)`; no bars where nothing can be drawn."""
    step = step_of(filters)
    times = {count.value: count.times for count in found.bars if drawable(count.value)}
    stretches = list(along(step, min(times), max(times))) if times else []
    if len(stretches) > MOST_YEARS and step == "year":
        stretches = list(along("decade", min(times), max(times)))
    counts = [sum(times.get(each, 0) for each in members(step, one)) for one in stretches]
    most = max(counts, default=1)
    bars = []
    for one, number in zip(stretches, counts, strict=True):
        since, until = ends(one)
        leads = query(replace(filters, since=since, until=until, page=1), kind) if number else ""
        height = -(-number * HEIGHT // most)
        bars.append(Bar(show(one, page_language()), number, leads, len(bars) * PITCH, height))
    return Histogram(bars, wider(step, filters, kind), apart(step, found))


def drawable(stretch: str) -> bool:
    """Return whether a stretch lies in the years 1 to 9999, for which there are calendars and addresses."""
    return stretch[0].isdigit() and len(stretch.partition("-")[0]) == 4 and stretch[:4] != "0000"


def along(step: str, first: str, last: str) -> Iterator[str]:
    """Yield all stretches from one to another: 2021, 2022 … or 2021-12, 2022-01 …; decades as 202X."""
    if step == "decade":
        yield from (f"{decade:03}X" for decade in range(int(first[:3]), int(last[:3]) + 1))
    elif step == "year":
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
    elif step == "month":
        begin, end = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (first, last))
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1))
    else:
        day, end_day = date.fromisoformat(first), date.fromisoformat(last)
        yield from ((day + timedelta(ahead)).isoformat() for ahead in range((end_day - day).days + 1))


def members(step: str, stretch: str) -> list[str]:
    """Return the years, months or days that are counted in a stretch: ten for a decade, else itself."""
    return [f"{stretch[:3]}{year}" for year in range(10)] if stretch.endswith("X") else [stretch]


def ends(stretch: str) -> tuple[date, date]:
    """Return the first and the last day of a decade, year, month or day."""
    if stretch.endswith("X"):
        return date(max(1, int(stretch[:3] + "0")), 1, 1), date(int(stretch[:3] + "9"), 12, 31)
    year, month, day = (int(part) for part in (stretch.split("-") + ["0", "0"])[:3])
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)


def wider(step: str, filters: Filters, kind: str) -> list[tuple[str, str]]:
    """Return the ways out of the zoom: (name, query string), the widest first."""
    if not (filters.since or filters.until):
        return []
    found = [(_("All years"), query(replace(filters, since=None, until=None, page=1), kind))]
    if step == "day" and filters.since:
        since, until = ends(f"{filters.since.year:04}")
        name = show(f"{filters.since.year:04}", page_language())
        found.append((name, query(replace(filters, since=since, until=until, page=1), kind)))
    return found


def apart(step: str, found: Answer) -> list[str]:
    """Return in words how many records are not drawn, and why."""
    undated = ngettext("%(number)s of them has no date.", "%(number)s of them have no date.", found.undated)
    spanning = {
        "year": ngettext(
            "%(number)s of them has a date that is not within one year.",
            "%(number)s of them have a date that is not within one year.",
            found.spanning,
        ),
        "month": ngettext(
            "%(number)s of them has a date that is not within one month.",
            "%(number)s of them have a date that is not within one month.",
            found.spanning,
        ),
        "day": ngettext(
            "%(number)s of them has a date that is not one day.",
            "%(number)s of them have a date that is not one day.",
            found.spanning,
        ),
    }
    counted = ((found.undated, undated), (found.spanning, spanning[step]))
    return [words % {"number": number} for number, words in counted if number]
