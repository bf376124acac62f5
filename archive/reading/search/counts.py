"""Facets: how many of the entries found have each code or key; exact, however many values there are."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from tantivy import Query

from archive.reading.search import ask
from archive.reading.search.conditions import build
from archive.reading.search.filters import PER_PAGE, Filters
from archive.reading.search.frequent import every, most_frequent
from archive.reading.search.schema import CHOICES, COUNTED, STEPS
from archive.reading.search.store import View

# Those that a page shows of entries and of passages.
SHOWN_FACETS = {
    "entry": (
        "kind",
        "form",
        "language",
        "standing",
        "country",
        "place",
        "topic",
        "person_any",
        "person_spoke",
        "person_addressed",
        "person_signed",
        "person_took_part",
        "person_mentioned",
        "organization_any",
        "office",
        "collection",
        "source",
    ),
    "passage": (
        "kind",
        "form",
        "language",
        "standing",
        "country",
        "place",
        "topic",
        "person_spoke",
        "organization_spoke",
        "office",
        "source",
    ),
}
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
    searcher, names = seen.of(filters.shape), [name for name in names if name in COUNTED[filters.shape]]
    steps, off = [name for name in names if name in STEPS], [name for name in names if name not in (*STEPS, *on)]
    counted = most_frequent(searcher, query, off) | {name: every(searcher, query, name) for name in steps}
    for name in on:
        counted |= most_frequent(searcher, build(filters.without(name), seen, node), [name])
    return {name: tuple(Count(*pair) for pair in counted[name].items()) for name in names if name in counted}
