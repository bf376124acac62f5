"""Tables as rows of cells with the number of their line: CSV and its like, and the sheets of Excel workbooks."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any

from openpyxl import load_workbook

from archive.intake.parsers.markup.containers import Container
from archive.intake.received import Refused

WORKBOOK = "xl/workbook.xml"
DELIMITERS = ",;\t|"
WIDEST = 200  # columns
LONGEST = 2_000_000  # characters of a cell
END = "\x1eend\x1e"  # a line after the last: where it is no row of its own, a quotation mark is not closed
Numbered = Iterator[tuple[int, list[Any]]]


def cells_of(line: str, mark: str) -> list[str]:
    """Return the cells of one line, none where it cannot be read."""
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def csv_rows(text: str, mark: str, name: str) -> Numbered:
    """Yield the rows of a table in text; raise Refused where it cannot be read on."""
    csv.field_size_limit(LONGEST)
    reader = csv.reader(chain(io.StringIO(text, newline=""), [END]), delimiter=mark)
    before = 0
    try:
        for cells in reader:
            if cells == [END]:
                return
            if cells and cells[-1].endswith(END):
                at = before + 1
                raise Refused(
                    f"“{name}” is not a table that can be read: line {at} (“a quotation mark is not closed”)."
                )
            # A cell may go on over several lines: a row is told by the line it begins in.
            yield before + 1, list(cells)
            before = reader.line_num
    except csv.Error as error:
        raise Refused(f"“{name}” is not a table that can be read: line {reader.line_num} (“{error}”).") from None


def open_sheets(data: bytes, name: str, *, formulas: bool = False) -> list[tuple[str, Numbered]]:
    """Return the sheets of a workbook (.xlsx) by title: values as computed last, or `formulas` and hours as typed."""
    refuse_entities(Container(data, name), name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
        return [(str(sheet.title), _sheet_rows(sheet, name, formulas)) for sheet in book.worksheets]
    except Exception as error:  # of damage the library reports any kind
        raise Refused(f"“{name}” is a broken workbook (“{error}”).") from None


def refuse_entities(container: Container, name: str) -> None:
    """Refuse a workbook whose parts declare entities, before any library reads them."""
    for part in container.parts:
        if part.endswith((".xml", ".rels")) and b"<!ENTITY" in container.read(part):
            raise Refused(
                f"“{name}” declares entities of its own; it was not opened, since they can be used to do harm."
            )


def _sheet_rows(sheet: Any, name: str, with_hours: bool) -> Numbered:
    rows = enumerate(sheet.iter_rows(values_only=True, max_col=WIDEST), 1)
    while True:
        try:
            number, cells = next(rows)
        except StopIteration:
            return
        except Exception as error:  # of damage the library reports any kind
            raise Refused(f"“{name}” is a broken workbook (“{error}”).") from None
        yield number, [_value(cell, with_hours) for cell in cells]


def _value(cell: Any, with_hours: bool) -> Any:
    """Return a cell's value; a day as it is written in ISO 8601, a whole number without a point."""
    if isinstance(cell, datetime):
        has_hour = with_hours and (cell.hour, cell.minute, cell.second) != (0, 0, 0)
        return cell.isoformat(" ") if has_hour else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell
