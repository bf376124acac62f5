"""How fast the index answers a log of questions of all kinds, beside bare Tantivy running the same queries.

    python bench/search.py CORPUS.jsonl[.zst] [RECORDS] [QUESTIONS]

A register is made in memory from the corpus: {"id", "lang", "date", "title", "turns": [{"speaker", "text"}]} a line.
Every question is answered with its exact count, all facets, the bars along time and best passages, as a page asks.
Bare Tantivy runs the finished query: the first page and its count, without facets ("bare"), and with them ("+facets").
"""

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("DATABASE_URL", "postgresql://nobody@nowhere/none")  # the index is asked, no database is
os.environ.setdefault("ARCHIVE_VAR", tempfile.mkdtemp())
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
django.setup()

from archive.reading.histogram import step_of  # noqa: E402
from archive.reading.search.answers import answer  # noqa: E402
from archive.reading.search.conditions import build  # noqa: E402
from archive.reading.search.counts import SHOWN_FACETS  # noqa: E402
from archive.reading.search.fields import meant  # noqa: E402
from archive.reading.search.filters import Filters, Part  # noqa: E402
from archive.reading.search.follow import catch_up  # noqa: E402
from archive.reading.search.source import Called  # noqa: E402
from archive.reading.search.store import View, view  # noqa: E402
from archive.reading.search.suggestions import suggest  # noqa: E402

EMPTY = ("identifiers", "participations", "tenures", "holders", "texts", "relations", "topics", "collections")
_WHOLE = 46_654  # records of the corpus; fewer are taken from all of it
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Edition:
    """An edition as far as the index reads it."""

    number: int
    key: str
    kind: str
    content: dict[str, Any]
    edition: int = 1
    act: str = "publish"


@dataclass
class Book:
    """A register in memory."""

    editions: list[Edition] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def publish(self, key: str, kind: str, label: str, **more: Any) -> None:
        """Add an edition."""
        names = [{"text": label, "language": "en", "kind": "preferred"}]
        content = {"key": key, "kind": kind, "label": label, "names": names, "when": None, "summary": "", "details": {}}
        self.names[key] = label
        content |= {name: [] for name in EMPTY} | more
        self.editions.append(Edition(len(self.editions) + 1, key, kind, content))

    def since(self, number: int, limit: int) -> Sequence[Edition]:
        return self.editions[number : number + limit]

    def head(self) -> int:
        return len(self.editions)

    def digest(self, number: int) -> str:
        return str(number)

    def called(self, keys: Collection[str]) -> dict[str, Called]:
        return {key: Called(key, (self.names[key],)) for key in keys if key in self.names}

    def firsts(self, keys: Collection[str]) -> dict[str, int]:
        return {}

    def latest(self, keys: Collection[str]) -> Iterable[Edition]:
        return []


