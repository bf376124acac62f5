"""Statements as JSON: one object, a list of them, or an object a line (JSON lines)."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from archive.intake.drafts import Received, RefusedRecord, Understood
from archive.intake.parsers.markup.decoding import taken_out
from archive.intake.parsers.rows import read_row, sort_values
from archive.intake.received import Refused, receive
from archive.text.names import NameFinder

MEDIA_TYPE = "application/json"
# Lists of the archive's own records format, which another door takes.
_RECORDS = frozenset(("entries", "offices", "texts"))
Found = Iterator[Understood | RefusedRecord]


def read_json(data: bytes, name: str, known_names: NameFinder | None = None) -> Found:
    """Yield the records of a JSON file; of JSON lines each line is kept as a source of its own."""
    text = receive(data, name).text
    try:
        content = _parsed(text)
    except ValueError as error:
        if "\n" not in text.strip():
            raise Refused(f"“{name}” is not JSON (“{error}”).") from None
        yield from _lines(data, name, known_names)
        return
    many = isinstance(content, list)
    if not isinstance(content, (dict, list)):
        raise Refused(f"“{name}” is a bare value of JSON, not a record.")
    if isinstance(content, dict) and _RECORDS & content.keys():
        raise Refused(f"“{name}” describes entries, offices or texts; it is loaded as a file of records.")
    for at, value in enumerate(content if many else [content], 1):
        yield _record(value, partial(_wrapped, data), name, (None, str(at) if many else ""), known_names)


def _lines(data: bytes, name: str, known: NameFinder | None) -> Found:
    """Yield a record a line, and a refusal for a line that is none; a file without any is refused as a whole."""
    found = False
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            value = _parsed(receive(line, name).text)
        except (Refused, ValueError) as error:
            if number == 1:
                raise Refused(f"“{name}” is not JSON: line 1 (“{error}”).") from None
            yield RefusedRecord("", number, f"This line is not JSON (“{error}”).")
            continue
        found = True
        yield _record(value, partial(_wrapped, line), name, (number, ""), known)
    if not found:
        raise Refused(f"“{name}” holds no record.")


def _wrapped(data: bytes, text: str) -> Received:
    return taken_out(data, text, MEDIA_TYPE, "utf-8")


def _record(
    value: Any, receive: Callable[[str], Received], name: str, at: tuple[int | None, str], known: NameFinder | None
) -> Understood | RefusedRecord:
    """Return one record; `at` is its line, or its place in a list."""
    line, place = at
    if not isinstance(value, dict):
        return RefusedRecord(place, line, "A record is an object with named values.")
    identifier = sort_values(value).said("id") or place
    try:
        refuse_no_letters(value)
        record = read_row(value, receive, name, known)
    except Refused as refusal:
        if line is None and not place:
            raise
        return RefusedRecord(identifier, line, str(refusal))
    return Understood(record.draft, record.received, identifier, record.stated)


def refuse_no_letters(value: Any) -> None:
    """Refuse what JSON can write and no text may hold: the character U+0000, and halves of letters."""
    if isinstance(value, str):
        if "\0" in value:
            raise Refused("The record has the character U+0000, which no text may hold.")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Refused("The record has half a letter (an unpaired surrogate), which no text may hold.") from None
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            refuse_no_letters(each)


def _parsed(text: str) -> Any:
    """Return the value of JSON; raise ValueError where it is none, is too deep, or gives one name twice."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        raise ValueError("a name is given twice in one object")
    return content


def _no_number(constant: str) -> Any:
    raise ValueError(f"{constant} is no number of JSON")
