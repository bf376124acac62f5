"""Whether a sentence looks back or ahead: by the words nearest to a date that names no year."""

import re
from functools import cache

_REACH = 90  # characters on either side
_CLAUSE = 25  # characters in which a verb right before a date is its own
FIRM = 2
_ENDS = re.compile(r"[.!?;\n]\s|[。！？；]")


def lean(text: str, start: int, end: int, ahead: str, back: str) -> int:
    """Return -1 where the words around text[start:end] look back, +1 where they look ahead, 0 where neither shows.

    `ahead` and `back` are patterns of words; of several the nearest counts. It is -2 where what looks back stands right
    before the date, in its own clause: "it was held on 9 November".
    """
    before = _ENDS.split(text[max(0, start - _REACH) : start])[-1]
    after = _ENDS.split(text[end : end + _REACH])[0]
    distances = [_distance(pattern, before, after) for pattern in (back, ahead)]
    if min(distances) > _REACH:
        return 0
    if distances[0] >= distances[1]:
        return 1
    clause = re.split(r"[,;:–—،，]", before)[-1][-_CLAUSE:]
    return -FIRM if back and _compiled(back).search(clause) else -1


def _distance(pattern: str, before: str, after: str) -> int:
    """Return how many characters lie between the edge of a date and the nearest words of a pattern."""
    if not pattern:
        return _REACH + 1
    found = _compiled(pattern)
    nearest = [len(before) - match.end() for match in found.finditer(before)]
    nearest += [match.start() for match in found.finditer(after)]
    return min(nearest, default=_REACH + 1)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
