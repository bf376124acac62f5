"""How fast the index is built and answers, from 50,000 to 5,000,000 passages, beside Tantivy asked directly and peers.

    nice -n 10 python bench/search.py CORPORA [--folder KEPT] [--sizes 50000,500000,5000000] [--peers 500000]

CORPORA holds `large.jsonl.zst`, `people/` and `meetings/`. Registers and indexes are kept in the folder, so that
a second run begins where the first one ended; nothing is held in memory. Times are
processor time of the thread that asks (of all processes, for building), so that others at work on the machine change
little; wall time is told beside it.

Every question is answered with its exact count, all facets, the bars along time and best passages, as a page asks, with
nothing counted before. "Tantivy" is the library asked directly for the same: one search for the page and the exact
count, one aggregation for the same facets, exactly; "page only" is that search without any facet.
"""

import argparse
import os
import resource
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("DATABASE_URL", "postgresql://nobody@nowhere/none")  # the index is asked, no database is
os.environ.setdefault("ARCHIVE_ROOMS", "reading")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]
django.setup()

from search_peers import peers  # noqa: E402
from search_questions import questions, words_of  # noqa: E402
from shelf import Shelf, fill  # noqa: E402

from archive.reading.histogram import step_of  # noqa: E402
from archive.reading.search.answers import answer  # noqa: E402
from archive.reading.search.conditions import build  # noqa: E402
from archive.reading.search.counts import facets_asked  # noqa: E402
from archive.reading.search.fields import meant  # noqa: E402
from archive.reading.search.filters import Filters  # noqa: E402
from archive.reading.search.follow import Followed, catch_up, rebuild  # noqa: E402
from archive.reading.search.store import IndexUnavailable, View, view  # noqa: E402
from archive.reading.search.suggestions import suggest  # noqa: E402

_MEMORY = 120_000_000
_ALL = 10_000_000


def timed(work: Callable[[], Any]) -> float:
    """Return the milliseconds of its thread's processor time that a piece of work takes: others' work is left out."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def directly(seen: View, filters: Filters, facets: bool) -> Callable[[], Any]:
    """Return what asks Tantivy itself for the page and its exact count, and with `facets` for their exact counts."""
    query, searcher = build(filters, seen, meant(filters.words, seen).node), seen.of(filters.shape)
    names = [*facets_asked(filters), step_of(filters)]
    asked = {name: {"terms": {"field": name, "size": 30, "segment_size": _ALL}} for name in names}
    order = {"order_by_field": "newest"} if not filters.words or filters.sort else {}

    def run() -> None:
        offset = (filters.page - 1) * filters.per_page
        searcher.search(query, filters.per_page, count=True, offset=offset, **order)
        if facets:
            searcher.aggregate(query, asked)

    return run


def row(name: str, times: list[float], *others: list[float]) -> str:
    """Return a line of the table."""
    worst, middle = max(times), statistics.median(times)
    p95 = sorted(times)[max(0, round(len(times) * 0.95) - 1)]
    ratios = [f"{sum(times) / max(0.001, sum(other)):10.2f}" for other in others]
    return f"{name:<26}{len(times):>5}{middle:>9.2f}{p95:>9.2f}{worst:>9.2f}" + "".join(ratios)


def processor() -> float:
    """Return the seconds of processor time of this process and of those that it has waited for."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def indexed(folder: Path, shelf: Shelf) -> None:
    """Build the index unless it is there, and say what that took."""
    try:
        if view(folder).number == shelf.head():
            print("the index is there already")
            return
    except IndexUnavailable:
        pass
    told: dict[str, int] = {}
    began, before = time.perf_counter(), processor()

    def tell(followed: Followed) -> None:
        if followed.number != told.get("last"):
            told["last"] = followed.number
            print(f"\r{followed.number:,} of {followed.head:,} editions", end="", file=sys.stderr, flush=True)

    rebuild(folder, shelf, memory=_MEMORY, workers=os.cpu_count() or 1, told=tell)
    seconds, spent = time.perf_counter() - began, processor() - before
    print(f"\nbuilt in {seconds:.0f} s with {os.cpu_count()} processes, {spent:.0f} s of processor time")


