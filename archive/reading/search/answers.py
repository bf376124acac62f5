"""Answers: how many entries a question finds, those of its page, their best passages, exact counts of facets."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tantivy import DocAddress, Document, Occur, Order, Query

from archive.reading.search import ask
from archive.reading.search.conditions import build
from archive.reading.search.counts import Count, facets_asked, facets_of, make_room
from archive.reading.search.fields import Meant, meant, office_names
from archive.reading.search.filters import PER_PAGE, Filters
from archive.reading.search.meaning import others_query, passages_query
from archive.reading.search.store import SCHEMA, View, trouble, view
from archive.text.names import fold

PASSAGES = 3
_LOOKED_AT = 1000  # passages of the entries of a page
_MOST_CALLED, _NAMED = 6, 10
_ORDERS = {
    "newest": ("newest", Order.Desc),
    "oldest": ("oldest", Order.Asc),
    "published": ("number", Order.Desc),
    "title": ("title_order", Order.Asc),
}


@dataclass(frozen=True)
class Passage:
    """A passage that holds words asked for: `text` is the id of its text in the edition, "" where it names a file."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Hit:
    """An entry found: its key, the edition that was indexed, and its best passages (none without words)."""

    key: str
    number: int
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a question finds. `number` is the edition up to which the index has followed the register.

    Facets of a filter that is on count what would be found without it. `bars` are the years (months, days) of
    entries dated within one; `undated` and `spanning` ones are counted apart. `direct` is the key of the one entry
    whose key, number or identifier is exactly what was typed. `meant` is how the words were understood; `widened_by`
    of those found do not have the words, but name an entry called so, and `narrowed_by` are left out because they name
    what must not be met; `called` are keys of such entries. `offices` are
    what those that were counted or asked for are called.
    """

    total: int
    hits: tuple[Hit, ...]
    number: int
    facets: dict[str, tuple[Count, ...]] = field(default_factory=dict)
    bars: tuple[Count, ...] = ()
    undated: int = 0
    spanning: int = 0
    direct: str | None = None
    meant: Meant = Meant(None)
    widened_by: int = 0
    narrowed_by: int = 0
    called: tuple[str, ...] = ()
    offices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        return [hit.key for hit in self.hits]


def answer(
    folder: Path,
    filters: Filters,
    facets: Collection[str] | None = None,
    passages: int = PASSAGES,
    step: str = "",
) -> Answer:
    """Return what `filters` find in the index kept in `folder`; raises IndexUnavailable.

    Without `facets` those are counted that a page shows of such a question.
    Entries are counted along time by `step`: "year", "month" or "day"; without one they are not.
    """
    seen = view(folder)
    with trouble():
        meaning = meant(filters.words, seen)
        node = meaning.node
        query = build(filters, seen, node)
        total, hits = hits_of(filters, seen, query)
        best = passages_query(node, seen, filters.widened) if node else None
        if best is not None and passages and filters.shape == "entry":
            hits = with_passages(seen, hits, best, passages)
        wanted = facets_asked(filters) if facets is None else facets
        counts = facets_of(filters, seen, node, (query, total), [*wanted, *filter(None, [step])])
        times = {count.value: count.times for count in counts.pop(step, ())}
        more, fewer = _widened_by(filters, seen, node, query) if node and filters.widened else (0, 0)
        return Answer(
            total=total,
            hits=tuple(hits),
            number=seen.number,
            undated=times.pop("undated", 0),
            spanning=times.pop("spans", 0),
            bars=tuple(Count(value, times[value]) for value in sorted(times, key=_in_time)),
            facets=counts,
            direct=find_direct(seen, filters.words),
            meant=meaning,
            widened_by=more,
            narrowed_by=fewer,
            called=_called(seen, node),
            offices=office_names(seen, (*filters.office, *(one.value for one in counts.get("office", ())[:_NAMED]))),
        )


def _in_time(stretch: str) -> tuple[int, str]:
    year = re.match(r"-?\d+", stretch)
    return int(year[0]) if year else 0, stretch


def hits_of(filters: Filters, seen: View, query: Query) -> tuple[int, list[Hit]]:
    """Return how many a query finds, and those of the page asked for in the order asked for."""
    offset = (filters.page - 1) * filters.per_page
    order: dict[str, Any] = {}
    if filters.order in _ORDERS:
        order["order_by_field"], order["order"] = _ORDERS[filters.order]
    searcher = seen.of(filters.shape)
    found = searcher.search(query, filters.per_page, count=True, offset=offset, **order)
    documents = [searcher.doc(address) for _score, address in found.hits]
    return found.count or 0, [_hit(each) for each in documents]


def _hit(document: Document) -> Hit:
    """Return an entry that was found, or the entry of a passage that was found, with it."""
    number, key = document.get_first("number"), document.get_first("key")
    if key:
        return Hit(key, number)
    return Hit(document.get_first("of"), number, (Passage(document.get_first("text"), document.get_first("anchor")),))


def _widened_by(filters: Filters, seen: View, node: ask.Node, query: Query) -> tuple[int, int]:
    """Return how many are found that the words alone would not find, and how many are not that they would."""
    same = replace(filters, page=1, per_page=PER_PAGE, sort="", widened=False)
    if same not in seen.counted:
        make_room(seen)
        seen.counted[same] = _count_widened(same, seen, node, query)
    more, fewer = seen.counted[same]
    return more, fewer


def _count_widened(narrow: Filters, seen: View, node: ask.Node, query: Query) -> tuple[int, int]:
    searcher, alone = seen.of(narrow.shape), build(narrow, seen, node)

    def count(met: list[Query], other: Query) -> int:
        parts = [*((Occur.Must, each) for each in met), (Occur.MustNot, other)]
        return searcher.search(Query.boolean_query(parts), 1).count or 0

    if ask.leaves_out(node):
        return count([query], alone), count([alone], query)
    others = others_query(node, seen, narrow.shape)
    # Few are named so; they are looked at one by one, and all that has the words is not counted once more.
    return count([others, query], alone) if others is not None else 0, 0


def _called(seen: View, node: ask.Node | None) -> tuple[str, ...]:
    """Return the keys of entries that are called by words that stand together in the question, not too many."""
    names = [whole for words in ask.wanted(node) if (whole := fold(words.text))][:_MOST_CALLED]
    found = seen.searcher.search(Query.term_set_query(SCHEMA, "called", names), _MOST_CALLED, count=False).hits
    return tuple(seen.searcher.doc(address).get_first("key") for _score, address in found)


def with_passages(seen: View, hits: list[Hit], best: Query, limit: int) -> list[Hit]:
    """Return the entries found, each with its best passages."""
    met = _best(seen, [hit.key for hit in hits], best, _LOOKED_AT)
    if met.count > _LOOKED_AT:  # some entries may have taken the place of others
        for hit in hits:
            if len(met.places.get(hit.number, ())) < limit:
                met.places |= _best(seen, [hit.key], best, limit).places
    return [replace(hit, passages=_told(seen, met.places.get(hit.number, [])[:limit])) for hit in hits]


def _told(seen: View, places: list[DocAddress]) -> tuple[Passage, ...]:
    documents = map(seen.passages.doc, places)
    return tuple(Passage(each.get_first("text") or "", each.get_first("anchor")) for each in documents)


@dataclass
class _Met:
    """How many passages hold what is asked for, and where the best of them are, by the number of their edition."""

    count: int
    places: dict[int, list[DocAddress]]


def _best(seen: View, keys: list[str], best: Query, limit: int) -> _Met:
    of_entries = Query.const_score_query(Query.term_set_query(SCHEMA, "of", keys), 0.0)
    found = seen.passages.search(Query.boolean_query([(Occur.Must, of_entries), (Occur.Must, best)]), limit)
    addresses = [address for _score, address in found.hits]
    places: dict[int, list[DocAddress]] = {}
    for number, address in zip(seen.passages.fast_field_values("number", addresses), addresses, strict=True):
        places.setdefault(number, []).append(address)
    return _Met(found.count or 0, places)


def find_direct(seen: View, words: str) -> str | None:
    """Return the key of the one entry whose key, number or identifier is exactly `words`."""
    whole = fold(words)
    if not whole:
        return None
    found = seen.searcher.search(Query.term_query(SCHEMA, "ids", whole), 2, count=False).hits
    return seen.searcher.doc(found[0][1]).get_first("key") if len(found) == 1 else None
