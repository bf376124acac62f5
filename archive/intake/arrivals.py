"""What arrives in bulk, and what became of it: frozen values between sources, loading and the report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Self

from archive.intake.rows import PassageRow, Record

TAKEN, CHANGED, UNCHANGED, REFUSED = "taken", "changed", "unchanged", "refused"
NOTED = "noted"  # nothing became of a record: what the report says besides
LONGEST_KEY = 120  # characters
TELLING = 6  # Latin letters and digits of an id that is taken to be no other record's, in whatever file


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

    `shared`: the source holds other records too; `by_rule`: full names of one entry are confirmed.
    """

    source: str
    line: int | None
    key: str
    data: bytes
    sha256: str
    record: Record
    shared: bool = False
    by_rule: bool = False

    def became(self, status: str, reason: str = "") -> Outcome:
        """Return what became of this record."""
        return Outcome(self.source, status, reason, self.key, self.line, self.record.id)

    def with_passages(self, passages: tuple[PassageRow, ...]) -> Self:
        """Return the same record with other passages."""
        return replace(self, record=self.record._replace(passages=passages))


def key_of(number: str, id: str, source: str, prefix: str, line: int | None = None) -> str:
    """Return a key made of the prefix and the number, the record's own id or the source's name.

    An id that its source gives tells records better apart than a number that many of them may bear ("session 12");
    one as short as "d12" does so within its file only, and stands behind the file's name. A source that is corrected
    keeps its name, and so its record keeps its key. Names and ids in other scripts than Latin give a digest of them.
    """
    file = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    own = id or (str(line) if line else "")
    lost = [digest(id)] if any(letter.isalnum() and not letter.isascii() for letter in id) else []
    if len("".join(words(id))) >= TELLING:
        return joined(prefix, id, *lost)
    if any(words(number)):
        return joined(prefix, number)
    if any(words(file)) and any(words(own)):
        return joined(prefix, file, own, *lost)
    return joined(prefix, "statement", digest(f"{source} {own}"))


def digest(words: str) -> str:
    """Return twelve hexadecimal digits that stand for words."""
    return sha256(words.encode(errors="surrogateescape")).hexdigest()[:12]


def readable(name: str) -> str:
    """Return the name of a file as it can be kept: where its bytes are no UTF-8, their numbers stand for them."""
    return name.encode(errors="backslashreplace").decode()


def joined(*parts: str) -> str:
    """Return parts as a key; where it would be too long, its beginning and a digest of them."""
    key = "-".join(words(" ".join(parts)))
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 13].strip('-')}-{digest(' '.join(parts))}"


def words(text: str) -> Iterator[str]:
    """Yield the runs of Latin letters and digits in `text`, lower-case."""
    return (match.group().lower() for match in re.finditer(r"[A-Za-z0-9]+", text))
