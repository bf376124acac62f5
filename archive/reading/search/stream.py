"""A whole list, however long, in the order asked for: hits in parts, all from the index as it stood at one moment."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from archive.reading.search.answers import Hit, hits_of
from archive.reading.search.conditions import build
from archive.reading.search.fields import Meant, meant
from archive.reading.search.filters import Filters
from archive.reading.search.store import View, trouble, view

AT_ONCE = 500


class WholeList:
    """All that a question finds; `total` and `number` (of the register) are known before anything is read."""

    def __init__(self, folder: Path, filters: Filters) -> None:
        """Ask the index; raises IndexUnavailable."""
        self.seen: View = view(folder)
        with trouble():
            self.meant: Meant = meant(filters.words, self.seen)
            self.query = build(filters, self.seen, self.meant.node)
            self.total, _first = hits_of(replace(filters, page=1, per_page=1), self.seen, self.query)
        self.filters, self.number = filters, self.seen.number

    def parts(self, most: int | None = None) -> Iterator[list[Hit]]:
        """Yield hits, some hundreds at once; at most `most` of them."""
        wanted = self.total if most is None else min(most, self.total)
        for page in range(1, -(-wanted // AT_ONCE) + 1):
            asked = replace(self.filters, page=page, per_page=AT_ONCE)
            yield hits_of(asked, self.seen, self.query)[1][: wanted - (page - 1) * AT_ONCE]
