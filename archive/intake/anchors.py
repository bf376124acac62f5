"""Which passages of a corrected text are those of the text before, so that their anchors stay theirs."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol

from archive.intake.rows import PassageRow

SAME = 0.6  # likeness (0 to 1) from which a corrected paragraph is the same paragraph
LONGEST = 50  # passages changed in a row that are compared with each other; beyond it all are new


class Anchored(Protocol):
    """A passage of the text before."""

    anchor: str
    number: int | None
    start: int
    end: int


def kept_anchors(before: str, old: Sequence[Anchored], after: str, new: Sequence[PassageRow]) -> tuple[PassageRow, ...]:
    """Return the new passages with the anchors and numbers of the old ones that they are; the others get fresh ones.

    `before` and `after` are the texts that the passages are spans of. A fresh anchor is none that was used.
    """
    were = [before[one.start : one.end] for one in old]
    are = [after[one.start : one.end] for one in new]
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, were, are, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            pairs |= zip(range(start, end), range(first, last), strict=True)
        elif tag == "replace" and max(last - first, end - start) <= LONGEST:
            pairs |= likely(were, range(first, last), are, range(start, end))
    highest = max([0, *(int("0" + "".join(filter(str.isdigit, one.anchor))) for one in old)])
    rows = []
    for at, passage in enumerate(new):
        one = old[pairs[at]] if at in pairs else None
        if one is None or one.anchor[0] != passage.anchor[0]:
            highest += 1
            number = highest if passage.number is not None else None
            rows.append(passage._replace(anchor=f"{passage.anchor[0]}{highest}", number=number))
        else:
            rows.append(passage._replace(anchor=one.anchor, number=one.number))
    return tuple(rows)


def likely(were: list[str], old: range, are: list[str], new: range) -> dict[int, int]:
    """Return which new passages are which old ones, in order, by the likeness of their words."""
    pairs, start = {}, old.start
    for at in new:
        for candidate in range(start, old.stop):
            if SequenceMatcher(None, were[candidate], are[at], autojunk=False).quick_ratio() >= SAME and (
                SequenceMatcher(None, were[candidate], are[at]).ratio() >= SAME
            ):
                pairs[at], start = candidate, candidate + 1
                break
    return pairs
