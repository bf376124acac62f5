"""Tables of statements: CSV and its like, and sheets of Excel workbooks, a statement a row below a row of names."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from archive.intake.drafts import Draft, Received, RefusedRecord, Trouble, Understood
from archive.intake.parsers.markup.decoding import taken_out
from archive.intake.parsers.rows import NAMES, Row, read_row, sort_values
from archive.intake.parsers.sheets import DELIMITERS, Numbered, cells_of, csv_rows, open_sheets
from archive.intake.received import Refused, receive
from archive.text.names import NameFinder

CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = 20_000  # characters within which the row of names stands
_FORMULA = re.compile(r"=[A-Z(@+-]")
Found = Iterator[Understood | RefusedRecord]


def is_table(head: str) -> bool:
    """Tell whether characters begin with a row of names of a table of statements: words, and something beside them."""
    return bool(_delimiter(head))


def _delimiter(text: str) -> str:
    """Return what parts the names in the first line, "" where that names no columns of statements."""
    first = next((line for line in text[:_HEAD].lstrip("\ufeff").splitlines() if line.strip()), "")
    return next((mark for mark in DELIMITERS if mark in first and _is_heading(cells_of(first, mark))), "")


def read_csv(data: bytes, name: str, known_names: NameFinder | None = None) -> Found:
    """Yield the statements of a CSV file; a bad row is told with its line."""
    received = receive(data, name)
    mark = _delimiter(received.text) or ","
    wrap = partial(taken_out, data, media_type=CSV_TYPE, encoding=received.encoding, troubles=received.troubles)
    yield from _statements(csv_rows(received.text, mark, name), wrap, name, known_names)


def _is_heading(cells: Iterable[Any]) -> bool:
    """Tell whether cells name the columns of a table of statements."""
    named = sort_values({str(cell): str(cell) for cell in cells if cell is not None}).values
    return "text" in named and bool(named.keys() & {"title", "date", "speaker", "number", "id", "language"})


def read_workbook(data: bytes, name: str, known_names: NameFinder | None = None) -> Found:
    """Yield the statements in the sheets of a workbook (.xlsx): values as they were last computed, no formulas."""
    wrap = partial(taken_out, data, media_type=XLSX_TYPE)
    found = False
    for title, rows in open_sheets(data, name):
        for record in _statements(rows, wrap, f"{name}, {title}", known_names, lenient=True):
            found = True
            yield record
    if not found:
        raise Refused(f"“{name}” has no sheet whose first row names a text and a title, date or speaker.")


def _statements(
    rows: Numbered, wrap: Callable[[str], Received], name: str, known: NameFinder | None, *, lenient: bool = False
) -> Found:
    """Yield a record for each row below the row of names; a `lenient` table without names yields nothing."""
    names: list[str] = []
    for number, cells in rows:
        if not any(str(cell).strip() for cell in cells if cell is not None):
            continue
        if not names:
            if not _is_heading(cells):
                if lenient:
                    return
                raise Refused(f"“{name}” has no first row that names its columns, a text and a title, date or speaker.")
            names = [str(cell).strip() if cell is not None else "" for cell in cells]
            _refuse_twice(names, name)
            continue
        yield _statement(names, cells, number, wrap, known)


def _refuse_twice(names: list[str], name: str) -> None:
    twice = next((each for each in names if each and names.count(each) > 1), "")
    if twice:
        raise Refused(f"“{name}” has two columns named “{twice}”.")


def _statement(
    names: list[str], cells: list[Any], number: int, wrap: Callable[[str], Received], known: NameFinder | None
) -> Understood | RefusedRecord:
    named = {name: cell for name, cell in zip(names, cells, strict=False) if name}
    beyond = [cell for at, cell in enumerate(cells) if cell not in (None, "") and (at >= len(names) or not names[at])]
    row: Row = sort_values(named)
    identifier = row.said("id") or str(number)
    if beyond:
        return RefusedRecord(identifier, number, "This row has more cells than there are names of columns.")
    if not row.said("text"):
        return RefusedRecord(identifier, number, "This row has no text.")
    try:
        record = read_row({**named, **_plain(named)}, wrap, known=known)
    except Refused as refusal:
        return RefusedRecord(identifier, number, str(refusal))
    return Understood(_told(record.draft, named), record.received, identifier, record.stated)


def _plain(named: dict[str, Any]) -> dict[str, str]:
    """Return the columns that hold the text as words, whatever the sheet took them for."""
    return {name: str(value) for name, value in named.items() if name.strip().casefold() in NAMES["text"]}


def _told(draft: Draft, named: dict[str, Any]) -> Draft:
    """Return the draft with a trouble for each cell that a spreadsheet would compute; here it is words."""
    formulas = [name for name, cell in named.items() if isinstance(cell, str) and _FORMULA.match(cell)]
    message = "“{name}” looks like a formula; it is kept as the words it is."
    troubles = [Trouble("formula", message.format(name=name)) for name in formulas]
    return replace(draft, troubles=(*draft.troubles, *troubles))
