"""Names found in a long text piece by piece, so that what the search needs does not grow with the text."""

import re
from collections.abc import Iterator

from archive.text.names import FoundName, NameFinder

PIECE = 100_000  # characters; a search keeps some eighty bytes for each
_EMPTY_LINE = re.compile(r"\n(?=[ \t\r]*\n)")


class PiecewiseFinder(NameFinder):
    """Finds what NameFinder finds: no name goes on over an empty line, so a text may be cut at any."""

    def find(self, text: str) -> list[FoundName]:
        """Return the names found in `text`, in its order, none overlapping another."""
        if len(text) <= PIECE:
            return super().find(text)
        return [
            FoundName(start + one.start, start + one.end, one.words, one.keys, one.kind)
            for start, end in pieces(text)
            for one in super(PiecewiseFinder, self).find(text[start:end])
        ]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text may be cut: spans of at least PIECE characters that end at empty lines, and the rest."""
    start = 0
    while start < len(text):
        cut = _EMPTY_LINE.search(text, start + PIECE)
        end = cut.start() if cut else len(text)
        yield start, end
        start = end
