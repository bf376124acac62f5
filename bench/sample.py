"""Score dates and names found in the texts marked by hand: `python -m bench.sample [--people DIR] [--lot LOT]`.

Names are looked for among the entries of the sample and four hundred others, and with --people among all names of
tables (first column "name" or "key<TAB>kind<TAB>lang:name") found in that folder.
"""

import argparse
import csv
import json
import re
import resource
import time
from pathlib import Path

from archive.text.names import NameFinder
from tests.text.marked import LANGUAGES, Score, names, score_dates, score_names


def main() -> None:
    """Print a row of scores a language."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=Path, help="folder of people whose names are looked for too")
    arguments.add_argument("--show", default="", help="print what differs in these languages: ru,uk")
    arguments.add_argument("--lot", default="", help="score dates of this lot only: first, second")
    given = arguments.parse_args()
    known = names("entries.tsv", "distractors.tsv")
    known += people(given.people) if given.people else []
    began = time.process_time()
    finder = NameFinder(known)
    print(f"{len(known):,} names; built in {time.process_time() - began:.1f} s; {_memory():.0f} MB")
    print(f"{'':10}{'dates':>7}{'P':>8}{'R':>8}{'names':>9}{'P':>8}{'R':>8}")
    totals = [Score(), Score()]
    for language in LANGUAGES:
        scores = [score_dates(language, given.lot), score_names(language, finder)]
        print(f"{language:10}" + "  ".join(_row(score) for score in scores))
        for total, score in zip(totals, scores, strict=True):
            total.counts += score.counts
            if language in given.show.split(","):
                print(*(f"   {line}" for line in score.wrong), sep="\n")
    print(f"{'all':10}" + "  ".join(_row(score) for score in totals))


def _row(score: Score) -> str:
    return f"{score.counts['marked']:7}{score.precision:8.3f}{score.recall:8.3f}"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def people(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return the names of people in CSV tables with a column of names, and in JSON lines, below a folder."""
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as lines:
                found |= dict.fromkeys(_name(row) for row in csv.DictReader(lines))
        elif path.suffix == ".jsonl":
            found |= dict.fromkeys(_name(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
    return [(name, f"other-{number}", "person", "") for number, name in enumerate(found) if " " in name]


def _name(row: dict) -> str:
    for column in ("name", "latestname", "officeholderLabel", "name_uk"):
        if row.get(column):
            return re.sub(r"\s+", " ", row[column]).strip()
    return f"{row.get('forename') or row.get('vorname', '')} {row.get('surname') or row.get('nachname', '')}".strip()


if __name__ == "__main__":
    main()
