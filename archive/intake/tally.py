"""What became of everything that was named: counted, and each refusal with its file, line and reason."""

import csv
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from django.utils.translation import override

from archive.intake.arrivals import CHANGED, NOTED, REFUSED, TAKEN, UNCHANGED, Outcome
from archive.sentences import in_language

STATUSES = (TAKEN, CHANGED, UNCHANGED, REFUSED)
UNDONE, LEFT = "undone", "left as they are"  # of records, when a run is undone
COLUMNS = ("file", "line", "id", "key", "reason")
SHOWN = 50  # refusals that are listed at the end; the CSV has them all
WIDTH = 30  # characters of the bar
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Tally(AbstractContextManager["Tally"]):
    """Counts outcomes and keeps the first refusals; all of them go to a CSV file where one is asked for.

    Reasons are told in a language of the pages; `statuses` are what is counted, in the order of the summary.
    """

    def __init__(self, report: Path | None = None, language: str = "en", statuses: Sequence[str] = STATUSES) -> None:
        self.language, self.statuses = language, statuses
        self.counts: Counter[str] = Counter()
        self.refusals: list[Outcome] = []
        self.file = report.open("w", encoding="utf-8", errors="backslashreplace", newline="") if report else None
        self.rows = csv.writer(self.file) if self.file else None
        if self.rows:
            self.rows.writerow(COLUMNS)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.file:
            self.file.close()

    def add(self, outcome: Outcome) -> None:
        """Count what became of a record or a source."""
        if outcome.status != NOTED:
            self.counts[outcome.status] += 1
        if outcome.status not in (REFUSED, LEFT, NOTED):
            return
        with override(self.language):
            outcome = replace(outcome, reason=in_language(outcome.reason))
        if outcome.status != NOTED and len(self.refusals) < SHOWN:
            self.refusals.append(outcome)
        if self.rows and self.file:
            row = (outcome.source, outcome.line or "", outcome.id, outcome.key, outcome.reason)
            self.rows.writerow([plain(str(value)) for value in row])
            self.file.flush()

    def summary(self) -> str:
        """Return the counts in words."""
        return ", ".join(f"{self.counts[status]:,} {status}" for status in self.statuses)

    def refused(self) -> str:
        """Return the refusals, one a line: file, line or id, reason."""
        more = self.counts[REFUSED] + self.counts[LEFT] - len(self.refusals)
        rest = [f"… and {more:,} more: --report FILE.csv lists all of them"] if more > 0 else []
        return "\n".join([*map(in_words, self.refusals), *rest])


def in_words(outcome: Outcome) -> str:
    """Return a refusal as a line."""
    place = f", line {outcome.line}" if outcome.line else ""
    which = f", {outcome.id}" if outcome.id else ""
    return f"{outcome.source}{place}{which}: {outcome.reason}"


def plain(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


class Progress:
    """How far a long run has come: a bar on a terminal, a line now and then elsewhere."""

    def __init__(self, stream: TextIO, total: int, every: float | None = None) -> None:
        self.stream, self.total, self.done = stream, total, 0
        self.terminal = stream.isatty()
        self.every = every if every is not None else (0.2 if self.terminal else 10.0)
        self.started = self.told = time.monotonic()

    def advance(self, weight: int) -> Self:
        """Note that so many more bytes are done."""
        self.done += weight
        return self

    def show(self, tally: Tally, *, last: bool = False) -> None:
        """Say how far it is, unless that was said a moment ago."""
        now = time.monotonic()
        if now - self.told < self.every and not (last and self.terminal):
            return
        self.told = now
        share = 1.0 if last else min(self.done / self.total, 1.0) if self.total else 0.0
        filled = "█" * int(share * WIDTH)
        speed = sum(tally.counts.values()) / max(now - self.started, 0.001)
        line = f"{share:4.0%} {filled:<{WIDTH}} {tally.summary()}, {speed:,.0f} a second"
        self.stream.write(f"\r\x1b[K{line}" + ("\n" if last else "") if self.terminal else f"{line}\n")
        self.stream.flush()
