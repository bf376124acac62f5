"""All dates in running text, with their place; high precision first. One pass, in time linear in the text."""

from dataclasses import dataclass
from datetime import date

from archive.text.when.lists import Place, with_lists
from archive.text.when.meaning import Reading
from archive.text.when.points import WhenError
from archive.text.when.rules import WHOLE
from archive.text.when.tongues import START, in_signs, plain, rules_at, starts


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: characters from `start` to before `end` are `words`.

    `edtf` is None where the date is damaged or ambiguous (then `readings`, best first, has what it may be) or counts
    from a day of speaking that was not given. `relative`: it counts from that day, or takes its year from it.
    `calendar` names the one that the words follow, where it is not the common one: "Persian".
    """

    start: int
    end: int
    words: str
    edtf: str | None
    damaged: bool
    relative: bool
    readings: tuple[Reading, ...]
    calendar: str = ""


def find(text: str, *, language: str | None = None, spoken_on: date | None = None) -> list[FoundDate]:
    """Return the dates in `text`, in order, not overlapping; a date is what is named, without "since" or "before".

    `language` is a BCP 47 code; without it the script and the words of the text decide. Nothing is guessed: a damaged
    date has readings and no EDTF.
    """
    flat, codes = in_signs(plain(text), language)
    places: list[Place] = []
    first, *others = codes
    for code in (first, *others):
        its_own = _places(flat, code, spoken_on)
        # Where the language is not sure, a short word such as "hier" proves nothing.
        places += its_own if code == first else [place for place in its_own if not place.meaning.relative]
    return [
        FoundDate(
            start=place.start,
            end=place.end,
            words=text[place.start : place.end],
            edtf=place.meaning.edtf,
            damaged=place.meaning.damaged,
            relative=place.meaning.relative,
            readings=place.meaning.readings,
            calendar=place.meaning.calendar,
        )
        for place in with_lists(flat, _apart(places))
    ]


def _places(flat: str, code: str, spoken_on: date | None) -> list[Place]:
    """Return the dates of one language."""
    found: list[Place] = []
    done = 0
    for met in starts(code).finditer(f"\n{flat}"):  # so that a sign stands before the first word, too
        start = met.start(START) - 1
        if start < done:
            continue
        best = _longest(flat, start, code, spoken_on)
        if best is not None and best.start > start:
            # What stood first was only the context; the date itself may go on farther: "In December, 1893".
            inner = _longest(flat, best.start, code, spoken_on)
            best = inner if inner and inner.start == best.start and inner.end > best.end else best
        if best is not None:
            found.append(best)
            done = best.end
    return found


def _longest(flat: str, at: int, code: str, spoken_on: date | None) -> Place | None:
    """Return the longest date of a language that begins at `at`, or after its context there."""
    rules = rules_at(code, flat[at].isdigit())
    matches = [(match, rule) for rule in rules if (match := rule.pattern.match(flat, at))]
    matches.sort(key=lambda pair: pair[0].end(WHOLE), reverse=True)
    for match, rule in matches:
        try:
            meaning = rule.mean(match, spoken_on)
        except WhenError:
            continue
        if meaning is not None and match.end(WHOLE) > match.start(WHOLE):
            return Place(*match.span(WHOLE), meaning)
    return None


def _apart(places: list[Place]) -> list[Place]:
    """Return the dates in order; of two that overlap the one that begins first, of two that begin so the
    longer."""
    apart: list[Place] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if not apart or place.start >= apart[-1].end:
            apart.append(place)
    return apart
