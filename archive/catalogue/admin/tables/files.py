"""Tables as files: CSV and XLSX written so that no spreadsheet computes a cell, and read back letter by letter."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from archive.intake.parsers.sheets import DELIMITERS, cells_of, csv_rows, open_sheets
from archive.intake.received import Refused, receive

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CELL = 32_767  # characters that a cell of a workbook can hold
MOST_ROWS = 1_048_576  # rows that a sheet can have
COMPUTED = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet would compute, or takes an apostrophe from
GUARDED = re.compile(r"'+[=+\-@\t\r]")
Row = tuple[int, list[str]]


class TooLong(ValueError):
    """A workbook cannot hold a table."""


class Pen:
    """A file that hands on what is written to it."""

    def write(self, text: str) -> str:
        """Return what is written."""
        return text


def written_csv(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows as CSV in UTF-8 with a mark, since Excel asks for it; cells that it would compute are guarded."""
    writer = csv.writer(Pen())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([f"'{cell}" if COMPUTED.match(cell) else cell for cell in row])


def written_xlsx(title: str, rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a workbook in which every cell is text; raise TooLong."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise TooLong(f"A workbook holds {MOST_ROWS:,} rows, and this table has more: choose CSV.")
        sheet.append([text_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text_cell(sheet: Any, text: str) -> Any:
    """Return a cell that a spreadsheet keeps as the words it holds, None for none; raise TooLong."""
    if not text:
        return None
    if len(text) > MOST_CELL:
        raise TooLong(f"A cell has {len(text):,} characters, a workbook holds {MOST_CELL:,}: choose CSV.")
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", text))
    cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", bool(COMPUTED.match(text))
    return cell


def read_file(data: bytes, name: str) -> tuple[list[str], list[Row], list[str]]:
    """Return the headings of a table, its rows with their lines, and remarks on the whole; raise Refused."""
    if data[:2] == b"PK":
        sheets = open_sheets(data, name, formulas=True)
        remarks = [f"Only the first sheet, “{sheets[0][0]}”, is read."] if len(sheets) > 1 else []
        numbered = sheets[0][1] if sheets else iter(())
        rows = [(line, ["" if cell is None else str(cell) for cell in cells]) for line, cells in numbered]
        guarded = 0
    else:
        received = receive(data, name)
        remarks = [trouble.message for trouble in received.troubles]
        text = received.text.lstrip("\ufeff")
        rows = [(line, list(cells)) for line, cells in csv_rows(text, delimiter(text), name)]
        guarded = sum(bool(GUARDED.match(cell)) for _, cells in rows for cell in cells)
        rows = [(line, [cell[1:] if GUARDED.match(cell) else cell for cell in cells]) for line, cells in rows]
    rows = [(line, [cell.strip() for cell in cells]) for line, cells in rows]
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if not rows:
        raise Refused(f"“{name}” has no rows.")
    return rows[0][1], rows[1:], remarks + told_of_formulas(rows[1:], guarded)


def delimiter(text: str) -> str:
    """Return what parts the headings in the first line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda mark: len(cells_of(first, mark)))


def told_of_formulas(rows: list[Row], guarded: int) -> list[str]:
    """Return that cells look like formulas and are kept as words, if any do."""
    found = sum(cell.startswith("=") for _, cells in rows for cell in cells)
    told = f"{found} cells begin with “=”: nothing is computed, they are kept as the words they are." if found else ""
    freed = f"{guarded} cells lose the apostrophe with which they were written out." if guarded else ""
    return list(filter(None, [told, freed]))