def resident(kind: str) -> float:
    """Return the megabytes of this process's memory that are its own ("RssAnon") or of files ("RssFile")."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(kind):
            return int(line.split()[1]) / 1024
    return 0.0


def asked(folder: Path, shelf: Shelf, most: int) -> None:
    """Put the log of questions, and print a line for each kind of them."""
    seen, log = view(folder), list(questions(words_of(shelf), most))
    for _kind, filters in log[: most // 10]:
        answer(folder, filters, step="year")
    found: dict[str, list[list[float]]] = defaultdict(lambda: [[], [], []])
    for kind, filters in log:
        seen.counted.clear()
        step = step_of(filters)
        spent = timed(lambda filters=filters, step=step: answer(folder, filters, step=step))
        times = spent, timed(directly(seen, filters, True)), timed(directly(seen, filters, False))
        for name in (kind, "all"):
            for column, one in zip(found[name], times, strict=True):
                column.append(one)
    print(f"\n{'milliseconds':<26}{'n':>5}{'p50':>9}{'p95':>9}{'worst':>9}{'/Tantivy':>10}{'/page only':>10}")
    for name in sorted(found, key=lambda each: (each == "all", each)):
        print(row(name, *found[name]))


def suggested(folder: Path, shelf: Shelf) -> None:
    """Type names, letter by letter and misspelt, and print a line for each."""
    seen, names = view(folder), words_of(shelf).names[:150]
    typed = {
        "suggestions": [name[:length] for name in names for length in (1, 2, 3, 5, len(name))],
        "suggestions, misspelt": [name[:3] + name[4:] for name in names if len(name) > 8],
    }
    for kind, beginnings in typed.items():
        spent = []
        for beginning in beginnings:
            seen.counted.clear()
            spent.append(timed(lambda beginning=beginning: suggest(folder, beginning)))
        print(row(kind, spent))


def published(folder: Path, shelf: Shelf) -> None:
    """Publish one more statement, ask for it, and print how long that takes."""
    number = shelf.head() + 1
    content = next(shelf.sample(1)) | {"key": f"new-{number}", "label": f"Unheardof{number}"}
    content["names"] = [{"text": content["label"], "language": "en", "kind": "preferred"}]
    shelf.add(content["key"], "statement", content)
    shelf.note(full=1)
    began, spent = time.perf_counter(), time.process_time()
    catch_up(folder, shelf, seconds=0.4)
    found = answer(folder, Filters(words=content["label"]), step="year")
    seconds, own = time.perf_counter() - began, time.process_time() - spent
    print(f"published, followed and found ({found.total}) in {seconds * 1000:.0f} ms, ", end="")
    print(f"{own * 1000:.0f} ms of processor time")


def measure(corpora: Path, folder: Path, passages: int, most: int) -> Shelf:
    """Measure one size."""
    folder.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(folder / "register.sqlite")
    fill(shelf, corpora, passages)
    index = folder / "index"
    print(f"\n== {shelf.head():,} entries, {shelf.told('passages'):,} passages, ", end="")
    print(f"{shelf.told('characters') / 1e6:,.0f} million characters")
    indexed(index, shelf)
    size = sum(each.stat().st_size for each in index.rglob("*") if each.is_file() and not each.is_symlink())
    seen = view(index)
    print(f"{size / 1e6:,.0f} MB on disk in {seen.searcher.num_segments} + {seen.passages.num_segments} segments")
    asked(index, shelf, most)
    suggested(index, shelf)
    published(index, shelf)
    print(f"memory of the process that asks: {resident('RssAnon'):.0f} MB, and {resident('RssFile'):.0f} MB of files")
    return shelf


def main() -> None:
    """Measure all sizes, then the peers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--folder", type=Path, default=Path("var/bench/search"))
    parser.add_argument("--sizes", default="50000,500000,5000000")
    parser.add_argument("--questions", type=int, default=512)
    parser.add_argument("--peers", type=int, default=500_000, help="passages for the peers; 0 leaves them out")
    parser.add_argument("--anew", action="store_true", help="build the indexes anew")
    told = parser.parse_args()
    for size in map(int, filter(None, told.sizes.split(","))):
        if told.anew:
            shutil.rmtree(told.folder / str(size) / "index", ignore_errors=True)
        measure(told.corpora, told.folder / str(size), size, told.questions)
    if told.peers:
        measure_peers(told.corpora, told.folder, told.peers, told.questions)


def measure_peers(corpora: Path, folder: Path, passages: int, most: int) -> None:
    """Put the questions that all understand to the index and to its peers, one after another."""
    shelf = Shelf(folder / str(passages) / "register.sqlite")
    fill(shelf, corpora, passages)
    index = folder / str(passages) / "index"
    catch_up(index, shelf)
    peers(folder / str(passages), shelf, view(index), list(questions(words_of(shelf), most)))


if __name__ == "__main__":
    main()
