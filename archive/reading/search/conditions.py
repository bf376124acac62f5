"""The query for the entries that filters ask for: every condition must hold."""

from tantivy import FieldType, Occur, Query

from archive.reading.search import ask
from archive.reading.search.days import OPEN_END, OPEN_START
from archive.reading.search.filters import Filters
from archive.reading.search.meaning import entries_query, everything
from archive.reading.search.schema import CHOICES, PARTIES
from archive.reading.search.store import SCHEMA, View
from archive.text.names import fold


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
