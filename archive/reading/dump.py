"""The register as lines of JSON: how it is carried to a mirror, kept as a copy, or read by others."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from .models import Edition, canonical

FIELDS = ("number", "key", "kind", "edition", "act", "note", "published_at", "content", "previous", "digest")


class DumpError(ValueError):
    """A line is not an edition; the message says which and why."""


def lines(editions: Iterable[Edition]) -> Iterator[str]:
    """Yield one line of canonical JSON for each edition."""
    for edition in editions:
        fields = {name: getattr(edition, name) for name in FIELDS}
        fields["published_at"] = edition.published_at.isoformat(timespec="microseconds")
        yield canonical(fields)


def editions(rows: Iterable[str]) -> Iterator[Edition]:
    """Yield the editions that lines hold; raises DumpError with the number of the line that is not one."""
    for number, row in enumerate(rows, 1):
        try:
            fields = json.loads(row)
            fields["published_at"] = datetime.fromisoformat(fields["published_at"])
            if set(fields) != set(FIELDS):
                raise KeyError(", ".join(sorted(set(fields) ^ set(FIELDS))))
        except (ValueError, KeyError, TypeError) as error:
            raise DumpError(f"Line {number} is not an edition: {error}.") from error
        yield Edition(**fields)