def corpus(path: str, most: int) -> Iterator[dict[str, Any]]:
    """Yield records spread over the whole corpus."""
    command = ["zstdcat", path] if path.endswith(".zst") else ["cat", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as lines:
        assert lines.stdout is not None
        rows = islice(lines.stdout, 0, None, max(1, _WHOLE // most))
        yield from map(json.loads, islice(rows, most))
        lines.kill()


def text_of(record: dict[str, Any], people: dict[str, str]) -> dict[str, Any]:
    """Return a record's text: a passage a line, each with its speaker."""
    received, passages = "", []
    for turn, said in enumerate(record["turns"], 1):
        name = said["speaker"] or "unknown"
        key = people.setdefault(name, f"person-{len(people)}")
        speaker = {"entry": {"key": key, "kind": "person", "label": name}, "name": name, "office": None}
        for line in filter(str.strip, said["text"].split("\n")):
            start, received = len(received), received + line + "\n"
            place = {"anchor": f"p{len(passages) + 1}", "number": len(passages) + 1, "kind": "paragraph"}
            span = {"start": start, "end": start + len(line), "turn": turn, "label": None, "speaker": speaker}
            passages.append(place | span)
    text = {"id": "t", "language": record["lang"], "title": record["title"] or "", "standing": "transcript-official"}
    return text | {"received": received, "passages": passages, "emendations": [], "mentions": []}


def register(path: str, most: int) -> tuple[Book, dict[str, str]]:
    """Return a register of statements, with the people who speak in them."""
    people: dict[str, str] = {}
    rows = [(record, text_of(record, people)) for record in corpus(path, most)]
    book = Book()
    for name, key in people.items():
        book.publish(key, "person", name)
    for number, (record, text) in enumerate(rows):
        day = record["date"] if _DAY.fullmatch(record["date"] or "") else None
        when = {"words": "", "edtf": day, "earliest": day, "latest": day} if day else None
        voices = {each["speaker"]["entry"]["key"]: each["speaker"]["entry"] for each in text["passages"]}
        parts = [{"role": "speaker", "entry": ref, "named_as": ref["label"], "office": None} for ref in voices.values()]
        more = {"when": when, "details": {"form": record["kind"]}, "texts": [text], "participations": parts}
        book.publish(f"statement-{number}", "statement", record["title"] or "untitled", **more)
    return book, people


def questions(book: Book, people: dict[str, str], most: int) -> Iterator[tuple[str, Filters]]:
    """Yield a log of questions, always the same for one register: (kind of question, question)."""
    chance = random.Random(4)
    texts = [edition.content["texts"][0] for edition in book.editions if edition.kind == "statement"]
    sample = chance.sample(texts, min(400, len(texts)))
    counted = Counter(word for text in sample for word in set(re.findall(r"[^\W\d_]{4,}", text["received"].lower())))
    common = [word for word, _times in counted.most_common(60)]
    rare = [word for word, times in counted.items() if times == 1]
    names = [name for name in people if 3 < len(name) < 40]
    chinese = [text["received"] for text in sample if text["language"].startswith("zh")]
    pairs = [pair for text in chinese for pair in re.findall(r"[\u4e00-\u9fff]{2}", text[:3000])]

    def phrase() -> str:
        words = chance.choice(sample)["received"].split()
        start = chance.randrange(max(1, len(words) - 3))
        return '"' + " ".join(words[start : start + 3]).replace('"', "") + '"'

    def filtered() -> Filters:
        person = (Part(people[chance.choice(names)]),) if chance.random() < 0.5 else ()
        language = (chance.choice(sample)["language"],) if chance.random() < 0.5 else ()
        return Filters(kind=("statement",), person=person, language=language, sort=chance.choice(["newest", "title"]))

    kinds: dict[str, Callable[[], Filters]] = {
        "common word": lambda: Filters(words=chance.choice(common)),
        "two common words": lambda: Filters(words=" ".join(chance.sample(common, 2))),
        "rare word": lambda: Filters(words=chance.choice(rare)),
        "beginning*": lambda: Filters(words=chance.choice(common)[:5] + "*"),
        "phrase": lambda: Filters(words=phrase()),
        "two Chinese characters": lambda: Filters(words=chance.choice(pairs or common)),
        "name": lambda: Filters(words=chance.choice(names)),
        "field and word": lambda: Filters(words=f'speaker:"{chance.choice(names)}" {chance.choice(common)}'),
        "word OR word NOT word": lambda: Filters(words="{} OR {} -{}".format(*chance.sample(common, 3))),
        "filters only": filtered,
        "deep page": lambda: Filters(words=chance.choice(common), page=chance.randrange(20, 100)),
        "quotes": lambda: Filters(words=chance.choice(common), shape="passage"),
    }
    for place in range(most):
        kind = list(kinds)[place % len(kinds)]
        yield kind, kinds[kind]()


def timed(work: Callable[[], Any]) -> float:
    """Return the milliseconds of its thread's processor time that a piece of work takes: others' work is left out."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def bare(seen: View, filters: Filters, facets: bool) -> Callable[[], Any]:
    """Return what Tantivy alone does for a question: the page and its count, and with `facets` their counts."""
    query = build(filters, seen, meant(filters.words, seen).node)
    asked = {name: {"terms": {"field": name, "size": 30, "segment_size": 10_000_000}} for name in SHOWN_FACETS}

    def run() -> None:
        offset = (filters.page - 1) * filters.per_page
        order = {} if filters.words else {"order_by_field": "newest"}
        seen.searcher.search(query, filters.per_page, count=True, offset=offset, **order)
        if facets:
            seen.searcher.aggregate(query, asked)

    return run


def row(name: str, times: list[float], *others: list[float]) -> str:
    """Return a line of the table."""
    worst, middle = max(times), statistics.median(times)
    p95 = sorted(times)[max(0, round(len(times) * 0.95) - 1)]
    ratios = [f"{sum(times) / max(0.001, sum(other)):8.2f}" for other in others]
    return f"{name:<26}{len(times):>5}{middle:>9.2f}{p95:>9.2f}{worst:>9.2f}" + "".join(ratios)


def measure(path: str, records: int, most: int) -> None:
    """Make the register and the index, ask, and print a line a kind of question."""
    book, people = register(path, records)
    passages = sum(len(text["passages"]) for edition in book.editions for text in edition.content["texts"])
    characters = sum(len(text["received"]) for edition in book.editions for text in edition.content["texts"])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        began = time.perf_counter()
        catch_up(folder, book)
        seconds = time.perf_counter() - began
        size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
        print(f"{len(book.editions)} entries, {passages} passages, {characters / 1e6:.1f} million characters")
        print(f"indexed in {seconds:.1f} s: {passages / seconds:.0f} passages/s, {size / 1e6:.0f} MB on disk")
        seen, log = view(folder), list(questions(book, people, most))
        for _kind, filters in log[:20]:
            answer(folder, filters, step="year")
        found: dict[str, list[list[float]]] = defaultdict(lambda: [[], [], []])
        for kind, filters in log:
            seen.counted.clear()
            step = step_of(filters)
            spent = timed(lambda filters=filters, step=step: answer(folder, filters, step=step))
            times = spent, timed(bare(seen, filters, False)), timed(bare(seen, filters, True))
            for name in (kind, "all"):
                for column, one in zip(found[name], times, strict=True):
                    column.append(one)
        print(f"\n{'milliseconds':<26}{'n':>5}{'p50':>9}{'p95':>9}{'worst':>9}{'/bare':>8}{'/+facets':>8}")
        for name in sorted(found, key=lambda each: (each == "all", each)):
            print(row(name, *found[name]))
        typed = [name[:length] for name in list(people)[: most // 4] for length in (1, 3, len(name))]
        typed += [name[:3] + name[4:] for name in list(people)[: most // 4] if len(name) > 8]
        spent = []
        for beginning in typed:
            seen.counted.clear()
            spent.append(timed(lambda beginning=beginning: suggest(folder, beginning)))
        print(row("suggestions", spent))


if __name__ == "__main__":
    corpus_file, *numbers = sys.argv[1:]
    how_many, how_often = [*map(int, numbers), 3000, 500][:2] if len(numbers) != 1 else (int(numbers[0]), 500)
    measure(corpus_file, how_many, how_often)
