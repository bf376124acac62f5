"""Editions sealed and written: the content of each is put into words once, for its digest and for the register."""

import hashlib
from collections.abc import Iterable
from datetime import UTC

from django.db import connections

from archive.reading.models import Edition, canonical

WRITES = "default"
COLUMNS = ("number", "key", "kind", "edition", "act", "note", "published_at", "content", "previous", "digest")


def seal(edition: Edition) -> str:
    """Give an edition its digest, the one that `edition.sealed()` returns, and return its content as canonical JSON."""
    content = canonical(edition.content)
    # In canonical JSON the keys are in the order of letters: act, content, and then all the others.
    others = canonical(
        {
            "edition": edition.edition,
            "key": edition.key,
            "kind": edition.kind,
            "note": edition.note,
            "number": edition.number,
            "previous": edition.previous,
            "published_at": edition.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        }
    )
    words = f'{{"act":{canonical(edition.act)},"content":{content},{others[1:]}'
    edition.digest = hashlib.sha256(words.encode()).hexdigest()
    return content


def write(editions: Iterable[tuple[Edition, str]]) -> None:
    """Write new editions, each with its content as JSON, into the register."""
    names = ", ".join(COLUMNS)
    with (
        connections[WRITES].cursor() as cursor,
        cursor.copy(f"COPY {Edition._meta.db_table} ({names}) FROM STDIN") as copy,
    ):
        for edition, content in editions:
            row = {**vars(edition), "content": content}
            copy.write_row([row[name] for name in COLUMNS])
            edition._state.adding, edition._state.db = False, WRITES
