"""A bulk change is tried and taken back, to be shown; or made, if what it does is what was shown."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.catalogue.history.notes import by_program
from archive.catalogue.models import BulkChange
from archive.intake.received import Refused
from archive.sentences import in_language

from .files import read_file
from .nouns import BY_SLUG, ROW, Noun
from .questions import rows_asked_for
from .weighing import CHANGED, NEW, REFUSED, UNCHANGED, Cells, Scales, Weighed, is_pointing
from .writing import write

AT_ONCE = 500  # rows
MOST = 20_000  # rows of one table at the desk
Numbered = Sequence[tuple[int, Cells]]


class Changed(Exception):
    """The catalogue has changed since a bulk change was shown: it would do something else now."""


class TakenBack(Exception):
    """What was tried is taken back."""


def show(change: BulkChange) -> None:
    """Try a bulk change, take it back, and keep what it would do. Raise Refused where the table cannot be read."""
    try:
        with transaction.atomic():
            report = carried_out(change)
            raise TakenBack
    except TakenBack:
        change.report, change.shown = report, digest(report)
        change.save()


def make(change: BulkChange) -> None:
    """Make a bulk change as it was shown, as one act of the history; raise Changed where it would do something else."""
    try:
        with transaction.atomic(), pghistory.context(**by_program(note_of(change))) as act:
            report = carried_out(change)
            if digest(report) != change.shown:
                raise Changed
            change.act, change.made_at = act.id, timezone.now()
            change.save(update_fields=["act", "made_at"])
    except Changed:
        change.report, change.shown = report, digest(report)
        change.save(update_fields=["report", "shown"])
        raise


def digest(report: dict[str, Any]) -> str:
    """Return the SHA-256 of a report."""
    return hashlib.sha256(json.dumps(report, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def note_of(change: BulkChange) -> str:
    """Return what the history says of a bulk change."""
    return f"Table of {change.noun}: {change.filename}" if change.filename else str(change.asked.get("told", ""))


def carried_out(change: BulkChange) -> dict[str, Any]:
    """Write what a bulk change does and return what became of each row, as JSON."""
    noun = BY_SLUG[change.noun]
    columns, rows, remarks, misread = read(noun, change)
    scales = Scales(noun, change.by, columns)
    weighed: list[Weighed] = list(misread)
    with override("en"):  # the report is kept, and shown in the language of whoever reads it
        for some in chunks(rows, scales):
            found = scales.weigh(some)
            write(noun, found)
            weighed += found
    weighed.sort(key=lambda one: one.line)
    counted = {name: sum(one.outcome == name for one in weighed) for name in (NEW, CHANGED, UNCHANGED, REFUSED)}
    return {"remarks": remarks, "counted": counted, "rows": [one.told() for one in weighed]}


def read(noun: Noun, change: BulkChange) -> tuple[dict[str, Any], Numbered, list[str], list[Weighed]]:
    """Return the columns, the rows, remarks on the whole, and rows that cannot be read; raise Refused."""
    if not change.content:
        cells = rows_asked_for(noun, change)
        names = {name for _, row in cells for name in row} - {ROW}
        return {name: noun.called(name) for name in sorted(names)}, cells, [], []
    headings, lines, remarks = read_file(bytes(change.content), change.filename)
    if len(lines) > MOST:
        raise Refused(f"This table has {len(lines):,} rows; at the desk {MOST:,} at once are enough. Send it in parts.")
    found = {at: noun.called(heading) for at, heading in enumerate(headings) if heading}
    numbers = [at for at, heading in enumerate(headings) if noun.numbered and heading.casefold() == ROW]
    names = [column.name for column in found.values() if column]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise Refused(f"Two columns of this table are “{twice}”.")
    if not numbers and noun.known_by[0] not in names:
        needed = f"“{ROW}” or “{noun.known_by[0]}”" if noun.numbered else f"“{noun.known_by[0]}”"
        raise Refused(f"No column of this table is called {needed}: nothing says which record a row is about.")
    unknown = [headings[at] for at, column in found.items() if column is None and at not in numbers]
    remarks += [f"The column “{heading}” is not one of {noun.title}: its cells are not read." for heading in unknown]
    where = {at: column.name for at, column in found.items() if column} | {at: ROW for at in numbers}
    rows = [(line, {name: cells[at] for at, name in where.items() if at < len(cells)}) for line, cells in lines]
    wide = {line for line, cells in lines if any(cells[at] for at in range(len(cells)) if at not in found)}
    misread = [Weighed(line, "", REFUSED, "there are cells under no heading") for line in sorted(wide)]
    columns = {column.name: column for column in found.values() if column}
    return columns, [(line, cells) for line, cells in rows if line not in wide], remarks, misread


def chunks(rows: Numbered, scales: Scales) -> Iterator[Numbered]:
    """Yield some rows at a time; one that names a record of the same lot comes after it, in the next."""
    lot: list[tuple[int, Cells]] = []
    known: set[str] = set()
    pointing = [(name, column) for name, column in scales.columns.items() if is_pointing(column)]
    for line, cells in rows:
        named = {key for name, column in pointing for key in column.wanted(cells.get(name, ""))}
        if len(lot) >= AT_ONCE or named & known:
            yield lot
            lot, known = [], set()
        lot.append((line, cells))
        if scales.noun.known_by == ("key",):
            known.add(cells.get("key", ""))
    if lot:
        yield lot


def outcomes(report: dict[str, Any]) -> Iterable[list[str]]:
    """Yield a report as the rows of a table: one for each change, and one for each row without any."""
    yield [_("line"), _("record"), _("outcome"), _("column"), _("before"), _("after"), _("reason")]
    for line, key, outcome, changes, reason in report.get("rows", []):
        for column, before, after in changes or [("", "", "")]:
            yield [str(line), key, in_language(outcome), column, before, after, in_language(reason)]
