"""Facets: how many of the entries found have each code or key; exact, however many values there are."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from tantivy import Query, Searcher

from archive.reading.search import ask
from archive.reading.search.conditions import build
from archive.reading.search.filters import PER_PAGE, Filters
from archive.reading.search.schema import CHOICES, COUNTED, STEPS
from archive.reading.search.store import View

# Those that a page counts of entries and of passages, and those that it counts, too, where all are asked for: of very
# long lists all together take several times as long.
FIRST_FACETS = {
    "entry": (
        "kind",
        "form",
        "language",
        "standing",
        "country",
        "place",
        "topic",
        "person_spoke",
        "organization_any",
    ),
    "passage": ("kind", "language", "person_spoke", "organization_spoke"),
}
MORE_FACETS = {
    "entry": (
        "person_any",
        "person_took_part",
        "person_addressed",
        "person_signed",
        "person_mentioned",
        "office",
        "collection",
        "source",
    ),
    "passage": ("form", "standing", "country", "place", "topic", "office", "collection", "source"),
}
FACET_SIZE = 30
_ALL_BUCKETS = 10_000_000  # of each segment: only so are the counts exact
_MOST_COUNTED = 200


@dataclass(frozen=True)
class Count:
    """How many of the entries found have this code or key."""

    value: str
    times: int


def facets_asked(filters: Filters) -> tuple[str, ...]:
    """Return the facets that are counted for a question: the first ones, those of filters that are on, or all."""
    more = MORE_FACETS[filters.shape]
    on = {*(f"person_{part.way}" for part in filters.person), *(name for name in CHOICES if getattr(filters, name))}
    return (*FIRST_FACETS[filters.shape], *(name for name in more if filters.facets == "all" or name in on))


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
    searcher, names = seen.of(filters.shape), [name for name in names if name in COUNTED[filters.shape]]
    counted = most_frequent(searcher, query, [name for name in names if name not in on])
    for name in on:
        counted |= most_frequent(searcher, build(filters.without(name), seen, node), [name])
    return {name: counted[name] for name in names if name in counted}


def every(searcher: Searcher, query: Query, name: str) -> list[str]:
    """Return all values that the documents found have in a field, however many."""
    return [count.value for count in _told(searcher, query, {name: _ALL_BUCKETS})[name]]


def most_frequent(searcher: Searcher, query: Query, names: Collection[str]) -> dict[str, tuple[Count, ...]]:
    """Return the most frequent values of fields, and all along time."""
    return _told(searcher, query, {name: _ALL_BUCKETS if name in STEPS else FACET_SIZE for name in names})


def _told(searcher: Searcher, query: Query, sizes: dict[str, int]) -> dict[str, tuple[Count, ...]]:
    if not sizes:
        return {}
    asked = {
        name: {"terms": {"field": name, "size": size, "segment_size": _ALL_BUCKETS}} for name, size in sizes.items()
    }
    found = searcher.aggregate(query, asked)
    return {name: tuple(Count(each["key"], each["doc_count"]) for each in found[name]["buckets"]) for name in sizes}
