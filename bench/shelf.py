"""A register of any size on disk, made from the large corpus: what the index is measured on, and never all in memory.

Statements, documents and debates are the corpus, taken as often as needed with other keys and later days; their
speakers, more people, offices, places, organizations, topics and meetings are made from the corpora beside it.
"""

import json
import random
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from shelf_entries import Held, authorities, statement

from archive.reading.search.source import Called

WHOLE = 46_654  # records of the corpus
PARAGRAPHS = 1_714_129
_AT_ONCE = 500


@dataclass(frozen=True)
class Edition:
    """An edition as far as the index reads it."""

    number: int
    key: str
    kind: str
    content: dict[str, Any]
    edition: int = 1
    act: str = "publish"


class Shelf:
    """A register in one SQLite file of compressed editions; read by as many processes as like."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base: sqlite3.Connection | None = None
        self.base.execute("PRAGMA journal_mode = WAL")
        self.base.execute("PRAGMA synchronous = OFF")
        self.base.execute("CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT)")
        self.base.execute(
            "CREATE TABLE IF NOT EXISTS edition (number INTEGER PRIMARY KEY, key TEXT UNIQUE, kind TEXT,"
            " called TEXT, content BLOB)"
        )

    @property
    def base(self) -> sqlite3.Connection:
        if self._base is None:
            self._base = sqlite3.connect(self.path, check_same_thread=False)
        return self._base

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path, "_base": None}

    def told(self, name: str) -> int:
        """Return a number that was noted, 0 when it was not."""
        row = self.base.execute("SELECT value FROM told WHERE name = ?", [name]).fetchone()
        return int(row[0]) if row else 0

    def note(self, **numbers: int) -> None:
        """Note numbers, together with what was added, and keep it all."""
        self.base.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", numbers.items())
        self.base.commit()

    def add(self, key: str, kind: str, content: dict[str, Any]) -> None:
        """Add an edition; nothing is kept before `note`."""
        within = (content["details"].get("within") or {}).get("key")
        country = content["details"].get("country", "")
        called = json.dumps([[name["text"] for name in content["names"]], within, country], ensure_ascii=False)
        packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode(), 1)
        self.base.execute(
            "INSERT INTO edition (key, kind, called, content) VALUES (?, ?, ?, ?)", [key, kind, called, packed]
        )

    def named(self, kind: str, most: int) -> list[tuple[str, str]]:
        """Return the keys and names of the first entries of a kind."""
        asked = "SELECT key, called FROM edition WHERE kind = ? ORDER BY number LIMIT ?"
        return [(key, json.loads(called)[0][0]) for key, called in self.base.execute(asked, [kind, most])]

    def since(self, number: int, limit: int) -> Sequence[Edition]:
        rows = self.base.execute(
            "SELECT number, key, kind, content FROM edition WHERE number > ? ORDER BY number LIMIT ?", [number, limit]
        )
        return [Edition(number, key, kind, unpacked(content)) for number, key, kind, content in rows]

    def newest(self, first: int, last: int) -> Sequence[Edition]:
        return self.since(first - 1, last - first + 1)

    def head(self) -> int:
        return int(self.base.execute("SELECT coalesce(max(number), 0) FROM edition").fetchone()[0])

    def digest(self, number: int) -> str:
        return str(number)

    def called(self, keys: Collection[str]) -> dict[str, Called]:
        found = {}
        for key in keys:
            row = self.base.execute("SELECT called FROM edition WHERE key = ?", [key]).fetchone()
            if row:
                names, *lies = json.loads(row[0])
                found[key] = Called(key, tuple(names), *lies)
        return found

    def firsts(self, keys: Collection[str]) -> dict[str, int]:
        return {}

    def latest(self, keys: Collection[str]) -> Iterable[Edition]:
        for key in keys:
            number, kind, content = self.base.execute(
                "SELECT number, kind, content FROM edition WHERE key = ?", [key]
            ).fetchone()
            yield Edition(number, key, kind, unpacked(content))

    def sample(self, most: int) -> Iterator[dict[str, Any]]:
        """Yield the contents of statements spread over the whole register."""
        first, last = self.told("first_statement"), self.head()
        for number in range(first, last + 1, max(1, (last - first + 1) // most)):
            yield self.since(number - 1, 1)[0].content


def unpacked(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(content))
    return found


def records(corpora: Path, step: int) -> Iterator[dict[str, Any]]:
    """Yield every `step`th record of the corpus."""
    command = ["zstdcat", str(corpora / "large.jsonl.zst")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as lines:
        assert lines.stdout is not None
        for place, line in enumerate(lines.stdout):
            if place % step == 0:
                yield json.loads(line)


def fill(shelf: Shelf, corpora: Path, passages: int) -> None:
    """Fill a shelf until it holds so many passages; stopped at any moment, it goes on from there."""
    if shelf.told("full"):
        return
    step = max(1, PARAGRAPHS // passages)
    held = Held(shelf.path.stem, passages / 5_000_000)
    authorities(shelf, held, corpora, records(corpora, step))
    done, made = shelf.told("records"), shelf.told("passages")
    place = 0
    for copy in count():
        for record in records(corpora, step):
            place += 1
            if place <= done:
                continue
            chance = random.Random(place)
            key, kind, content = statement(record, copy, place, held, chance)
            shelf.add(key, kind, content)
            made += len(content["texts"][0]["passages"])
            characters = shelf.told("characters") + len(content["texts"][0]["received"])
            shelf.base.execute("INSERT OR REPLACE INTO told VALUES ('characters', ?)", [characters])
            if place % _AT_ONCE == 0 or made >= passages:
                shelf.note(records=place, passages=made)
                print(f"\r{made:,} of {passages:,} passages", end="", file=sys.stderr, flush=True)
            if made >= passages:
                shelf.note(full=1)
                print(file=sys.stderr)
                return
