"""A list that is cited: its address keeps the register's number and how many it held, and tells what has come since."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from archive.reading.saying import query
from archive.reading.search.answers import Answer, answer
from archive.reading.search.filters import Filters

_PIN = re.compile(r"(\d{1,12})\.(\d{1,9})", re.ASCII)


@dataclass(frozen=True)
class Pinned:
    """What a cited list held at a number of the register and holds now: new records, those gone, those that changed in.

    `leads` is the query string of the new ones alone, `unpinned` that of the list as it is now.
    """

    number: int
    then: int
    now: int
    new: int
    leads: str
    unpinned: str

    @property
    def gone(self) -> int:
        """Return how many are in it no more, at the least."""
        return max(0, self.then + self.new - self.now)

    @property
    def changed(self) -> int:
        """Return how many older records are in it only since they were changed, at the least."""
        return max(0, self.now - self.new - self.then)


def pin(found: Answer) -> str:
    """Return what pins a list to where the register stands now."""
    return f"{found.number}.{found.total}"


def pinned(asked: str, filters: Filters, found: Answer, folder: Path, kind: str) -> Pinned | None:
    """Return what has come to a list since it was cited; None when it is not pinned. Raises IndexUnavailable."""
    met = _PIN.fullmatch(asked)
    if not met:
        return None
    number, then = int(met[1]), int(met[2])
    since = replace(filters, after=number, page=1)
    new = answer(folder, replace(since, per_page=1), facets=(), passages=0).total
    return Pinned(number, then, found.total, new, query(since, kind), query(replace(filters, page=1), kind))
