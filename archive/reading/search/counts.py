"""Facets: how many of the entries found have each code or key; exact, however many values there are."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from tantivy import Query

from archive.reading.search import ask
from archive.reading.search.conditions import build
from archive.reading.search.filters import PER_PAGE, Filters
from archive.reading.search.schema import CHOICES, FACETS, STEPS
from archive.reading.search.store import View

SHOWN_FACETS = ("kind", "form", "language", "standing", "place", "topic", "person_any", "organization_any")
FACET_SIZE = 30
_ALL_BUCKETS = 10_000_000  # of each segment: only so are the counts exact
_MOST_COUNTED = 200


@dataclass(frozen=True)
class Count:
    """How many of the entries found have this code or key."""

    value: str
    times: int


def facets_of(
    filters: Filters, seen: View, node: ask.Node | None, query: Query, names: Collection[str]
) -> dict[str, tuple[Count, ...]]:
    """Return the counts of each facet; one that is on is counted as if it were off, so that others can be added."""
    same = replace(filters, page=1, per_page=PER_PAGE, sort=""), tuple(names)
    found = seen.counted.get(same)
    if found is None:
        make_room(seen)
        found = seen.counted[same] = _counts(filters, seen, node, query, names)
    return dict(found)


def make_room(seen: View) -> None:
    """Forget what was counted when it has become too much to keep."""
    if len(seen.counted) >= _MOST_COUNTED:
        seen.counted.clear()


def _counts(
    filters: Filters, seen: View, node: ask.Node | None, query: Query, names: Collection[str]
) -> dict[str, tuple[Count, ...]]:
    on = [name for name in names if name in CHOICES and getattr(filters, name)]
    counted = _count(seen, query, [name for name in names if name not in on])
    for name in on:
        counted |= _count(seen, build(filters.without(name), seen, node), [name])
    return {name: counted[name] for name in names if name in counted}


def every(seen: View, query: Query, name: str) -> tuple[Count, ...]:
    """Return all values that the entries found have in a field, however many, with their counts."""
    asked = {name: {"terms": {"field": name, "size": _ALL_BUCKETS, "segment_size": _ALL_BUCKETS}}}
    found = seen.searcher.aggregate(query, asked)
    return tuple(Count(each["key"], each["doc_count"]) for each in found[name]["buckets"])


def _count(seen: View, query: Query, names: list[str]) -> dict[str, tuple[Count, ...]]:
    known = [name for name in names if name in FACETS]
    if not known:
        return {}
    size = {name: _ALL_BUCKETS if name in STEPS else FACET_SIZE for name in known}
    asked = {name: {"terms": {"field": name, "size": size[name], "segment_size": _ALL_BUCKETS}} for name in known}
    found = seen.searcher.aggregate(query, asked)
    return {name: tuple(Count(each["key"], each["doc_count"]) for each in found[name]["buckets"]) for name in known}
