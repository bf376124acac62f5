"""The register as lines of JSON: how it is carried to a mirror, kept as a copy, or read by others."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from .models import Edition, canonical

TYPES: dict[str, type] = {
    "number": int,
    "key": str,
    "kind": str,
    "edition": int,
    "act": str,
    "note": str,
    "published_at": str,
    "content": dict,
    "previous": str,
    "digest": str,
}


class DumpError(ValueError):
    """A line is not an edition; the message says which and why."""


def lines(editions: Iterable[Edition]) -> Iterator[str]:
    """Yield one line of canonical JSON for each edition."""
    for edition in editions:
        fields = {name: getattr(edition, name) for name in TYPES}
        fields["published_at"] = edition.published_at.isoformat(timespec="microseconds")
        yield canonical(fields)


def editions(rows: Iterable[str]) -> Iterator[Edition]:
    """Yield the editions that lines hold; raises DumpError with the number of the line that is not one."""
    for number, row in enumerate(rows, 1):
        try:
            edition = edition_of(json.loads(row))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DumpError(f"Line {number} is not an edition: {error}.") from error
        yield edition


def edition_of(fields: dict[str, Any]) -> Edition:
    """Return the edition that one line holds; ValueError says what is missing, too much or of the wrong type."""
    odd = set(fields) ^ set(TYPES)
    odd |= {name for name, kind in TYPES.items() if name in fields and type(fields[name]) is not kind}
    if odd:
        raise ValueError(f"{', '.join(sorted(odd))} is missing, unknown or of the wrong type")
    return Edition(**{**fields, "published_at": datetime.fromisoformat(fields["published_at"])})
