"""Facets: how many of the entries found have each code or key; exact, however many values there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

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
_ALL = 10_000_000  # told by each segment: so the counts are exact
# Of how many documents the values of some fields are not all told, but so many by each segment; how many of them must
# be certain: as many as a page shows.
MANY, TOLD, CERTAIN = 20_000, 200, 10
_COUNTLESS = ("person_",)
_MOST_COUNTED = 200


@dataclass(frozen=True)
class Count:
    """How many of the entries found have this code or key."""

    value: str
    times: int


Facets = dict[str, tuple[Count, ...]]


def facets_asked(filters: Filters) -> tuple[str, ...]:
    """Return the facets that are counted for a question: the first ones, those of filters that are on, or all."""
    more = MORE_FACETS[filters.shape]
    on = {*(f"person_{part.way}" for part in filters.person), *(name for name in CHOICES if getattr(filters, name))}
    return (*FIRST_FACETS[filters.shape], *(name for name in more if filters.facets == "all" or name in on))


def facets_of(
    filters: Filters, seen: View, node: ask.Node | None, query: tuple[Query, int], names: Collection[str]
) -> Facets:
    """Return the counts of each facet; one that is on is counted as if it were off, so that others can be added.

    `query` is that of the filters, with how many it finds.
    """
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
    filters: Filters, seen: View, node: ask.Node | None, query: tuple[Query, int], names: Collection[str]
) -> Facets:
    on = [name for name in names if name in CHOICES and getattr(filters, name)]
    searcher, names = seen.of(filters.shape), [name for name in names if name in COUNTED[filters.shape]]
    asked, found = query
    # Passages are so many more than people that to tell all of these costs less than to count twice.
    many = found if filters.shape == "entry" else 0
    counted = most_frequent(searcher, asked, [name for name in names if name not in on], many)
    for name in on:  # none of them is of people
        counted |= most_frequent(searcher, build(filters.without(name), seen, node), [name], 0)
    return {name: counted[name] for name in names if name in counted}


def every(searcher: Searcher, query: Query, name: str) -> list[str]:
    """Return all values that the documents found have in a field, however many."""
    return [one.value for one in _counted(searcher.aggregate(query, {name: _terms(name, _ALL, _ALL)})[name])]


def most_frequent(searcher: Searcher, query: Query, names: Collection[str], found: int) -> Facets:
    """Return the most frequent values of fields in `found` documents, with exact counts, and all values along time.

    To tell a hundred thousand people takes far longer than to count them. Where very many documents are found, each
    segment tells its most frequent people only, and those are counted again over all segments.
    """
    if not names:
        return {}
    brief = [name for name in names if found > MANY and name.startswith(_COUNTLESS)]
    sizes = {name: (_ALL if name in STEPS else FACET_SIZE, TOLD if name in brief else _ALL) for name in names}
    told = searcher.aggregate(query, {name: _terms(name, *size) for name, size in sizes.items()})
    counted = {name: _counted(told[name]) for name in names}
    bounds = {name: told[name]["doc_count_error_upper_bound"] for name in brief if searcher.num_segments > 1}
    return counted | _certain(searcher, query, counted, {name: bound for name, bound in bounds.items() if bound})


def _certain(searcher: Searcher, query: Query, likely: Facets, bounds: Mapping[str, int]) -> Facets:
    """Return exact counts of what is likely to be most frequent; `bounds` are the most that any not told may be."""
    if not bounds:
        return {}
    among = {name: [one.value for one in likely[name]] for name in bounds}
    asked = {name: _terms(name, FACET_SIZE, _ALL, include=values) for name, values in among.items()}
    again = searcher.aggregate(query, asked)
    certain = {name: tuple(one for one in _counted(again[name]) if one.times > bounds[name]) for name in bounds}
    for name in (name for name in bounds if len(certain[name]) < CERTAIN):
        certain[name] = _counted(searcher.aggregate(query, {name: _terms(name, FACET_SIZE, _ALL)})[name])
    return certain


def _terms(name: str, size: int, each: int, **more: Any) -> dict[str, Any]:
    """Return what asks for the `size` most frequent values of a field, of which each segment tells so many."""
    return {"terms": {"field": name, "size": size, "segment_size": each, **more}}


def _counted(told: dict[str, Any]) -> tuple[Count, ...]:
    return tuple(Count(each["key"], each["doc_count"]) for each in told["buckets"])
