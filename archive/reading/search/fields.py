"""Fields in the box given their meaning: names become the keys of who or what is called so, words for days become days.

What a field does not know is told and asks for nothing; the rest of the question is answered.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tantivy import Occur, Query

from archive.reading.codes import code_of
from archive.reading.search import ask
from archive.reading.search.ask import All, Days, Either, Field, Node, Not, Terms, Trouble, Words
from archive.reading.search.days import OPEN_END, OPEN_START, bounds
from archive.reading.search.schema import OFFICE_NAMED, PARTED, PARTIES
from archive.reading.search.store import SCHEMA, View
from archive.text.names import fold
from archive.text.when import WhenError
from archive.text.when import read as read_date

# Which entries a name may mean in a field, and where the index keeps that an entry has to do with them.
_NAMED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "speaker": (PARTIES, tuple(f"{party}_spoke" for party in PARTIES)),
    "mentions": ((), ("cites",)),
    "place": (("place",), ("place",)),
    "topic": (("topic",), ("topic",)),
}
_CODED = ("kind", "language", "standing", "country")
_MOST_MEANT = 100
_WRITTEN_DAY = re.compile(
    r"\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\s?年\s?\d{1,2}\s?月(\s?\d{1,2}\s?[日号號])?"
)


@dataclass(frozen=True)
class Meant:
    """What a reader meant, in terms of the index, and what of it cannot be meant."""

    node: Node | None
    troubles: tuple[Trouble, ...] = ()


@dataclass
class _Resolver:
    """Gives the parts of a question their meaning in one state of the index."""

    seen: View
    troubles: list[Trouble] = field(default_factory=list)

    def meaning(self, node: Node) -> Node | None:
        """Return a part in terms of the index; None where it asks for nothing."""
        if isinstance(node, Field):
            return self.of_field(node)
        if isinstance(node, Words):
            dated = written_day(node)
            return Either((node, *dated)) if dated else node
        if isinstance(node, Not):
            part = self.meaning(node.part)
            return Not(part) if part else None
        if isinstance(node, All | Either):
            return ask.joined(type(node), [self.meaning(part) for part in node.parts])
        return node

    def of_field(self, asked: Field) -> Node | None:
        """Return what a field asks for."""
        if asked.name == "number":
            return self.numbered(fold(asked.value))
        found = days(asked.value) if asked.name == "date" else self.terms(asked)
        if found is None:
            code = "date" if asked.name == "date" else f"unknown-{asked.name}"
            self.troubles.append(Trouble(code, asked.start, asked.end, asked.value))
        return found

    def numbered(self, number: str) -> Terms:
        """Return the entries with this key, number or identifier; passages know the key of their entry alone."""
        query = Query.term_query(SCHEMA, "ids", number)
        found = self.seen.searcher.search(query, _MOST_MEANT, count=False).hits
        keys = (self.seen.searcher.doc(address).get_first("key") for _score, address in found)
        return Terms(("key", "of"), tuple(keys))

    def terms(self, asked: Field) -> Terms | None:
        if asked.name in _CODED:
            held = self.seen.searcher.doc_freq(asked.name, asked.value) > 0
            code = code_of(asked.name, asked.value) or (asked.value if held else None)
            return Terms((asked.name,), (code,)) if code else None
        if asked.name == "office":
            offices = offices_called(self.seen, asked.value)
            return Terms(("office",), offices) if offices else None
        kinds, fields = _NAMED[asked.name]
        keys = entries_called(self.seen, asked.value, kinds)
        return Terms(fields, keys) if keys else None


def meant(typed: str, seen: View) -> Meant:
    """Return what words typed into the box mean in the index as it stands."""
    node, troubles = ask.understand(typed)
    resolver = _Resolver(seen)
    known = resolver.meaning(node) if node else None
    return Meant(known, tuple(sorted((*troubles, *resolver.troubles), key=lambda one: one.start)))


def entries_called(seen: View, name: str, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the keys of the entries with this key, else of those called so, else of those whose names begin so."""
    whole = fold(name.rstrip("*＊"))
    if not whole:
        return ()
    for clause in _callings(seen, name, whole):
        parts = [(Occur.Must, clause)]
        parts += [(Occur.Must, Query.term_set_query(SCHEMA, "kind", list(kinds)))] if kinds else []
        found = seen.searcher.search(Query.boolean_query(parts), _MOST_MEANT, count=False).hits
        if found:
            return tuple(seen.searcher.doc(address).get_first("key") for _score, address in found)
    return ()


def _callings(seen: View, name: str, whole: str) -> list[Query]:
    begun = [term for term, _times in seen.searcher.terms_with_prefix("called", whole, limit=_MOST_MEANT)]
    exact = [] if name.endswith(("*", "＊")) else [("key", name), ("called", whole)]
    queries = [Query.term_query(SCHEMA, where, term) for where, term in exact]
    return [*queries, Query.term_set_query(SCHEMA, "called", begun)]


def offices_called(seen: View, title: str) -> tuple[str, ...]:
    """Return the keys of the offices with this key, or with titles that hold these words from some word on."""
    whole = fold(title.rstrip("*＊"))
    if seen.searcher.doc_freq("office", title):
        return (title,)
    found = seen.searcher.terms_with_prefix("office_called", whole, limit=_MOST_MEANT) if whole else []
    pairs = [term.split(PARTED) for term, _times in found]
    exact = [key for called, key in pairs if called == whole]
    return tuple(dict.fromkeys(exact or (key for _called, key in pairs)))


def office_names(seen: View, keys: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return what offices are called, by key: (title, language), the most usual first."""
    found = {}
    for key in keys:
        terms = seen.searcher.terms_with_prefix(OFFICE_NAMED, key + PARTED)
        parted = (term.split(PARTED, 2) for term, _times in terms)
        found[key] = [(title, language) for _key, language, title in parted]
    return found


def days(words: str) -> Days | None:
    """Return the days that words say: a date, or `first..last` with either end open; None if they say none."""
    first, dots, last = words.partition("..")
    if not dots:
        span = _span(first)
        return Days(*span) if span else None
    begin = _span(first) if first.strip() else (OPEN_START, OPEN_START)
    end = _span(last) if last.strip() else (OPEN_END, OPEN_END)
    if not begin or not end or begin[0] > end[1] or not (first + last).strip():
        return None
    return Days(begin[0], end[1])


def _span(words: str) -> tuple[int, int] | None:
    try:
        found = read_date(words.strip(" /"))
    except WhenError:
        return None
    return bounds({end: day.isoformat() if (day := getattr(found, end)) else None for end in ("earliest", "latest")})


def written_day(words: Words) -> list[Node]:
    """Return what a word that is a day or month (2022-02-14, 2022年2月) asks for: its entries, those that say it."""
    if not _WRITTEN_DAY.fullmatch(words.text) or words.open:
        return []
    try:
        edtf = read_date(words.text).edtf
    except WhenError:
        return []
    span = _span(words.text)
    return [Days(*span, within=True), Terms(("said",), (edtf,))] if span else []
