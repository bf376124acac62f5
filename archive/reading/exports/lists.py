"""Other shapes of a whole list: CSV, JSON and an Atom feed, one line or entry a record or passage."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.utils.feedgenerator import Atom1Feed

from archive.reading.excerpts import Found, place
from archive.reading.naming import page_language
from archive.reading.records import Record, records_of
from archive.reading.register import Target, targets
from archive.reading.search.answers import Hit
from archive.reading.search.stream import WholeList
from archive.reading.withdrawn import standing

IN_FEED = 50
# What a spreadsheet would take for a formula is given as words: with an apostrophe before it.
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
RECORD_COLUMNS = (
    "key", "kind", "name", "words_of_date", "edtf", "earliest", "latest", "form", "number", "place", "people",
    "edition", "register_number", "published_at", "address",
)  # fmt: skip
PASSAGE_COLUMNS = ("words", "language", "speaker", "edtf", "key", "name", "paragraph", "edition", "address")
Line = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A list to be taken away: what it says, its address, what was not understood, and its lines."""

    says: str
    address: str
    wrong: list[str]
    found: WholeList
    host: str

    @property
    def columns(self) -> tuple[str, ...]:
        return PASSAGE_COLUMNS if self.found.filters.shape == "passage" else RECORD_COLUMNS

    def lines(self, most: int | None = None) -> Iterator[Line]:
        """Yield the lines of what is public now, in the order of the list."""
        passages = self.found.filters.shape == "passage"
        for hits in self.found.parts(most):
            keys = {hit.key for hit in hits}
            by_key = records_of(keys, keys if passages else ())
            found = [each for hit in hits if hit.key in by_key for each in there(by_key[hit.key], hit)]
            links = targets({key for each in found for key in refers(each)})
            yield from (line_of(each, links, self.host) for each in found)


def there(record: Record, hit: Hit) -> list[Record | Found]:
    """Return what a hit points to: its record, or the passages that the record still has."""
    passages = (place(record, passage) for passage in hit.passages)
    return [each for each in passages if each] if hit.passages else [record]


def refers(each: Record | Found) -> set[str]:
    """Return the keys of the entries that a line names."""
    if isinstance(each, Record):
        return each.refers
    entry = (each.speaker or {}).get("entry") or {}
    return {entry["key"]} if entry.get("key") else set()


def line_of(each: Record | Found, links: Mapping[str, Target], host: str) -> Line:
    """Return one line."""
    return record_line(each, links, host) if isinstance(each, Record) else passage_line(each, links, host)


def record_line(record: Record, links: Mapping[str, Target], host: str) -> Line:
    """Return what is told of a record; people and places as they were called that day, if they stand."""
    when, details = record.when or {}, record.details
    return {
        "key": record.key,
        "kind": record.code,
        "name": record.name[0],
        "words_of_date": when.get("words", ""),
        "edtf": when.get("edtf", ""),
        "earliest": when.get("earliest") or "",
        "latest": when.get("latest") or "",
        "form": details.get("form", ""),
        "number": details.get("number", ""),
        "place": "; ".join(ref["label"] for ref in standing(record.places, links)),
        "people": "; ".join(ref["label"] for ref in standing(record.heard, links)),
        "edition": record.edition,
        "register_number": record.number,
        "published_at": record.published_at.astimezone(UTC).isoformat(timespec="seconds"),
        "address": host + record.address,
    }


def passage_line(found: Found, links: Mapping[str, Target], host: str) -> Line:
    """Return what is told of a passage: its words as received, who says them, where they stand."""
    passage, record = found.passage, found.record
    return {
        "words": found.text["received"][passage["start"] : passage["end"]],
        "language": found.text["language"],
        "speaker": (found.told_speaker(links) or {}).get("name", ""),
        "edtf": (record.when or {}).get("edtf", ""),
        "key": record.key,
        "name": record.name[0],
        "paragraph": passage["number"] or "",
        "edition": record.edition,
        "address": host + record.passage(found.text["id"], passage["anchor"]),
    }


def as_csv(sheet: Sheet) -> Iterator[str]:
    """Yield the list as CSV (RFC 4180, UTF-8 with its mark, by which spreadsheets know it)."""
    yield "\ufeff" + row(sheet.columns)
    for line in sheet.lines():
        yield row(line[name] for name in sheet.columns)


def row(cells: Iterable[Any]) -> str:
    """Return one line of CSV."""
    out = io.StringIO()
    csv.writer(out).writerow(_FORMULA.sub(lambda met: "'" + met[0], str(cell)) for cell in cells)
    return out.getvalue()


def as_json(sheet: Sheet) -> Iterator[str]:
    """Yield the list as one JSON object: what it is, then its `lines`."""
    head = {
        "says": sheet.says,
        "address": sheet.address,
        "register_number": sheet.found.number,
        "total": sheet.found.total,
        "not_understood": sheet.wrong,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "lines": ['
    between = "\n"
    for line in sheet.lines():
        yield between + json.dumps(line, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def as_atom(sheet: Sheet) -> Iterator[str]:
    """Yield an Atom feed of the records published last."""
    feed = Atom1Feed(clean(sheet.says), sheet.address, "", language=page_language(), feed_url=sheet.address)
    for hits in sheet.found.parts(IN_FEED):
        by_key = records_of(hit.key for hit in hits)
        for record in (by_key[hit.key] for hit in hits if hit.key in by_key):
            feed.add_item(
                title=clean(record.name[0]),
                link=sheet.host + record.address,
                description=clean((record.when or {}).get("words", "")),
                unique_id=f"{sheet.host}{record.address}#edition-{record.edition}",
                pubdate=record.published_at,
                updateddate=record.published_at,
            )
    yield feed.writeString("utf-8")


def clean(words: str) -> str:
    """Return words without the signs that XML cannot hold."""
    return _NOT_XML.sub("", words)


LIST_SHAPES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
    "atom": (as_atom, "application/atom+xml; charset=utf-8"),
}
