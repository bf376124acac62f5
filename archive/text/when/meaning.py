"""What a matched date means: parts gathered from words, made into EDTF, alone or as a range."""

from dataclasses import dataclass, replace
from datetime import date

from archive.text.when.edtf import bounds, parse
from archive.text.when.points import MONTHS, Point, WhenError
from archive.text.when.tense import FIRM

NOBODYS_YEAR = "XXXX"
WINTER = 24
# Days by which a date without a year may be away from the day of speaking.
SOON, NEAR, A_THIRD_OF_A_YEAR, HALF_A_YEAR = 45, 60, 122, 183
FARTHER = 2.5  # times as far away is too far for what a sentence looks back or ahead to
_YEARS_TO_TRY = 9
_ENDS_OF_DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
_ENDS_OF_CENTURY_THIRDS = ((0, 33), (34, 66), (67, 99))
_THIRD_OF_MONTH = ((1, 10), (11, 20), (21, 0))


@dataclass(frozen=True)
class Reading:
    """A possible reading of a date that is damaged or has two meanings: EDTF, the words it would be, why."""

    edtf: str
    words: str
    why: str


@dataclass(frozen=True)
class Meaning:
    """What words mean; `edtf` is None where that is not certain or needs a day of speaking that is not
    given."""

    edtf: str | None
    relative: bool = False
    damaged: bool = False
    readings: tuple[Reading, ...] = ()
    yearless: str = ""  # the same with XXXX for the year, where the words name none
    told: bool = False  # the sentence tells the year that its words do not name
    day: int = 0  # the day of a month that the words name, where they name one
    calendar: str = ""  # the calendar that the words follow, where it is not the common one


@dataclass(frozen=True)
class Parts:
    """The parts of one date as its words give them: "" and 0 for those not given.

    `third` is 1 to 3 for the beginning, middle and end of the smallest part; `spoken` tells that the year or the
    whole is counted from a day of speaking, `ready` is the EDTF of a whole that is.
    """

    year: str = ""
    month: int = 0
    day: int = 0
    third: int = 0
    mark: str = ""
    spoken: bool = False
    lost: bool = False
    ready: str = ""

    def edtf(self) -> str:
        """Return it as EDTF; raises WhenError for a date that cannot be."""
        if self.ready:
            return str(parse(self.ready + self.mark))
        if self.third and self.month and not self.day:
            return self._third_of_month()
        if self.third and self.year.endswith("X"):
            return self._third_of_decade()
        month = self.month or (36 + self.third if self.third else 0)
        parts = [self.year or NOBODYS_YEAR, *(f"{part:02}" for part in (month, self.day) if part)]
        return str(parse("-".join(parts) + self.mark))

    def _third_of_month(self) -> str:
        first, last = _THIRD_OF_MONTH[self.third - 1]
        year = self.year or NOBODYS_YEAR
        if not last:
            days = Point("2000" if year == NOBODYS_YEAR else year, f"{self.month:02}").days()
            last = days[1].day if days else 0
        return str(parse(f"{year}-{self.month:02}-{first:02}{self.mark}/{year}-{self.month:02}-{last:02}{self.mark}"))

    def _third_of_decade(self) -> str:
        unknown = self.year.count("X")
        thirds = _ENDS_OF_DECADE_THIRDS if unknown == 1 else _ENDS_OF_CENTURY_THIRDS
        stem = self.year.rstrip("X")
        first, last = (f"{stem}{end:0{unknown}}{self.mark}" for end in thirds[self.third - 1])
        return str(parse(f"{first}/{last}"))


def alone(parts: Parts, spoken_on: date | None, lean: int = 0) -> Meaning:
    """Return what one date means; without a year, the year that the day of speaking and the sentence suggest.

    `lean` is -1 where the sentence looks back, -2 where it surely does, +1 where it looks ahead. Where two years are as
    likely, or the likelier one contradicts the sentence, it has the readings, best first, and no EDTF.
    """
    day = parts.day
    if parts.lost:
        return Meaning(None, relative=True, day=day)
    if parts.year or parts.ready or spoken_on is None:
        yearless = "" if parts.year or parts.ready else parts.edtf()
        return Meaning(parts.edtf(), relative=parts.spoken or bool(yearless), yearless=yearless, day=day)
    last, coming = (_nearest(parts, spoken_on, direction) for direction in (-1, 1))
    this = last if last.days == 0 or last.year == spoken_on.year else coming
    chosen = _leaning(last, coming, this, lean) if lean else _likelier(last, coming, this)
    doubted = lean == -FIRM and chosen is coming and chosen.days > 0
    if chosen and not doubted:
        return Meaning(chosen.edtf, relative=True, yearless=parts.edtf(), told=lean != 0, day=day)
    likely = [(last.edtf, "the last one before the day of speaking")]
    if doubted:
        likely.append((_nearest(parts, date(last.year - 1, 12, 31), -1).edtf, "the one before the last"))
    likely.append((coming.edtf, "the first one after the day of speaking"))
    readings = tuple(Reading(edtf, edtf, why) for edtf, why in likely)
    return Meaning(None, relative=True, readings=readings, yearless=parts.edtf(), day=day)


