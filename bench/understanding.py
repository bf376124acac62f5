"""Score what intake understands of real transcripts against their truth: `python -m bench.understanding DIR`.

DIR holds the files and a manifest.json with the truth of each (speakers in order, date, title, language).
Measured are characters lost (must be 0), turns (precision and recall of "who begins to speak with which words"),
speakers in order, title, date and language. The date may come from the file's name, as in intake itself; the
column "in text" leaves the name out. Turns that the truth gives to nobody (stage directions, notes of the house)
are left out on both sides, and a speaker who goes on speaking is one turn.
"""

import argparse
import difflib
import itertools
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from archive.intake.drafts import SPOKEN, Draft, Turn
from archive.intake.parsers.plain import parse
from archive.intake.received import Refused, receive
from archive.text.names import fold

TEXTS = ("text/plain", "text/markdown", "text/markdown+yaml", "text/markdown+yaml (plain text body)")
HEAD = 12  # letters by which two beginnings of a turn are compared
COLUMNS = ("files", "lost", "turn P", "turn R", "speaker", "title", "date", "in text", "language")
Scores = dict[str, list[float]]


def main() -> None:
    """Print one row of scores a source."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true", help="print what differs, file by file")
    given = arguments.parse_args()
    manifest = json.loads((given.folder / "manifest.json").read_text(encoding="utf-8"))
    by_source: dict[str, Scores] = defaultdict(lambda: defaultdict(list))
    for item in manifest["items"]:
        if item["format"] in TEXTS or item["format"].startswith("application/json"):
            _score(given.folder, item, by_source[item["file"].split("/")[0]], given.show)
    print(f"{'source':26}" + "".join(f"{column:>10}" for column in COLUMNS))
    for source, scores in sorted(by_source.items()):
        print(f"{source:26}" + "".join(f"{_shown(scores, column):>10}" for column in COLUMNS))


def _shown(scores: Scores, column: str) -> str:
    values = scores.get(column, [])
    if column in ("files", "lost"):
        return f"{sum(values):.0f}"
    return f"{sum(values) / len(values):.3f}" if values else "-"


def _score(folder: Path, item: dict, scores: Scores, show: bool) -> None:
    """Add the scores of one file; those of turns count once a turn, the others once a file."""
    path = folder / item["file"]
    try:
        text = _text(path, item["format"])
    except Refused as refusal:
        print(f"{path.name}: {refusal}", file=sys.stderr)
        return
    draft = parse(text, name=path.name)
    joined = "".join(text[part.start : part.end] for part in draft.parts)
    scores["files"].append(1)
    scores["lost"].append(0 if joined == text else abs(len(text) - len(joined)) or 1)
    _score_header(draft, item, scores)
    _score_turns(draft, item["truth"], scores, show and path.name)


def _text(path: Path, form: str) -> str:
    """Return the text of a file; of a JSON row its longest value."""
    text = receive(path.read_bytes(), path.name).text
    if not form.startswith("application/json"):
        return text
    values = json.loads(text)
    return max((value for value in values.values() if isinstance(value, str)), key=len)


def _score_header(draft: Draft, item: dict, scores: Scores) -> None:
    truth = item["truth"][0]
    scores["language"].append(draft.language.split("-")[0] == truth["lang"].split("-")[0])
    if item["format"].startswith("application/json") or len(item["truth"]) > 1:
        return  # day and title stand in other fields of the row, or differ from section to section
    if truth["date"]:
        # What the truth calls the date is the day of publication in some sources.
        scores["date"].append(truth["date"] in _days(draft, truth["date"]))
        scores["in text"].append(truth["date"] in _days(parse(draft.text), truth["date"]))
    if truth["title"] and _letters(truth["title"]) in _letters(draft.text + draft.title):
        scores["title"].append(_letters(draft.title) == _letters(truth["title"]))


def _days(draft: Draft, truth: str) -> set[str]:
    """Return the days understood, as exactly as the truth says them."""
    return {day.edtf[: len(truth)] for day in (draft.when, draft.issued) if day}


def _score_turns(draft: Draft, records: list[dict], scores: Scores, show: str | bool) -> None:
    expected = _merged(
        (fold(speaker), _letters(head)[:HEAD])
        for record in records
        for speaker, head in zip(record["speakers_in_order"], record["turns_head"], strict=True)
        if speaker
    )
    if len(expected) < 2:
        _score_single(draft, expected, scores)
        return
    got = _merged((fold(turn.label), _head(draft, turn)) for turn in draft.turns if turn.label and turn.paragraphs)
    heads, found = [head for _, head in expected], [head for _, head in got]
    matcher = difflib.SequenceMatcher(None, heads, found, autojunk=False)
    pairs = [(block.a + at, block.b + at) for block in matcher.get_matching_blocks() for at in range(block.size)]
    right = sum(_same(expected[a][0], got[b][0]) for a, b in pairs)
    scores["turn P"] += [1.0] * len(pairs) + [0.0] * (len(got) - len(pairs))
    scores["turn R"] += [1.0] * len(pairs) + [0.0] * (len(expected) - len(pairs))
    scores["speaker"] += [1.0] * right + [0.0] * (len(expected) - right)
    if show:
        print(f"== {show}: {len(pairs)} of {len(expected)} turns, {len(got)} found")
        for line in difflib.unified_diff([f"{a} | {b}" for a, b in expected], [f"{a} | {b}" for a, b in got], n=0):
            print("  ", line.rstrip())


def _head(draft: Draft, turn: Turn) -> str:
    """Return the first letters that are spoken in a turn."""
    spoken = [part for part in turn.paragraphs if part.kind in SPOKEN] or turn.paragraphs
    words = (draft.text[part.start : part.end] for part in spoken)
    return _letters(" ".join(itertools.islice(words, 3)))[:HEAD]


def _score_single(draft: Draft, expected: list[tuple[str, str]], scores: Scores) -> None:
    """Score a text in one voice: it must not fall into several turns."""
    turns = max(1, len(draft.turns))
    scores["turn P"] += [1.0] + [0.0] * (turns - 1)
    scores["turn R"].append(1.0)
    if expected and draft.turns and draft.turns[0].label:
        scores["speaker"].append(_same(expected[0][0], fold(draft.turns[0].label)))


def _same(expected: str, got: str) -> bool:
    return expected == got or re.sub(r"\W", "", expected) == re.sub(r"\W", "", got)


def _merged(turns) -> list[tuple[str, str]]:
    """Return the turns, one for a speaker who goes on."""
    merged: list[tuple[str, str]] = []
    for speaker, head in turns:
        if not merged or merged[-1][0] != speaker:
            merged.append((speaker, head))
    return merged


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


if __name__ == "__main__":
    main()
