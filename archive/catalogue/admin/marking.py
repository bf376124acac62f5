"""A stretch of a received text cut into pieces, so that a page can mark what was found in it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """What is found at start..end: a date, a damaged date, a name, an emendation; `told` says it in words."""

    start: int
    end: int
    kind: str
    told: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Piece:
    """Words of the text, with the mark that stands on them or None."""

    words: str
    mark: Mark | None = None


# Where marks overlap, the one that needs a curator most is shown.
RANK = {"emended": 0, "damaged": 1, "label": 2, "suggested": 3, "name": 3, "date": 4, "confirmed": 5, "rejected": 6}


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """Return text[start:end] in pieces, joined they are the same again; overlapping marks are left out."""
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    taken: list[Mark] = []
    for mark in sorted(inside, key=lambda mark: (RANK.get(mark.kind, 9), mark.start, -mark.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    found, at = [], start
    for mark in sorted(taken, key=lambda mark: mark.start):
        if at < mark.start:
            found.append(Piece(text[at : mark.start]))
        found.append(Piece(text[mark.start : mark.end], mark))
        at = mark.end
    return [*found, *([Piece(text[at:end])] if at < end else [])]
