"""How well two versions are paired: translated texts with as many paragraphs, of which one version is then damaged.

The pairs are PAIRS (tab-separated ids) and their texts RECORDS (a JSON object a line: id, turns of speaker and text
in paragraphs). Where both versions have as many paragraphs in every turn, the truth is known: paragraph for paragraph.
Then paragraphs of the other version are left out, or joined with the next one, at random, and the truth with them.

    python bench/aligning.py PAIRS RECORDS [--damage 0.1]
"""

import argparse
import csv
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.text.aligning import Unit, align, unit

LEFT_OUT, JOINED = "left out", "joined"


def main() -> None:
    """Print how many turns and paragraphs stand beside what they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("--damage", type=float, default=0.1, help="share of the paragraphs that is damaged")
    asked = parser.parse_args()
    records = {one["id"]: one for one in map(json.loads, asked.records.open())}
    rows = list(csv.DictReader(asked.pairs.open(), delimiter="\t"))
    print("source\tpairs\twhole\tparagraphs\tright\tturns\tright\tms a pair\tms, longest")
    for source in sorted({row["source"] for row in rows}):
        own = [(records.get(row["id_a"]), records.get(row["id_b"])) for row in rows if row["source"] == source]
        known = [(one, other) for one, other in own if one and other]
        tell(source, len(own), [pair for pair in known if same_shape(*pair)], asked.damage)


def same_shape(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether both versions have as many paragraphs in every turn."""
    shapes = [[turn["text"].count("\n") for turn in record["turns"]] for record in (one, other)]
    return shapes[0] == shapes[1] and sum(map(len, shapes)) > 0


def tell(source: str, many: int, pairs: list[Any], damage: float) -> None:
    """Print one line for a source."""
    dice, right, all_, turns, turns_right, spent, longest = random.Random(7), 0, 0, 0, 0, 0.0, 0.0
    for one, other in pairs:
        here, there, truth = damaged(paragraphs(one), paragraphs(other), damage, dice)
        started = time.process_time()
        found = align([made for made, _ in here], there)
        took = time.process_time() - started
        spent, longest = spent + took, max(longest, took)
        stands = {at: set(beside) for run, beside in found for at in run}
        for at, (_, begins) in enumerate(here):
            good = stands[at] == truth[at] if truth[at] else not stands[at]
            met = bool(stands[at] & truth[at]) or not truth[at] and not stands[at]
            right, all_ = right + good, all_ + 1
            turns, turns_right = turns + begins, turns_right + (begins and met)
    shares = (right / all_ if all_ else 0, turns_right / turns if turns else 0)
    each = 1000 * spent / max(len(pairs), 1)
    counted = f"{source}\t{many}\t{len(pairs)}\t{all_}\t{shares[0]:.4f}\t{turns}\t{shares[1]:.4f}"
    print(f"{counted}\t{each:.0f}\t{longest * 1000:.0f}")


def paragraphs(record: dict[str, Any]) -> list[tuple[str, bool]]:
    """Return the paragraphs of a record, and whether a turn begins with each."""
    return [(words, at == 0) for turn in record["turns"] for at, words in enumerate(turn["text"].split("\n"))]


def damaged(
    one: list[tuple[str, bool]], other: list[tuple[str, bool]], share: float, dice: random.Random
) -> tuple[list[tuple[Unit, bool]], list[Unit], list[set[int]]]:
    """Return the one version, the other with damage, and for each paragraph of the one which of the other it is."""
    truth: list[set[int]] = []
    there: list[tuple[str, bool]] = []
    for act, (words, begins) in zip(acts(len(other), share, dice), other, strict=True):
        if act == LEFT_OUT and not begins:
            truth.append(set())
        elif act == JOINED and there and not begins:
            there[-1] = (f"{there[-1][0]} {words}", there[-1][1])
            truth.append({len(there) - 1})
        else:
            there.append((words, begins))
            truth.append({len(there) - 1})
    here = [(unit(words, begins=begins), begins) for words, begins in one]
    return here, [unit(words, begins=begins) for words, begins in there], truth


def acts(many: int, share: float, dice: random.Random) -> Iterator[str]:
    """Yield what is done to each paragraph."""
    for _ in range(many):
        chance = dice.random()
        yield LEFT_OUT if chance < share / 2 else JOINED if chance < share else ""


if __name__ == "__main__":
    main()
