"""What may be asked of the index: one frozen value, which knows its query, its address and how to say itself.

Values of one filter are alternatives; filters narrow one another. People, organizations and cited entries each narrow.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from archive.reading.search.days import asked
from archive.reading.search.schema import ANY, CHOICES, PARTIES, WAYS

SORTS = ("relevance", "newest", "oldest", "published", "title")
PER_PAGE = 20
MOST_PAGES = 5000
MOST_VALUES = 20
MOST_CHARACTERS = 1000
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,119}")


@dataclass(frozen=True)
class Part:
    """Somebody's part in an entry: spoke, wrote, addressed, signed, took_part, published, subject, mentioned, any."""

    key: str
    way: str = ANY

    def __str__(self) -> str:
        return self.key if self.way == ANY else f"{self.key}:{self.way}"


@dataclass(frozen=True)
class Said:
    """One filter in words: its name, its value as in the address, a part's way; and the question without it."""

    name: str
    value: str
    way: str
    without: "Filters"


@dataclass(frozen=True)
class Filters:
    """A question: words, codes and keys, parts that people and organizations have, days, order and page.

    `shape` is what is asked for: "entry", or "passage" for single passages; it is the list's own, not the address's.
    """

    words: str = ""
    kind: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    person: tuple[Part, ...] = ()
    organization: tuple[Part, ...] = ()
    cites: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    after: int | None = None
    sort: str = ""
    page: int = 1
    per_page: int = PER_PAGE
    widened: bool = True
    facets: str = ""
    shape: str = "entry"

    @classmethod
    def read(cls, address: Mapping[str, Sequence[str]], **fixed: object) -> tuple[Self, list[tuple[str, str]]]:
        """Return the question of a query string (name to its values), and the (name, value) pairs not understood.

        Names are those of the fields; words are `q`, days `from` and `to` (a year, month or day), `narrow=1` leaves
        out the names of what is named, `after` is a number of the register: entries became public later, `facets=all`
        counts by more properties. `fixed` fields are those of the page itself, such as kind=("statement",).
        """
        found: dict[str, object] = {}
        wrong: list[tuple[str, str]] = []
        for name, values in address.items():
            if name in fixed or name not in _READERS:
                continue
            field, reader = _READERS[name]
            given = [value for value in dict.fromkeys(values) if value.strip()]
            wrong += [(name, value) for value in given[MOST_VALUES:][:1]]  # one too many: no other is looked at
            given = given[:MOST_VALUES]
            wrong += [(name, value) for value in given if reader(value) is None]
            read = [each for each in map(reader, given) if each is not None]
            if read:
                found[field] = tuple(read) if isinstance(getattr(cls, field), tuple) else read[-1]
        return cls(**{**found, **fixed}), wrong  # type: ignore[arg-type]

    def pairs(self) -> list[tuple[str, str]]:
        """Return the (name, value) pairs of the query string that asks this: always in one order, defaults left out."""
        found = [("q", self.words)] if self.words else []
        for name in (*CHOICES, *PARTIES, "cites"):
            found += [(name, str(value)) for value in getattr(self, name)]
        found += [(name, day.isoformat()) for name, day in (("from", self.since), ("to", self.until)) if day]
        found += [("after", str(self.after))] if self.after is not None else []
        found += [("sort", self.sort)] if self.sort else []
        found += [] if self.widened else [("narrow", "1")]
        found += [("facets", self.facets)] if self.facets else []
        return found + ([("page", str(self.page))] if self.page > 1 else [])

    def describe(self) -> list[Said]:
        """Return every filter that is on, in the order in which the list should say them."""
        found = [Said("words", self.words, "", self.without("words"))] if self.words else []
        for name in (*CHOICES, *PARTIES, "cites"):
            for value in getattr(self, name):
                key, way = (value.key, value.way) if isinstance(value, Part) else (value, "")
                found.append(Said(name, key, way, self.without(name, value)))
        for name in ("since", "until"):
            if day := getattr(self, name):
                found.append(Said(name, day.isoformat(), "", self.without(name)))
        if self.after is not None:
            found.append(Said("after", str(self.after), "", self.without("after")))
        return found

    def without(self, name: str, value: str | Part | None = None) -> Self:
        """Return the question without one filter, or without one of its values; on its first page."""
        now = getattr(self, name)
        if isinstance(now, tuple):
            left = tuple(each for each in now if value is not None and each != value)
            return replace(self, page=1, **{name: left})
        return replace(self, page=1, **{name: "" if name == "words" else None})

    def also(self, name: str, value: str | Part) -> Self:
        """Return the question with one more value of a filter; on its first page."""
        return replace(self, page=1, **{name: tuple(dict.fromkeys((*getattr(self, name), value)))})

    @property
    def order(self) -> str:
        """Return the order asked for; without one, relevance when there are words, else the newest first."""
        return self.sort or ("relevance" if self.words.strip() else "newest")


def _code(value: str) -> str | None:
    return value.strip() if _CODE.fullmatch(value.strip()) else None


def _part(value: str) -> Part | None:
    key, _, way = value.partition(":")
    known = way in ("", ANY) or way in WAYS
    return Part(key.strip(), way or ANY) if _code(key) and known else None


def _one_of(values: Iterable[str]) -> Callable[[str], str | None]:
    known = frozenset(values)
    return lambda value: value if value in known else None


def _page(value: str) -> int | None:
    digits = value.lstrip("0") if value.isascii() and value.isdecimal() else ""
    # More digits than any page has are not read: thousands of them are more than Python will.
    return min(int(digits[:9]), MOST_PAGES) if digits else None


_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "q": ("words", lambda value: value[:MOST_CHARACTERS].replace("\0", " ")),
    **{name: (name, _code) for name in (*CHOICES, "cites")},
    **{name: (name, _part) for name in PARTIES},
    "from": ("since", lambda value: (asked(value) or (None, None))[0]),
    "to": ("until", lambda value: (asked(value) or (None, None))[1]),
    "after": ("after", lambda value: int(value) if value.isascii() and value.isdecimal() and len(value) < 13 else None),
    "sort": ("sort", _one_of(SORTS)),
    "page": ("page", _page),
    "facets": ("facets", _one_of(("all",))),
    "narrow": ("widened", lambda value: False if value == "1" else None),
}
