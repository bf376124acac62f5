"""Answers: how many entries a question finds, those of its page, their best passages, exact counts of facets."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tantivy import FieldType, Occur, Order, Query

from archive.reading.search import ask
from archive.reading.search.days import OPEN_END, OPEN_START
from archive.reading.search.filters import PER_PAGE, Filters
from archive.reading.search.meaning import entries_query, everything, passages_query
from archive.reading.search.schema import CHOICES, FACETS, PARTIES
from archive.reading.search.store import SCHEMA, View, trouble, view
from archive.text.names import fold

SHOWN_FACETS = ("kind", "form", "language", "standing", "place", "topic", "year", "person_any", "organization_any")
FACET_SIZE = 30
PASSAGES = 3
_ALL_BUCKETS = 10_000_000  # of each segment: only so are the counts exact
_MOST_COUNTED = 200
_ORDERS = {
    "newest": ("newest", Order.Desc),
    "oldest": ("oldest", Order.Asc),
    "published": ("number", Order.Desc),
    "title": ("title_order", Order.Asc),
}


@dataclass(frozen=True)
class Passage:
    """A passage that holds words asked for: `text` is the id of its text in the edition."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Hit:
    """An entry found: its key, the edition that was indexed, and its best passages (none without words)."""

    key: str
    number: int
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Count:
    """How many of the entries found have this code or key."""

    value: str
    times: int


@dataclass(frozen=True)
class Answer:
    """What a question finds. `number` is the edition up to which the index has followed the register.

    Facets of a filter that is on count what would be found without it. `years` are those of entries dated within one
    year; `undated` and `spanning` ones are counted apart. `direct` is the key of the one entry whose key, number or
    identifier is exactly what was typed.
    """

    total: int
    hits: tuple[Hit, ...]
    number: int
    facets: dict[str, tuple[Count, ...]] = field(default_factory=dict)
    years: tuple[Count, ...] = ()
    undated: int = 0
    spanning: int = 0
    direct: str | None = None
    languages: tuple[str, ...] = ()

    @property
    def keys(self) -> list[str]:
        return [hit.key for hit in self.hits]


def answer(folder: Path, filters: Filters, facets: Collection[str] = SHOWN_FACETS, passages: int = PASSAGES) -> Answer:
    """Return what `filters` find in the index kept in `folder`; raises IndexUnavailable."""
    seen = view(folder)
    with trouble():
        node = ask.read(filters.words)
        query = build(filters, seen, node)
        total, hits = _page(filters, seen, query)
        best = passages_query(node, seen, filters.widened) if node else None
        if best is not None and passages:
            hits = [replace(hit, passages=_best(seen, hit.key, best, passages)) for hit in hits]
        counts = _facets(filters, seen, node, query, facets)
        years = {count.value: count.times for count in counts.pop("year", ())}
        return Answer(
            total=total,
            hits=tuple(hits),
            number=seen.number,
            undated=years.pop("undated", 0),
            spanning=years.pop("spans", 0),
            years=tuple(Count(year, years[year]) for year in sorted(years, key=int)),
            facets=counts,
            direct=find_direct(seen, filters.words),
            languages=seen.languages,
        )


def build(filters: Filters, seen: View, node: ask.Node | None) -> Query:
    """Return the query for the entries that `filters` ask for."""
    parts = [everything()]
    if node:
        parts.append(_words(filters, seen, node))
    parts += [
        Query.term_set_query(SCHEMA, name, list(values)) for name in CHOICES if (values := getattr(filters, name))
    ]
    parts += [
        Query.term_query(SCHEMA, f"{party}_{part.way}", part.key)
        for party in PARTIES
        for part in getattr(filters, party)
    ]
    parts += [Query.term_query(SCHEMA, "cites", key) for key in filters.cites]
    parts += _days(filters)
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def _words(filters: Filters, seen: View, node: ask.Node) -> Query:
    """Return the query for words; what was typed as a whole may also be an entry's key, number or identifier."""
    whole = Query.term_query(SCHEMA, "ids", fold(filters.words))
    return Query.boolean_query(
        [
            (Occur.Should, entries_query(node, seen, filters.widened)),
            (Occur.Should, Query.boost_query(whole, 20.0)),
        ]
    )


