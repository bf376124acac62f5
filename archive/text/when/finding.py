"""All dates in running text, with their place; high precision first. One pass, in time linear in the text."""

from dataclasses import dataclass
from datetime import date

from archive.text.when.meaning import Meaning, Reading
from archive.text.when.points import WhenError
from archive.text.when.rules import WHOLE, Rule
from archive.text.when.tongues import Tongue, codes_for, plain, tongue


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: characters from `start` to before `end` are `words`.

    `edtf` is None where the date is damaged or ambiguous (then `readings`, best first, has what it may be) or counts
    from a day of speaking that was not given. `relative`: it counts from that day, or takes its year from it.
    """

    start: int
    end: int
    words: str
    edtf: str | None
    damaged: bool
    relative: bool
    readings: tuple[Reading, ...]


def find(text: str, *, language: str | None = None, spoken_on: date | None = None) -> list[FoundDate]:
    """Return the dates in `text`, in order, not overlapping; a date is what is named, without "since" or "before".

    `language` is a BCP 47 code; without it the script and the words of the text decide. Nothing is guessed: a damaged
    date has readings and no EDTF.
    """
    flat = plain(text)
    found = [date for code in codes_for(flat, language) for date in _find(text, flat, tongue(code, False), spoken_on)]
    return _apart(found)


def _find(text: str, flat: str, speech: Tongue, spoken_on: date | None) -> list[FoundDate]:
    """Return the dates of one language."""
    found: list[FoundDate] = []
    done = 0
    for opening in speech.opening.finditer(flat):
        if opening.start() < done:
            continue
        best = _longest(flat, opening.start(), speech.rules, spoken_on)
        if best is not None:
            (start, done), meaning = best
            found.append(_found(text, start, done, meaning))
    return found


def _longest(
    flat: str, at: int, rules: list[Rule], spoken_on: date | None
) -> tuple[tuple[int, int], Meaning] | None:
    """Return where the longest date that begins at `at` (or after its context) stands, and what it means."""
    matches = [(match, rule) for rule in rules if (match := rule.pattern.match(flat, at))]
    matches.sort(key=lambda pair: pair[0].end(WHOLE), reverse=True)
    for match, rule in matches:
        try:
            meaning = rule.mean(match, spoken_on)
        except WhenError:
            continue
        if meaning is not None:
            return match.span(WHOLE), meaning
    return None


def _found(text: str, start: int, end: int, meaning: Meaning) -> FoundDate:
    return FoundDate(
        start=start,
        end=end,
        words=text[start:end],
        edtf=meaning.edtf,
        damaged=meaning.damaged,
        relative=meaning.relative,
        readings=meaning.readings,
    )


def _apart(found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates in order; of two that overlap the one that begins first, of two that begin so the longer."""
    apart: list[FoundDate] = []
    for candidate in sorted(found, key=lambda date: (date.start, -date.end)):
        if not apart or candidate.start >= apart[-1].end:
            apart.append(candidate)
    return apart
