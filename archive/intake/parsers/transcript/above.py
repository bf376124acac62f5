"""What the lines above a text say of it, and the days among them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.text import when
from archive.text.when import FoundDate, When


@dataclass
class Header:
    """What the lines above the body say; `kinds` gives the kind of each paragraph that belongs to them."""

    title: str = ""
    numbers: list[str] = field(default_factory=list)
    when: When | None = None
    issued: When | None = None
    standing: str = ""
    place: str = ""
    kinds: dict[int, str] = field(default_factory=dict)
    body: int = 0
    sure: bool = False  # a line of its own, not the title, gives the date
    within: When | None = None  # a day said within a longer line
    places: dict[int, str] = field(default_factory=dict)  # lines that may name the place, by number
    lines: list[str] = field(default_factory=list)  # those below the title that are neither day nor number
    title_days: tuple[str, ...] = ()  # EDTF of the days in the title
    delivered_by: str = ""
    people: list[str] = field(default_factory=list)  # who is said to speak or to be present
    told: set[int] = field(default_factory=set)  # lines that say the day or the hour and nothing else


def whole_day(edtf: str, words: str) -> When | None:
    """Return a date that is one day, None where it is less exact."""
    day = when.from_edtf(edtf, words=words)
    return day if is_day(day) else None


def is_day(day: When) -> bool:
    return day.earliest is not None and day.earliest == day.latest


def best_day(found: Sequence[FoundDate]) -> When | None:
    """Return the best date of those found: a whole day before a month or a year."""
    whole = [when.from_edtf(date.edtf, words=date.words) for date in found if date.edtf and not date.relative]
    return max(whole, key=lambda date: 0 if "/" in date.edtf else len(date.edtf), default=None)
