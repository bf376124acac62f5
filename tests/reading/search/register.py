"""A register in memory: what the follower needs of one, and nothing else."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archive.reading.search.source import Called, became_public
from tests.reading.factory import make_content


@dataclass(frozen=True)
class Edition:
    """An edition as far as the index reads it."""

    number: int
    key: str
    kind: str
    edition: int
    act: str
    content: dict[str, Any]


class Book:
    """Editions in a list; `digest` of a number tells one book from another."""

    def __init__(self, name: str = "book") -> None:
        self.name = name
        self.editions: list[Edition] = []

    def publish(self, key: str, kind: str = "statement", label: str = "A speech", **fields: Any) -> Edition:
        return self._add(key, kind, "publish", make_content(key, kind, label, **fields))

    def withdraw(self, key: str, kind: str = "statement") -> Edition:
        return self._add(key, kind, "withdraw", {"key": key, "kind": kind, "label": "", "reason": "By mistake."})

    def merge(self, key: str, into: str, kind: str = "person") -> Edition:
        return self._add(key, kind, "merge", {"key": key, "kind": kind, "into": into, "reason": "The same."})

    def _add(self, key: str, kind: str, act: str, content: dict[str, Any]) -> Edition:
        before = sum(edition.key == key for edition in self.editions)
        edition = Edition(len(self.editions) + 1, key, kind, before + 1, act, content)
        self.editions.append(edition)
        return edition

    def since(self, number: int, limit: int) -> Sequence[Edition]:
        return self.editions[number : number + limit]

    def newest(self, first: int, last: int) -> Sequence[Edition]:
        newest = {edition.key: edition for edition in self.editions}.values()
        return [each for each in newest if each.act == "publish" and first <= each.number <= last]

    def head(self) -> int:
        return len(self.editions)

    def digest(self, number: int) -> str | None:
        return f"{self.name} {number}" if number <= len(self.editions) else None

    def firsts(self, keys: Collection[str]) -> dict[str, int]:
        return became_public((each.key, each.number, each.act) for each in self.editions if each.key in keys)

    def latest(self, keys: Collection[str]) -> Iterable[Edition]:
        return {edition.key: edition for edition in self.editions if edition.key in keys}.values()

    def called(self, keys: Collection[str]) -> dict[str, Called]:
        return {edition.key: _called(edition) for edition in self.latest(keys) if edition.act != "withdraw"}


def days(earliest: str | None, latest: str | None = "") -> dict[str, Any]:
    """Return a WHEN of one day, or from one day to another; None is an open end."""
    return {"words": "", "edtf": "", "earliest": earliest, "latest": earliest if latest == "" else latest}


def _called(edition: Edition) -> Called:
    content = edition.content
    names = tuple(name["text"] for name in content.get("names", ()))
    details = content.get("details", {})
    within = (details.get("within") or {}).get("key")
    return Called(edition.key, names, within, details.get("country", ""), content.get("into"))
