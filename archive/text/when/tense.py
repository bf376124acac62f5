"""Whether a sentence looks back or ahead: by the words nearest to a date that names no year."""

import re
from functools import cache

_REACH = 90  # characters on either side
_ENDS = re.compile(r"[.!?;。！？；\n]\s")


def lean(text: str, start: int, end: int, ahead: str, back: str) -> int:
    """Return -1 where the words around text[start:end] look back, +1 where they look ahead, 0 where neither shows.

    `ahead` and `back` are patterns of words; of several the nearest counts.
    """
    before = _ENDS.split(text[max(0, start - _REACH) : start])[-1]
    after = _ENDS.split(text[end : end + _REACH])[0]
    distances = [_distance(pattern, before, after) for pattern in (back, ahead)]
    if min(distances) > _REACH:
        return 0
    return -1 if distances[0] < distances[1] else 1


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
