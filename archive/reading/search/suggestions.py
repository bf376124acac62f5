"""What somebody who has begun to type a name may mean: entries by any of their names, in any script."""

from dataclasses import dataclass
from pathlib import Path

from tantivy import Occur, Query

from archive.reading.search.store import SCHEMA, trouble, view
from archive.text.names import fold

_MOST_NAMES, _MOST_ENTRIES = 200, 200


@dataclass(frozen=True)
class Suggestion:
    """An entry that may be meant, and by how many entries it is named."""

    key: str
    named_by: int


def suggest(folder: Path, typed: str, kinds: tuple[str, ...] = (), limit: int = 10) -> list[Suggestion]:
    """Return entries one of whose names, or a later part of it, begins as typed, the most often named first.

    Raises IndexUnavailable. One Chinese character is enough; nothing typed suggests nothing.
    """
    beginning = fold(typed)
    if not beginning:
        return []
    seen = view(folder)
    with trouble():
        names = [name for name, _times in seen.searcher.terms_with_prefix("called", beginning, limit=_MOST_NAMES)]
        clauses = [(Occur.Must, Query.term_set_query(SCHEMA, "called", names))]
        if kinds:
            clauses.append((Occur.Must, Query.term_set_query(SCHEMA, "kind", list(kinds))))
        found = seen.searcher.search(Query.boolean_query(clauses), _MOST_ENTRIES, count=False).hits
        keys = [seen.searcher.doc(address).get_first("key") for _score, address in found]
        named = [Suggestion(key, seen.searcher.doc_freq("linked", key)) for key in keys]
    return sorted(named, key=lambda each: (-each.named_by, each.key))[:limit]
