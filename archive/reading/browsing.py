"""What the first page and the lists show."""

from typing import Any

from archive.reading.kinds import KINDS, Kind
from archive.reading.pages import Page
from archive.reading.records import Record, published, records
from archive.reading.register import targets

RECENT = 12
READ_FIRST = ("statement", "document", "meeting")


def named(rows: list[Record]) -> dict[str, Any]:
    """Return where the entries that lines of a list name are now."""
    return targets(set().union(*(row.refers for row in rows)))


def home_page(host: str) -> Page:
    """Return the first page."""
    rows = records(published().filter(kind__in=READ_FIRST)[:RECENT])
    return "reading/home.html", {"rows": rows, "links": named(rows), "kinds": KINDS, "host": host}


def list_page(kind: Kind | None, asked: Any) -> Page:
    """Return the list of a kind, or of all kinds."""
    editions = published().filter(kind=kind.code) if kind else published()
    rows = records(editions[:50])
    return "reading/list.html", {"kind": kind, "rows": rows, "links": named(rows)}
