"""Set real turns in the conventions of other houses: `zstdcat large.jsonl.zst | python -m bench.renderings`.

Each line of the input is a record with `lang` and `turns` of `speaker` and `text`. Records of 4 to 60 turns by two or
more speakers are set in each convention below, in plain text; scored is who begins to speak with which words, by
precision and recall. The words are as people spoke them, with all their colons, lists and quotations.
"""

import argparse
import json
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterator

from archive.intake.parsers.plain import parse
from archive.text.names import fold

Turn = tuple[str, str]
MOST = 40  # records of one language
HEAD = 16  # letters of the first words


def _blank(turns: list[Turn], form: str) -> str:
    return "\n\n".join(form.format(label=who, words=words.replace("\n", "\n\n")) for who, words in turns)


def _wrapped(turns: list[Turn]) -> str:
    lines = []
    for who, words in turns:
        first, *rest = words.split("\n")
        for paragraph in (f"{who}: {first}", *rest):
            lines += textwrap.wrap(paragraph, 72) or [""]
    return "\n".join(line for line in lines if line)


RENDERINGS: dict[str, Callable[[list[Turn]], str]] = {
    "Name: words": lambda turns: _blank(turns, "{label}: {words}"),
    "NAME: words": lambda turns: _blank([(who.upper(), words) for who, words in turns], "{label}: {words}"),
    "**Name:** words": lambda turns: _blank(turns, "**{label}:** {words}"),
    "Name: / words": lambda turns: _blank(turns, "{label}:\n{words}"),
    "Name / words": lambda turns: _blank(turns, "{label}\n{words}"),
    "Name / blank / words": lambda turns: _blank(turns, "{label}\n\n{words}"),
    "[Name]: words": lambda turns: _blank(turns, "[{label}]: {words}"),
    "Name – words": lambda turns: _blank(turns, "{label} – {words}"),
    "wrapped, no blank": _wrapped,
}


def main() -> None:
    """Print one row a convention, one pair of columns a language."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--show", default="", help="convention whose faults are printed")
    given = arguments.parse_args()
    scores: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    languages: dict[str, int] = defaultdict(int)
    for language, turns in _chosen(sys.stdin, languages):
        for name, render in RENDERINGS.items():
            got = list(_understood("A conversation in several turns\n\n2 March 2021\n\n" + render(turns)))
            _score(turns, got, scores[name, language], name == given.show)
    print(f"{'convention':22}" + "".join(f"{language:>14}" for language in sorted(languages)))
    for name in RENDERINGS:
        cells = (_cell(scores[name, language]) for language in sorted(languages))
        print(f"{name:22}" + "".join(f"{cell:>14}" for cell in cells))


def _cell(score: list[int]) -> str:
    right, said, found = score
    return f"{right / max(found, 1):.3f} {right / max(said, 1):.3f}"


def _chosen(lines: Iterator[str], languages: dict[str, int]) -> Iterator[tuple[str, list[Turn]]]:
    """Yield the turns of records in conversation, at most MOST of a language, none with a label of markup."""
    for line in lines:
        record = json.loads(line)
        language = record["lang"].split("-")[0]
        turns = [(turn["speaker"] or "", turn["text"].strip()) for turn in record["turns"]]
        speakers = {who for who, _ in turns}
        fit = 3 < len(turns) < 60 and len(speakers) > 1 and all(who and words for who, words in turns)
        if fit and languages[language] < MOST and all(len(who) < 80 for who in speakers):
            languages[language] += 1
            yield language, _merged(turns)


def _merged(turns: list[Turn]) -> list[Turn]:
    """Return the turns, one for a speaker who goes on."""
    merged: list[Turn] = []
    for who, words in turns:
        if merged and fold(merged[-1][0]) == fold(who):
            merged[-1] = (who, f"{merged[-1][1]}\n{words}")
        else:
            merged.append((who, words))
    return merged


def _understood(text: str) -> Iterator[Turn]:
    draft = parse(text)
    for turn in draft.turns:
        if turn.label is not None:
            yield turn.label, " ".join(draft.text[part.start : part.end] for part in turn.paragraphs)


def _score(turns: list[Turn], got: list[Turn], score: list[int], show: bool) -> None:
    expected = {(fold(who), _letters(words)[:HEAD]) for who, words in turns}
    found = {(fold(who), _letters(words)[:HEAD]) for who, words in got}
    score[0] += len(expected & found)
    score[1] += len(expected)
    score[2] += len(found)
    if show:
        for sign, pairs in (("-", expected - found), ("+", found - expected)):
            for pair in sorted(pairs)[:5]:
                print("  ", sign, *pair)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


if __name__ == "__main__":
    main()
