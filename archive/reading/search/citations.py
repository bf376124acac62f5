"""Who cites an entry: the entries that mention it or are related to it, with the passages where they do."""

from dataclasses import dataclass
from pathlib import Path

from tantivy import Occur, Order, Query

from archive.reading.search.answers import Passage
from archive.reading.search.store import SCHEMA, View, trouble, view

_MOST_PASSAGES = 20


@dataclass(frozen=True)
class Citation:
    """One entry that cites: the types of its relations to the cited one, and its passages that mention it."""

    key: str
    number: int
    relations: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class CitedBy:
    """How many entries cite an entry, and one page of them, the newest first."""

    total: int
    citations: tuple[Citation, ...]


def cited_by(folder: Path, key: str, page: int = 1, per_page: int = 20) -> CitedBy:
    """Return who cites `key`; raises IndexUnavailable."""
    seen = view(folder)
    with trouble():
        query = Query.term_query(SCHEMA, "cites", key)
        found = seen.searcher.search(
            query, per_page, count=True, offset=(page - 1) * per_page, order_by_field="newest", order=Order.Desc
        )
        return CitedBy(found.count or 0, tuple(_citation(seen, key, address) for _day, address in found.hits))


def _citation(seen: View, key: str, address: object) -> Citation:
    document = seen.searcher.doc(address)  # type: ignore[arg-type]
    citing = document.get_first("key")
    related = [relation.rpartition(":") for relation in document.get_all("relates")]
    query = Query.boolean_query(
        [
            (Occur.Must, Query.term_query(SCHEMA, "of", citing)),
            (Occur.Must, Query.term_query(SCHEMA, "cites", key)),
        ]
    )
    passages = [seen.passages.doc(place) for _score, place in seen.passages.search(query, _MOST_PASSAGES).hits]
    return Citation(
        key=citing,
        number=document.get_first("number"),
        relations=tuple(how for how, _, cited in related if cited == key),
        passages=tuple(Passage(each.get_first("text"), each.get_first("anchor")) for each in passages),
    )
