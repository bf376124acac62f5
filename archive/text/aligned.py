"""Pairs of passages that say the same, as they are kept: anchors of the one version beside anchors of the other."""

from collections.abc import Iterable, Sequence

Pair = tuple[list[str], list[str]]
SIDES = (0, 1)


class NoSuchMove(ValueError):
    """A pair cannot be put right so; the message says why."""


def mend(pairs: Iterable[Sequence[Sequence[str]]], one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Return the pairs with every anchor of both versions once and in order.

    Passages that are gone are left out; one that is new, because another was cut, stands beside what that one did.
    """
    kept = [(list(here), list(there)) for here, there in pairs]
    rows: list[Pair] = [([], []) for _ in kept] or [([], [])]
    for side, anchors in zip(SIDES, (one, other), strict=True):
        place = {anchor: at for at, pair in enumerate(kept) for anchor in pair[side]}
        known = [place[anchor] for anchor in anchors if anchor in place]
        at = known[0] if known else 0
        for anchor in anchors:
            at = max(at, place.get(anchor, at))
            rows[at][side].append(anchor)
    return [pair for pair in rows if pair[0] or pair[1]]


def move(pairs: Sequence[Pair], row: int, side: int, step: int) -> list[Pair]:
    """Give the first passage of one side of a row to the row before (`step` -1), or the last to the row after (1)."""
    rows = copied(pairs)
    if not 0 <= row < len(rows) or not rows[row][side]:
        raise NoSuchMove("Nothing stands there that could be moved.")
    if step < 0:
        if row == 0:
            rows.insert(0, ([], []))
            row = 1
        rows[row - 1][side].append(rows[row][side].pop(0))
    else:
        if row == len(rows) - 1:
            rows.append(([], []))
        rows[row + 1][side].insert(0, rows[row][side].pop())
    return [pair for pair in rows if pair[0] or pair[1]]


def part(pairs: Sequence[Pair], row: int) -> list[Pair]:
    """Take a row apart: its passages beside each other one by one, those left over alone."""
    rows = copied(pairs)
    if not 0 <= row < len(rows) or max(map(len, rows[row])) < 2 and not all(rows[row]):
        raise NoSuchMove("There is nothing to take apart.")
    here, there = rows[row]
    if len(here) == len(there) == 1:
        return [*rows[:row], (here, []), ([], there), *rows[row + 1 :]]
    longest = max(len(here), len(there))
    return [*rows[:row], *((here[at : at + 1], there[at : at + 1]) for at in range(longest)), *rows[row + 1 :]]


def join(pairs: Sequence[Pair], row: int) -> list[Pair]:
    """Put a row together with the one after it."""
    rows = copied(pairs)
    if not 0 <= row < len(rows) - 1:
        raise NoSuchMove("No row comes after this one.")
    (here, there), (later, beside) = rows[row], rows[row + 1]
    return [*rows[:row], (here + later, there + beside), *rows[row + 2 :]]


def copied(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs as new lists."""
    return [(list(here), list(there)) for here, there in pairs]
