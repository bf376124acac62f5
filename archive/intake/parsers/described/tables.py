"""Tables of people, offices or meetings: CSV and its like, workbooks, lists of JSON objects, JSON lines."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from archive.intake.descriptions import Description
from archive.intake.parsers.described.columns import (
    MEETINGS,
    PEOPLE,
    Sorted,
    is_of_meetings,
    is_of_people,
    sort,
)
from archive.intake.parsers.described.gathering import Gathering
from archive.intake.parsers.described.meeting_rows import gather_meeting
from archive.intake.parsers.described.people_rows import gather_person
from archive.intake.parsers.sheets import DELIMITERS, Numbered, cells_of, csv_rows, open_sheets
from archive.intake.received import Refused, receive

Columns = Mapping[str, tuple[str, ...]]
Gather = Callable[[Gathering, Sorted, int | None], None]
HEAD = 20_000  # characters within which the row of names stands


def kind_of(names: Iterable[str]) -> str:
    """Return "people" or "meetings", by the names of columns; "" for neither."""
    names = [name for name in names if name]
    return "meetings" if is_of_meetings(names) else "people" if is_of_people(names) else ""


def delimiter(text: str) -> str:
    """Return what parts the names in the first line, "" where that names no columns of people or meetings."""
    first = next((line for line in text[:HEAD].lstrip("\ufeff").splitlines() if line.strip()), "")
    return next((mark for mark in DELIMITERS if mark in first and kind_of(cells_of(first, mark))), "")


def read_table(data: bytes, name: str) -> Description:
    """Return what a CSV file describes."""
    text = receive(data, name).text
    mark = delimiter(text)
    if not mark:
        raise Refused(f"“{name}” has no first row that names columns of people or meetings.")
    gathering = Gathering()
    gather_rows(gathering, csv_rows(text.lstrip("\ufeff"), mark, name))
    return gathering.description()


def read_sheets(data: bytes, name: str) -> Description:
    """Return what the sheets of a workbook describe; sheets of something else are told."""
    gathering = Gathering()
    for title, rows in open_sheets(data, name):
        if not gather_rows(gathering, rows):
            gathering.refuse(title, 1, "The first row of this sheet names no columns of people or meetings.")
    if not gathering.entries and not gathering.offices:
        raise Refused(f"“{name}” has no sheet whose first row names columns of people or meetings.")
    return gathering.description()


def gather_rows(gathering: Gathering, rows: Numbered) -> bool:
    """Take in the rows below the row of names; return False where that names nothing known and something else."""
    names: list[str] = []
    take: tuple[Gather, Columns] | None = None
    for number, cells in rows:
        if not any(str(cell).strip() for cell in cells if cell is not None):
            continue
        if take is None:
            names = ["" if cell is None else str(cell).strip() for cell in cells]
            if not kind_of(names):
                return False
            take = taker(names)
            continue
        beyond = [cell for cell in cells[len(names) :] if cell not in (None, "")]
        if beyond:
            gathering.refuse("", number, "This row has more cells than there are names of columns.")
            continue
        take[0](gathering, sort(dict(zip(names, cells, strict=False)), take[1]), number)
    return True


def taker(names: Iterable[str]) -> tuple[Gather, Columns]:
    """Return what takes in a row with these columns, and what they may be called."""
    return (gather_meeting, MEETINGS) if kind_of(names) == "meetings" else (gather_person, PEOPLE)


def read_objects(values: Iterable[tuple[int | None, Any]], name: str) -> Description:
    """Return what (line or place, JSON object) describe, each object a row."""
    gathering = Gathering()
    for line, value in values:
        if not isinstance(value, dict):
            gathering.refuse("", line, "This is no JSON object.")
            continue
        row = flat(value)
        gather, columns = taker(row)
        gather(gathering, sort(row, columns), line)
    return gathering.description()


def flat(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object, or the fields of a record in a dump of a web application, with its number."""
    fields = value.get("fields")
    if isinstance(fields, dict) and "model" in value:
        return {"pk": value.get("pk"), **fields}
    return value


def is_objects(value: Any) -> bool:
    """Return whether a JSON value is an object of a table of people or meetings."""
    return isinstance(value, dict) and "text" not in value and "turns" not in value and bool(kind_of(flat(value)))


def parsed(text: str, name: str) -> Any:
    """Return the value of JSON; raise Refused where it is none."""
    try:
        return json.loads(text, parse_constant=lambda constant: None)
    except (ValueError, RecursionError) as error:
        raise Refused(f"“{name}” is not JSON (“{error}”).") from None


def numbered(values: list[Any]) -> Iterator[tuple[int | None, Any]]:
    """Yield the members of a list with their places, from 1."""
    return ((at, value) for at, value in enumerate(values, 1))
