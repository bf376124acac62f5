"""What else the archive holds about an entry: who cites it and where, what a person or organization had a part in."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.http import urlencode

from archive.reading.freshness import fresh_index
from archive.reading.kinds import KINDS, list_address
from archive.reading.models import Edition
from archive.reading.records import Record, records_of
from archive.reading.saying import ROLES
from archive.reading.search.answers import answer
from archive.reading.search.citations import Citation, cited_by
from archive.reading.search.filters import Filters, Part
from archive.reading.search.schema import PARTIES, WAYS
from archive.reading.search.store import IndexUnavailable

RECENT = 8
# Lists that gather what belongs to an entry of these kinds.
GATHERED = {"place": "place", "topic": "topic", "collection": "collection"}


@dataclass(frozen=True)
class Cited:
    """An entry that cites: its line, its relation ("" for mentions only), and (number, address) of passages."""

    record: Record
    relation: str
    passages: list[tuple[str, str]]


@dataclass(frozen=True)
class Had:
    """A part that somebody had in entries of one kind: which, how many, and the list of them."""

    way: str
    count: str
    leads: str


@dataclass(frozen=True)
class Surroundings:
    """What is around an entry; `known` is whether the index could tell."""

    cited: list[Cited]
    cited_total: int
    parts: list[Had]
    recent: list[Record]
    recent_leads: str
    known: bool = True

    @property
    def refers(self) -> set[str]:
        """Return the keys of the entries that the lines name."""
        rows = [*self.recent, *(one.record for one in self.cited)]
        return set().union(*(row.refers for row in rows))


NOTHING = Surroundings([], 0, [], [], "", known=False)


def around(edition: Edition) -> Surroundings:
    """Return what is around an entry; one query to the register, for the index only says where to look.

    `edition` comes with the register's head (`with_head`).
    """
    key, kind = edition.key, edition.kind
    try:
        folder = fresh_index((edition.head_number, edition.head_digest))
        citing = cited_by(folder, key)
        filters = belonging(key, kind)
        recent = answer(folder, filters, facets=(), passages=0).keys if filters else []
        had = parts(folder, key, kind)
    except IndexUnavailable:
        return NOTHING
    lines = records_of([*(one.key for one in citing.citations), *recent])
    cited = [entry for one in citing.citations if one.key in lines for entry in grouped(one, lines[one.key])]
    leads = f"{list_address('statement')}?{urlencode(filters.without('kind').pairs())}" if filters else ""
    return Surroundings(
        sorted(cited, key=lambda one: one.relation),
        citing.total,
        had,
        [lines[one] for one in recent if one in lines],
        leads,
    )


def grouped(one: Citation, record: Record) -> list[Cited]:
    """Return a citing entry once for each way in which it is related, else once for its mentions."""
    passages = [(number(found.anchor), record.passage(found.text, found.anchor)) for found in one.passages]
    return [Cited(record, relation, passages) for relation in one.relations or ("",)]


def number(anchor: str) -> str:
    """Return the number of the paragraph at an anchor; the sign for a line where it has none."""
    return anchor[1:] if anchor[1:].isdigit() and anchor[0] == "p" else "¶"


def belonging(key: str, kind: str) -> Filters | None:
    """Return the question for the statements that belong to an entry, the newest first; None where none can."""
    shown = Filters(kind=("statement",), per_page=RECENT, sort="newest")
    if kind in PARTIES:
        return shown.also(kind, Part(key))
    return shown.also(GATHERED[kind], key) if kind in GATHERED else None


def parts(folder: Path, key: str, kind: str) -> list[Had]:
    """Return what a person or organization had a part in, by part and kind of entry."""
    if kind not in PARTIES:
        return []
    found = []
    for way in WAYS:
        asked = Filters(per_page=1).also(kind, Part(key, way))
        counts = answer(folder, asked, facets=("kind",), passages=0).facets["kind"]
        times = {count.value: count.times for count in counts}
        found += [
            Had(str(ROLES[way]), one.counted(times[one.code]), f"{list_address(one.code)}?{kind}={key}:{way}")
            for one in KINDS
            if times.get(one.code)
        ]
    return found
