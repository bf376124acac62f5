"""What was understood, laid out beside the source: its parts, with dates, names and damage marked."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.intake.drafts import SPACE, Draft, Trouble
from archive.sentences import in_language

from ..marking import Mark, Piece, pieces

MOST_SHOWN = 120_000  # characters of the source on the page; all of it is kept


@dataclass(frozen=True)
class Block:
    """A part of the source: what it was taken for, its turn, and its words in pieces."""

    kind: str
    turn: int | None
    pieces: list[Piece]


def blocks(draft: Draft, troubles: Sequence[Trouble]) -> list[Block]:
    """Return the parts of the source in order, as far as they are shown."""
    marks = sorted(marks_of(draft, troubles), key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    found: list[Block] = []
    for part in draft.parts:
        if part.start >= MOST_SHOWN:
            break
        if part.kind != SPACE:
            inside = marks[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
            found.append(Block(part.kind, part.turn, pieces(draft.text, part.start, part.end, inside)))
    return found


def marks_of(draft: Draft, troubles: Sequence[Trouble]) -> list[Mark]:
    """Return what is marked in the source."""
    marks = []
    for date in draft.dates:
        readings = "; ".join(f"{reading.words} ({in_language(reading.why)})" for reading in date.readings)
        told = (
            _("damaged; perhaps %(readings)s") % {"readings": readings}
            if date.damaged
            else (date.edtf or _("a date without a day to count from"))
        )
        marks.append(Mark(date.start, date.end, "damaged" if date.damaged else "date", told))
    marks += [Mark(name.start, name.end, "name", ", ".join(name.keys)) for name in draft.mentions]
    told = _("a document that no record is; at the text desk a stub can be made of it")
    marks += [Mark(start, end, "name", told) for start, end in draft.titles]
    placed = [trouble for trouble in troubles if trouble.start is not None and trouble.end is not None]
    return marks + [Mark(one.start or 0, one.end or 0, "trouble", in_language(one.message)) for one in placed]


def counts(draft: Draft) -> dict[str, int]:
    """Return how much was found of each sort."""
    return {
        "characters": len(draft.text),
        "shown": min(len(draft.text), MOST_SHOWN),
        "turns": len(draft.turns),
        "dates": len(draft.dates),
        "damaged": sum(date.damaged for date in draft.dates),
        "names": len({key for found in draft.mentions for key in found.keys}),
    }
