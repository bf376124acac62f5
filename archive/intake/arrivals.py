"""What arrives in bulk, and what became of it: frozen values between sources, loading and the report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Self

from archive.intake.rows import PassageRow, Record

TAKEN, CHANGED, UNCHANGED, REFUSED = "taken", "changed", "unchanged", "refused"
LONGEST_KEY = 120  # characters


@dataclass(frozen=True)
class Outcome:
    """What became of a record, or of a source as a whole: `status` is taken, changed, unchanged or refused.

    `line` counts from 1 and `id` is the record's own, where a source holds many.
    """

    source: str
    status: str
    reason: str = ""
    key: str = ""
    line: int | None = None
    id: str = ""


@dataclass(frozen=True)
class Arrival:
    """A record with the key it is to have, the bytes of its source and their digest.

    `shared`: the source holds other records too.
    """

    source: str
    line: int | None
    key: str
    data: bytes
    sha256: str
    record: Record
    shared: bool = False

    def became(self, status: str, reason: str = "") -> Outcome:
        """Return what became of this record."""
        return Outcome(self.source, status, reason, self.key, self.line, self.record.id)

    def with_passages(self, passages: tuple[PassageRow, ...]) -> Self:
        """Return the same record with other passages."""
        return replace(self, record=self.record._replace(passages=passages))


def key_of(number: str, id: str, source: str, prefix: str) -> str:
    """Return a key made of the prefix and the number, else the record's own id, else the source's name.

    A source that is corrected keeps its name, and so its record keeps its key. Names and ids in other scripts
    than Latin give a digest of them.
    """
    for given in (number, id):
        if any(words(given)):
            return joined(prefix, given)
    return joined(prefix, f"statement {sha256(f'{source} {id}'.encode()).hexdigest()[:12]}")


def joined(*parts: str) -> str:
    """Return parts as a key, or the beginning of it where it would be too long."""
    return "-".join(words(" ".join(parts)))[:LONGEST_KEY].strip("-")


def words(text: str) -> Iterator[str]:
    """Yield the runs of Latin letters and digits in `text`, lower-case."""
    return (match.group().lower() for match in re.finditer(r"[A-Za-z0-9]+", text))
