"""When: a date as a person knows it, with the days it may mean; the words are read and shown elsewhere."""

from dataclasses import dataclass
from datetime import date

from archive.text.when.edtf import OPEN, Span, bounds, parse
from archive.text.when.points import Point


@dataclass(frozen=True)
class When:
    """A date or period: the words as found, EDTF, first and last day it may mean (None: open or not
    known)."""

    words: str
    edtf: str
    earliest: date | None
    latest: date | None

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Tell whether it may share a day with the days from `first` to `last`, both included; None is
        open."""
        begins_in_time = self.earliest is None or last is None or self.earliest <= last
        return begins_in_time and (self.latest is None or first is None or first <= self.latest)

    def holds_on(self, day: date) -> str:
        """Return "yes", "possibly" or "no": whether a period with these ends includes `day`.

        "yes" only where the latest possible start is not after `day` and the earliest possible end not before it,
        and neither end is uncertain; an open end (..) has not come, one not known may have.
        """
        if not self.overlaps(day, day):
            return "no"
        parsed = parse(self.edtf)
        start, end = (parsed.start, parsed.end) if isinstance(parsed, Span) else (parsed, parsed)
        return "yes" if _surely(start, day, 1) and _surely(end, day, 0) else "possibly"


def from_edtf(edtf: str, words: str = "") -> When:
    """Return the date that an EDTF string means; raises WhenError when it is none."""
    parsed = parse(edtf)
    earliest, latest = bounds(parsed)
    return When(words=words, edtf=str(parsed), earliest=earliest, latest=latest)


def _surely(end: Point | str, day: date, side: int) -> bool:
    """Tell whether `day` is on the inner side of an end of a period (side 1: its start, 0: its end) for
    certain."""
    if not isinstance(end, Point):
        return end == OPEN
    days = end.days()
    if days is None or end.mark:
        return False
    return days[1] <= day if side else day <= days[0]
