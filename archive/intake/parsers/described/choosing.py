"""Which sources describe people, bodies, places or meetings, told by their beginning; and what they describe."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from archive.intake.descriptions import Description
from archive.intake.drafts import RefusedRecord
from archive.intake.parsers.described.calendar_file import read_calendar
from archive.intake.parsers.described.popolo import LISTS, read_popolo
from archive.intake.parsers.described.tables import (
    delimiter,
    is_objects,
    kind_of,
    numbered,
    parsed,
    read_objects,
    read_sheets,
    read_table,
)
from archive.intake.parsers.described.tei_lists import read_lists
from archive.intake.parsers.described.wikidata import is_entity, read_entities
from archive.intake.parsers.markup.containers import Container
from archive.intake.parsers.sheets import WORKBOOK, open_sheets
from archive.intake.received import LIMIT, MARKED, Refused, receive

HEAD = 128 * 1024  # bytes by which a source is known
TOGETHER = 1000  # lines that are taken in at once
_POPOLO = re.compile(r'^\s*\{\s*"(?:persons|memberships|organizations|posts)"\s*:\s*\[')
_LIST = re.compile(r"<(?:\w+:)?list(?:Person|Org|Place)\b")
_TEI = re.compile(r"<(?:\w+:)?(?:teiCorpus|TEI|listPerson|listOrg|listPlace)\b")
_WORDS = re.compile(rb"<(?:\w+:)?(?:u|sp|body|div)[\s>]")


def form_of(head: bytes, whole: Callable[[], bytes]) -> str:
    """Return which form of description a source has, "" where it is something else.

    `head` are its first HEAD bytes; `whole` gives all of them where they are needed to tell.
    """
    if head.startswith(b"PK\x03\x04"):
        return "sheets" if is_sheets(whole()) else ""
    text = decoded(head)
    start = text.lstrip()[:100]
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return "calendar"
    if start[:1] == "<":
        return (
            "lists" if _TEI.search(text) and (_LIST.search(text) or "teiCorpus" in text) and is_lists(whole()) else ""
        )
    if start[:1] in ("{", "["):
        return form_of_json(text)
    return "table" if delimiter(text) else ""


def is_sheets(data: bytes) -> bool:
    """Return whether the first row of a sheet of a workbook names columns of people or meetings."""
    try:
        return WORKBOOK in Container(data, "").parts and any(
            kind_of("" if cell is None else str(cell) for cell in next(rows, (0, []))[1])
            for _title, rows in open_sheets(data, "")
        )
    except Refused:
        return False


def is_lists(data: bytes) -> bool:
    """Return whether TEI lists people and bodies, and holds no words that anybody spoke."""
    return _LIST.search(data.decode("utf-8", "replace")) is not None and _WORDS.search(data) is None


def decoded(head: bytes) -> str:
    """Return the first characters of a source, near enough to be known by."""
    for mark, codec in MARKED.values():
        if head.startswith(mark):
            return head[len(mark) :].decode(codec, "ignore")
    return head.replace(b"\0", b"").decode("utf-8", "replace")


def form_of_json(text: str) -> str:
    """Return the form of JSON by its first object."""
    first = first_object(text)
    if first is None:
        return "popolo" if _POPOLO.match(text) else ""
    if any(isinstance(first.get(each), list) for each in LISTS) and not {"entries", "texts"} & first.keys():
        return "popolo"
    if is_entity(first):
        return "wikidata"
    return "objects" if is_objects(first) else ""


def first_object(text: str) -> dict[str, Any] | None:
    """Return the first object of JSON, None where it does not end within the beginning."""
    at = text.find("{")
    if at < 0 or text[:at].strip() not in ("", "["):
        return None
    try:
        value, _end = json.JSONDecoder().raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def describe(data: bytes, name: str, form: str) -> Description:
    """Return what a whole source describes; raise Refused where it cannot be read."""
    if len(data) > LIMIT:
        raise Refused(f"“{name}” is {len(data) / 1024**2:.1f} MB; at most {LIMIT // 1024**2} MB are taken in at once.")
    readers = {"calendar": read_calendar, "lists": read_lists, "table": read_table, "sheets": read_sheets}
    if form in readers:
        return readers[form](data, name)
    value = parsed(receive(data, name).text, name)
    if form == "popolo":
        return read_popolo(value, name)
    values = value if isinstance(value, list) else [value]
    return read_entities(numbered(values)) if form == "wikidata" else read_objects(numbered(values), name)


def in_lines(head: bytes) -> bool:
    """Return whether a source is JSON with an object on each line, as a dump of Wikidata has them, too."""
    lines = decoded(head).lstrip("\ufeff \n\r[").split("\n", 1)
    return len(lines) > 1 and first_object(lines[0]) is not None and lines[0].rstrip().rstrip(",").endswith("}")


def describe_lines(lines: Iterable[tuple[int, bytes]], name: str, form: str) -> Iterator[Description]:
    """Yield what the lines (with their numbers) of a source describe, a thousand at a time."""
    waiting = iter(lines)
    while batch := list(islice(waiting, TOGETHER)):
        values, refused = [], []
        for number, line in batch:
            words = decoded(line).strip().rstrip(",")
            if words in ("", "[", "]"):
                continue
            try:
                values.append((number, parsed(words, name)))
            except Refused as refusal:
                refused.append((number, str(refusal)))
        read = read_entities if form == "wikidata" else lambda rows: read_objects(rows, name)
        yield with_refusals(read(values), refused)


def with_refusals(description: Description, refused: list[tuple[int, str]]) -> Description:
    """Return a description with lines that are no JSON."""
    told = tuple(RefusedRecord("", number, reason) for number, reason in refused)
    return Description(description.entries, description.offices, (*description.refused, *told))
