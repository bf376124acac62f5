"""The texts marked by hand in `sample/`, and how what was found in them is scored."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from archive.text import when
from archive.text.names import NameFinder

SAMPLE = Path(__file__).parent / "sample"
LANGUAGES = ("ar", "ca", "de", "en", "es", "fr", "ru", "uk", "zh")
LATER, LATER_NAMES = "later", "later/names"
LATER_LANGUAGES = (*LANGUAGES, "fa", "it", "ja", "ko", "pl", "pt", "tr")
_MARK = re.compile("⟦([^|⟧]*)\\|([^⟧]*)⟧")


@dataclass(frozen=True)
class Mark:
    """What was marked: `targets` are @keys of entries and EDTF; none where it may be a date or not."""

    start: int
    end: int
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """An excerpt without its marks, and the marks; where only dates are marked, names are not looked for."""

    language: str
    spoken: date | None
    text: str
    marks: tuple[Mark, ...]
    lot: str = "first"
    dates_only: bool = False


@dataclass
class Score:
    """Counts of one language: right, found and marked, and what went wrong, in words."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.counts["right"] / max(1, self.counts["found"])

    @property
    def recall(self) -> float:
        return self.counts["right"] / max(1, self.counts["marked"])


def excerpts(language: str, folder: str = "") -> Iterator[Marked]:
    """Yield the excerpts in a language, of the sample itself or of a folder below it."""
    whole = (SAMPLE / folder / f"{language}.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n\n(?=# origin)", whole):
        head, body = re.fullmatch(r"((?:# [^\n]*\n)+)(.*)", block, re.DOTALL).groups()
        spoken = re.search(r"# spoken: (\S+)", head)
        pieces, marks, length, at = [], [], 0, 0
        for mark in _MARK.finditer(body):
            pieces += [body[at : mark.start()], mark[1]]
            start = length + mark.start() - at
            length, at = start + len(mark[1]), mark.end()
            marks.append(Mark(start, length, tuple(mark[2].split())))
        text = "".join([*pieces, body[at:]])
        yield Marked(
            language,
            date.fromisoformat(spoken[1]) if spoken else None,
            text,
            tuple(marks),
            lot=lot[1] if (lot := re.search(r"# lot: (\S+)", head)) else "first",
            dates_only="# marks: dates" in head,
        )


def names(*files: str) -> list[tuple[str, str, str, str]]:
    """Return (name, key, kind, language) of the entries in tables of the sample."""
    found = []
    for file in files:
        for line in (SAMPLE / file).read_text(encoding="utf-8").splitlines():
            key, kind, *written = line.split("\t")
            found += [(name, key, kind, language) for language, _, name in (each.partition(":") for each in written)]
    return found


def score_dates(language: str, lot: str = "", folder: str = "") -> Score:
    """Return how the dates of a language were found: right are those that touch a mark and say the same.

    A date without a certain meaning is no find, but is counted as "offered" where what was marked is among its readings.
    """
    score = Score()
    for one in excerpts(language, folder):
        if lot not in ("", one.lot):
            continue
        marks = [mark for mark in one.marks if not mark.targets or any(t[0] != "@" for t in mark.targets)]
        found = when.find(one.text, language=language, spoken_on=one.spoken)
        _compare(score, one, marks, [(each.start, each.end, {each.edtf or "?"}) for each in found if each.edtf])
        unsure = [(each, {reading.edtf for reading in each.readings}) for each in found if not each.edtf]
        score.counts["offered"] += sum(
            _shared(mark, each.start, each.end) > 0 and not readings.isdisjoint(mark.targets)
            for each, readings in unsure
            for mark in marks
        )
    return score


def score_names(language: str, finder: NameFinder, folder: str = "") -> Score:
    """Return how the names of a language were found: right are those that share most of a mark and name its entry."""
    score = Score()
    for one in excerpts(language, folder):
        if one.dates_only:
            continue
        marks = [mark for mark in one.marks if not mark.targets or any(t[0] == "@" for t in mark.targets)]
        found = [(f.start, f.end, {f"@{key}" for key in f.keys}) for f in finder.find(one.text) if f.keys]
        _compare(score, one, marks, found, least=0.5)
    return score


def _compare(
    score: Score, one: Marked, marks: list[Mark], found: list[tuple[int, int, set[str]]], least: float = 0.0
) -> None:
    """Add what was found in one excerpt to the score; each mark is found once at most."""
    missed = [mark for mark in marks if mark.targets]
    score.counts["marked"] += len(missed)
    for start, end, says in found:
        touched = [mark for mark in marks if _shared(mark, start, end) > least]
        if touched and not touched[0].targets:
            continue
        right = next((mark for mark in touched if mark in missed and says & set(mark.targets)), None)
        score.counts["found"] += 1
        score.counts["right"] += right is not None
        if right:
            missed.remove(right)
        else:
            score.wrong.append(f"found {one.text[start:end]!r} {sorted(says)} in {_around(one.text, start, end)!r}")
    for mark in missed:
        words = one.text[mark.start : mark.end]
        score.wrong.append(f"missed {words!r} {mark.targets} in {_around(one.text, mark.start, mark.end)!r}")


def _shared(mark: Mark, start: int, end: int) -> float:
    """Return the length that a mark and a span have in common, as a share of the longer."""
    return (min(mark.end, end) - max(mark.start, start)) / max(mark.end - mark.start, end - start)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 30) : end + 30].replace("\n", " ")
