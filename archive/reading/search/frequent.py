"""The most frequent values that documents found have in a field, counted exactly, as fast as the index can.

To tell all values of a field that has a hundred thousand (people) takes far longer than to count them. So each segment
tells its most frequent ones only; those are counted again over all segments, and kept as far as no other value can be
more frequent. Where that leaves too few, all values are told.
"""

from collections.abc import Collection
from typing import Any

from tantivy import Query, Searcher

FACET_SIZE = 30
# As many as are shown must be certain.
_CERTAIN = 10
_TOLD, _ALL = 100, 10_000_000  # by each segment

Counted = dict[str, int]


def every(searcher: Searcher, query: Query, name: str) -> Counted:
    """Return how many of the documents found have each value of a field, however many values there are."""
    return _counted(searcher.aggregate(query, {name: _asked(name, _ALL, _ALL)})[name])


def most_frequent(searcher: Searcher, query: Query, names: Collection[str]) -> dict[str, Counted]:
    """Return the most frequent values of each field, at least ten where there are as many, with exact counts."""
    if not names:
        return {}
    told = searcher.aggregate(query, {name: _asked(name, _TOLD, _TOLD) for name in names})
    found = {name: _counted(told[name]) for name in names}
    if searcher.num_segments > 1:
        for name in names:
            if bound := told[name]["doc_count_error_upper_bound"]:
                found[name] = _certain(searcher, query, name, found[name], bound)
    return {name: dict(list(counted.items())[:FACET_SIZE]) for name, counted in found.items()}


def _certain(searcher: Searcher, query: Query, name: str, likely: Counted, bound: int) -> Counted:
    """Return exact counts of what is likely to be most frequent, as far as nothing that was not told can be more."""
    again = searcher.aggregate(query, {name: _asked(name, _ALL, _ALL, include=list(likely))})
    certain = {value: times for value, times in _counted(again[name]).items() if times >= bound}
    return certain if len(certain) >= _CERTAIN else every(searcher, query, name)


def _asked(name: str, size: int, each: int, **more: Any) -> dict[str, Any]:
    return {"terms": {"field": name, "size": size, "segment_size": each, **more}}


def _counted(told: dict[str, Any]) -> Counted:
    # Of those that are equally frequent, always in one order.
    pairs = sorted(((each["key"], each["doc_count"]) for each in told["buckets"]), key=lambda pair: (-pair[1], pair[0]))
    return dict(pairs)
