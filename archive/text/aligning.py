"""Two versions of a text put side by side: which of their passages say the same, by length, figures, names, speakers.

Lengths of what says the same in two languages keep a ratio (Gale and Church, 1993); figures, dates, names and
speakers are the same in both. The best way through both texts is found by dynamic programming within a band.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import erfc, inf, log, sqrt

# How passages go together, with what each costs: -log of how often it is met.
BEADS = {(1, 1): 0.1, (2, 1): 2.6, (1, 2): 2.6, (3, 1): 4.5, (1, 3): 4.5, (2, 2): 4.5, (1, 0): 4.8, (0, 1): 4.8}
VARIANCE = 6.8  # of a character's length in the other language
SHARED, MISSING = 1.6, 0.8  # what a figure or name in both says for them, one that is in one only says against
SAME_SPEAKER, OTHER_SPEAKER = 1.0, 3.0
TURN_WITHIN = 2.0  # a turn begins on one side and goes on on the other
LEAST, MOST = 0.67, 1.5  # of one length to the other: beyond it, something is left out
MOST_MARKS = 6  # a table of figures proves no more than a few of them do
BAND = 40  # passages to either side of the straight way
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")


@dataclass(frozen=True)
class Unit:
    """A passage as far as it is compared: its length, what has no language, who speaks, whether a turn begins."""

    length: float
    marks: frozenset[str] = frozenset()
    speaker: str = ""
    begins: bool = False


Pair = tuple[range, range]


def unit(words: str, names: Iterable[str] = (), speaker: str = "", begins: bool = False) -> Unit:
    """Return a passage as it is compared; `names` are keys of what it names and its dates as EDTF."""
    return Unit(weight(words), frozenset([*numbers(words), *names]), speaker, begins)


def weight(words: str) -> float:
    """Return how long words are: a Han letter says as much as three of an alphabet."""
    return sum(3 if unicodedata.east_asian_width(letter) == "W" else 1 for letter in words if not letter.isspace())


def numbers(words: str) -> set[str]:
    """Return the figures in words, written alike: 1,000 and 1 000 are one."""
    found = NUMBER.findall(unicodedata.normalize("NFKC", words))
    return {"".join(letter for letter in one if letter.isdecimal()) for one in found}


def align(one: Sequence[Unit], other: Sequence[Unit]) -> list[Pair]:
    """Return which runs of passages say the same, in order, every passage of both once; an empty run has no other."""
    return Aligner(one, other).way()


class Aligner:
    """The cheapest way through two texts."""

    def __init__(self, one: Sequence[Unit], other: Sequence[Unit]) -> None:
        self.one, self.other = one, other
        total = sum(unit.length for unit in one), sum(unit.length for unit in other)
        self.ratio = min(max(total[1] / total[0], LEAST), MOST) if all(total) else 1.0

    @cached_property
    def band(self) -> int:
        """Return how far the way may leave the straight one."""
        return BAND + abs(len(self.one) - len(self.other))

    def way(self) -> list[Pair]:
        """Return the pairs of the cheapest way."""
        costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        slope = len(self.other) / len(self.one) if self.one else 1.0
        for i in range(len(self.one) + 1):
            middle = round(i * slope)
            low = 0 if i == 0 else max(0, middle - self.band)
            high = len(self.other) if i == len(self.one) else min(len(self.other), middle + self.band)
            for j in range(low, high + 1):
                for (m, n), prior in BEADS.items():
                    before = costs.get((i - m, j - n), inf)
                    cost = before + prior
                    best = costs.get((i, j), inf)
                    if cost - SHARED * MOST_MARKS - SAME_SPEAKER >= best or before == inf:
                        continue
                    cost += self.cost(range(i - m, i), range(j - n, j))
                    if cost < best:
                        costs[i, j], came[i, j] = cost, (i - m, j - n)
        return self.back(came)

    def back(self, came: dict[tuple[int, int], tuple[int, int]]) -> list[Pair]:
        """Return the pairs of the way that ends at the ends of both texts."""
        at, pairs = (len(self.one), len(self.other)), []
        while at != (0, 0):
            before = came[at]
            pairs.append((range(before[0], at[0]), range(before[1], at[1])))
            at = before
        return pairs[::-1]

    def cost(self, here: range, there: range) -> float:
        """Return how unlikely it is that two runs of passages say the same."""
        if not here or not there:
            return 0.0
        some, others = [self.one[at] for at in here], [self.other[at] for at in there]
        return self.by_length(some, others) + by_marks(some, others) + by_speakers(some, others)

    def by_length(self, some: list[Unit], others: list[Unit]) -> float:
        """Return the cost of two lengths: -log of the chance of so great a difference."""
        mine = sum(unit.length for unit in some) * self.ratio
        theirs = sum(unit.length for unit in others)
        mean = (mine + theirs) / 2
        if not mean:
            return 0.0
        apart = abs(theirs - mine) / sqrt(VARIANCE * mean)
        return -log(max(erfc(apart / sqrt(2)), 1e-9))


def by_marks(some: list[Unit], others: list[Unit]) -> float:
    """Return what figures and names say: against where they are in one only, for it where they are in both."""
    mine = frozenset[str]().union(*(unit.marks for unit in some))
    theirs = frozenset[str]().union(*(unit.marks for unit in others))
    both, either = len(mine & theirs), len(mine ^ theirs)
    return MISSING * min(either, MOST_MARKS) - SHARED * min(both, MOST_MARKS)


def by_speakers(some: list[Unit], others: list[Unit]) -> float:
    """Return what turns and speakers say."""
    cost = 0.0
    if some[0].begins != others[0].begins:
        cost += TURN_WITHIN
    # A turn that begins within a run, and not at its start, makes two speakers one.
    cost += TURN_WITHIN * sum(unit.begins for unit in (*some[1:], *others[1:]))
    if some[0].speaker and others[0].speaker:
        cost += -SAME_SPEAKER if some[0].speaker == others[0].speaker else OTHER_SPEAKER
    return cost
