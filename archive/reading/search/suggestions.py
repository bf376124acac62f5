"""What somebody who has begun to type a name may mean: entries by any of their names, in any script, misspelt too."""

from dataclasses import dataclass
from pathlib import Path

from tantivy import Occur, Query

from archive.reading.search.counts import every, make_room
from archive.reading.search.schema import SHORT
from archive.reading.search.store import SCHEMA, View, trouble, view
from archive.text.names import fold

_LONGEST, _MOST_KEPT = 80, 50
# From how many characters on so many slips of the pen are forgiven: in shorter words they make another word.
_FORGIVEN = ((8, 2), (4, 1))
# So many are looked at one by one; where more are called so, first those of them that are named most often.
_LOOKED_AT = 300
_TIERS = (2_000, 20_000)


@dataclass(frozen=True)
class Suggestion:
    """An entry that may be meant, by about how many it is named, and whether the name was typed as it is spelt."""

    key: str
    named_by: int
    spelt: bool = True


def suggest(folder: Path, typed: str, kinds: tuple[str, ...] = (), limit: int = 10) -> list[Suggestion]:
    """Return entries one of whose names, or a later part of it, begins as typed, the most often named first.

    When they are few, those whose names begin nearly so follow. Raises IndexUnavailable. One Chinese character is
    enough; nothing typed suggests nothing.
    """
    beginning = fold(typed)[:_LONGEST]
    if not beginning:
        return []
    seen = view(folder)
    with trouble():
        found = _named(seen, beginning, 0, kinds)[:limit]
        slips = next((slips for length, slips in _FORGIVEN if len(beginning) >= length), 0)
        if slips and len(found) < limit:
            met = {each.key for each in found}
            found += [each for each in _named(seen, beginning, slips, kinds) if each.key not in met]
    return found[:limit]


def _named(seen: View, beginning: str, slips: int, kinds: tuple[str, ...]) -> list[Suggestion]:
    """Return entries with a name that begins so but for some slips, the most often named first, not too many."""
    same = beginning, slips, kinds
    if same not in seen.counted:
        keys = _called(seen, _begins(beginning, slips), kinds)
        named = [Suggestion(key, seen.searcher.doc_freq("linked", key), spelt=not slips) for key in keys]
        make_room(seen)
        seen.counted[same] = sorted(named, key=lambda each: (-each.named_by, each.key))[:_MOST_KEPT]
    return list(seen.counted[same])


def _begins(beginning: str, slips: int) -> Query:
    if len(beginning) <= SHORT:
        return Query.term_query(SCHEMA, "begins", beginning)
    return Query.fuzzy_term_query(SCHEMA, "called", beginning, slips, True, True)


def _called(seen: View, begins: Query, kinds: tuple[str, ...]) -> list[str]:
    """Return the keys of entries that are called so: all, or of very many those that are named most often."""
    clauses = [begins, *([Query.term_set_query(SCHEMA, "kind", list(kinds))] if kinds else [])]
    found = seen.searcher.search(_all(clauses), _MOST_KEPT)
    if (found.count or 0) <= _LOOKED_AT:
        return every(seen.searcher, _all(clauses), "key")
    famous: list[str] = []
    for tier in _TIERS:
        if len(famous) < _MOST_KEPT:
            known = Query.term_set_query(SCHEMA, "key", list(seen.fame[:tier]))
            famous = every(seen.searcher, _all([*clauses, known]), "key")
    others = [seen.searcher.doc(address).get_first("key") for _score, address in found.hits]
    return list(dict.fromkeys([*famous, *others]))


def _all(clauses: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, Query.const_score_query(clause, 1.0)) for clause in clauses])