@dataclass(frozen=True)
class _Candidate:
    """A year that a date may be of, and how many days it is from the day of speaking."""

    edtf: str
    year: int
    days: int


def _nearest(parts: Parts, spoken_on: date, direction: int) -> _Candidate:
    """Return the date in the nearest year in which it is not ahead of (-1) or not behind (+1) the day of speaking.

    Years in which the calendar has no such day (29 February) are passed over; raises WhenError where none has.
    """
    error = WhenError("no year near the day of speaking has such a day")
    for year in range(spoken_on.year, spoken_on.year + direction * _YEARS_TO_TRY, direction):
        try:
            edtf = replace(parts, year=f"{year:04}").edtf()
            first, last = bounds(parse(edtf))
        except WhenError as problem:
            error = problem
            continue
        if first and last:
            days = (first - spoken_on).days if first > spoken_on else min(0, (last - spoken_on).days)
            if days == 0 or (days > 0) == (direction > 0):
                return _Candidate(edtf, year, abs(days))
    raise error


def _leaning(last: _Candidate, coming: _Candidate, this: _Candidate, lean: int) -> _Candidate:
    """Return the one that the sentence looks to, unless the other is near and it is far away."""
    meant, other = (last, coming) if lean < 0 else (coming, last)
    return other if other is this and (other.days <= NEAR or meant.days > FARTHER * other.days) else meant


def _likelier(last: _Candidate, coming: _Candidate, this: _Candidate) -> _Candidate | None:
    """Return the likelier of two, where nothing in the sentence tells them apart; None where both are likely.

    A speaker who names no year means his own, unless it is far: in December "in January" is the next one.
    """
    other = coming if this is last else last
    if this is last:
        if other.days <= SOON and this.days > HALF_A_YEAR:
            return other
        return None if this.days > HALF_A_YEAR and other.days < this.days else this
    if this.days > HALF_A_YEAR:
        return None
    return None if this.days > A_THIRD_OF_A_YEAR and other.days < this.days * 1.5 else this


def between(first: Parts, last: Parts, spoken_on: date | None) -> Meaning:
    """Return what a range means; each end takes from the other the month and year that it does not name."""
    if first.lost or last.lost:
        return Meaning(None, relative=True)
    relative = first.spoken or last.spoken
    if not (first.year or first.ready or last.year or last.ready):
        relative = True
        last = replace(last, year=f"{spoken_on.year:04}" if spoken_on else NOBODYS_YEAR)
    inherits = not first.year and not first.ready
    first, last = _complete(first, last), _complete(last, first)
    start, end = first.edtf().split("/")[0], last.edtf().split("/")[-1]
    if inherits and first.year.isdigit() and _begins_after(start, end):
        start = replace(first, year=f"{int(first.year) - 1:04}").edtf().split("/")[0]
    return Meaning(str(parse(f"{start}/{end}")), relative=relative)


def winter_of(first: int, last: str) -> Meaning | None:
    """Return the months of the winter named by both its years (the last with two or four digits), None where they do
    not follow one another."""
    if not str(first + 1).endswith(last):
        return None
    return Meaning(str(parse(f"{first:04}-12/{first + 1:04}-02")))


def impossible_day(parts: Parts, error: WhenError) -> Meaning | None:
    """Return the damaged date that a day its month does not have stands for; None where the rest is no
    date."""
    if not (parts.day and 1 <= parts.month <= 12 and parts.year and parts.day <= 31):
        return None
    month = replace(parts, day=0, third=0)
    words = f"{MONTHS[parts.month]} {parts.year}"
    return Meaning(None, damaged=True, readings=(Reading(month.edtf(), words, str(error)),))


def _complete(end: Parts, other: Parts) -> Parts:
    if end.ready or other.ready:
        return end
    month = other.month if end.day and not end.month else end.month
    mark = end.mark if end.year else end.mark or other.mark
    return replace(end, year=end.year or other.year, month=month, mark=mark)


def _begins_after(start: str, end: str) -> bool:
    (first, _), (_, last) = bounds(parse(start)), bounds(parse(end))
    return bool(first and last and first > last)