def _days(filters: Filters) -> list[Query]:
    """Return the conditions that an entry's days touch those asked for; undated entries touch none."""
    found = []
    if filters.until:
        found.append(_range("earliest", OPEN_START, filters.until.toordinal()))
    if filters.since:
        found.append(_range("latest", filters.since.toordinal(), OPEN_END))
    return found


def _range(name: str, first: int, last: int) -> Query:
    return Query.const_score_query(Query.range_query(SCHEMA, name, FieldType.Integer, first, last), 0.0)


def _page(filters: Filters, seen: View, query: Query) -> tuple[int, list[Hit]]:
    offset = (filters.page - 1) * filters.per_page
    order: dict[str, Any] = {}
    if filters.order in _ORDERS:
        order["order_by_field"], order["order"] = _ORDERS[filters.order]
    found = seen.searcher.search(query, filters.per_page, count=True, offset=offset, **order)
    documents = [seen.searcher.doc(address) for _score, address in found.hits]
    return found.count or 0, [Hit(each.get_first("key"), each.get_first("number")) for each in documents]


def _best(seen: View, key: str, best: Query, limit: int) -> tuple[Passage, ...]:
    of_entry = Query.const_score_query(Query.term_query(SCHEMA, "of", key), 0.0)
    found = seen.searcher.search(Query.boolean_query([(Occur.Must, of_entry), (Occur.Must, best)]), limit, count=False)
    documents = [seen.searcher.doc(address) for _score, address in found.hits]
    return tuple(Passage(each.get_first("text"), each.get_first("anchor")) for each in documents)


def _facets(
    filters: Filters, seen: View, node: ask.Node | None, query: Query, names: Collection[str]
) -> dict[str, tuple[Count, ...]]:
    """Return the counts of each facet; one that is on is counted as if it were off, so that others can be added."""
    same = replace(filters, page=1, per_page=PER_PAGE, sort=""), tuple(names)
    found = seen.counted.get(same)
    if found is None:
        if len(seen.counted) >= _MOST_COUNTED:
            seen.counted.clear()
        found = seen.counted[same] = _counts(filters, seen, node, query, names)
    return dict(found)


def _counts(
    filters: Filters, seen: View, node: ask.Node | None, query: Query, names: Collection[str]
) -> dict[str, tuple[Count, ...]]:
    on = [name for name in names if name in CHOICES and getattr(filters, name)]
    counted = _count(seen, query, [name for name in names if name not in on])
    for name in on:
        counted |= _count(seen, build(filters.without(name), seen, node), [name])
    return {name: counted[name] for name in names if name in counted}


def _count(seen: View, query: Query, names: list[str]) -> dict[str, tuple[Count, ...]]:
    known = [name for name in names if name in FACETS]
    if not known:
        return {}
    size = {name: _ALL_BUCKETS if name == "year" else FACET_SIZE for name in known}
    asked = {name: {"terms": {"field": name, "size": size[name], "segment_size": _ALL_BUCKETS}} for name in known}
    found = seen.searcher.aggregate(query, asked)
    return {name: tuple(Count(each["key"], each["doc_count"]) for each in found[name]["buckets"]) for name in known}


def find_direct(seen: View, words: str) -> str | None:
    """Return the key of the one entry whose key, number or identifier is exactly `words`."""
    whole = fold(words)
    if not whole:
        return None
    found = seen.searcher.search(Query.term_query(SCHEMA, "ids", whole), 2, count=False).hits
    return seen.searcher.doc(found[0][1]).get_first("key") if len(found) == 1 else None
