"""The query for the entries that filters ask for: every condition must hold."""

from tantivy import FieldType, Occur, Query

from archive.reading.search import ask
from archive.reading.search.days import OPEN_END, OPEN_START
from archive.reading.search.filters import Filters
from archive.reading.search.meaning import days, entries_query, everything, quotes_query
from archive.reading.search.schema import CHOICES, PARTIES
from archive.reading.search.store import SCHEMA, View
from archive.text.names import fold

_LAST = 1 << 60  # more than any number of a register


def build(filters: Filters, seen: View, node: ask.Node | None) -> Query:
    """Return the query for the entries, or the passages, that `filters` ask for."""
    parts = []
    if node and filters.shape == "passage":
        parts.append(quotes_query(node, seen, filters.widened))
    elif node:
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
    if filters.after is not None:
        parts.append(Query.range_query(SCHEMA, "first", FieldType.Integer, filters.after + 1, _LAST))
    # Words that are said are found nowhere else; what only narrows must not find headings, nor the mark of the index.
    if not ask.needs_words(node):
        parts.append(everything(filters.shape))
    return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, part) for part in parts])


def _words(filters: Filters, seen: View, node: ask.Node) -> Query:
    """Return the query for words; what was typed as a whole may also be an entry's key, number or identifier."""
    query, whole = entries_query(node, seen, filters.widened), fold(filters.words)
    if not whole or not seen.searcher.doc_freq("ids", whole):
        return query
    named = Query.boost_query(Query.term_query(SCHEMA, "ids", whole), 20.0)
    return Query.boolean_query([(Occur.Should, query), (Occur.Should, named)])


def _days(filters: Filters) -> list[Query]:
    """Return the condition that an entry's days touch those asked for."""
    if not (filters.since or filters.until):
        return []
    first = filters.since.toordinal() if filters.since else OPEN_START
    last = filters.until.toordinal() if filters.until else OPEN_END
    return [days(ask.Days(first, last))]
