"""People, organizations, places, offices and meetings as a source describes them: frozen values, no database here.

The keys are those that the source's own words make; the loader finds out who is known already under another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.intake.drafts import EntryRecord, IdentifierRecord, NameRecord, RefusedRecord, WhenRecord


@dataclass(frozen=True)
class Named:
    """Somebody who takes part in a meeting, as the source names them."""

    name: str
    role: str = "participant"


@dataclass(frozen=True)
class Described:
    """An entry as described; `line` is where it stands (from 1).

    `own`: its key is made of a number that the source gives it, and not of its name alone. `place` and
    `taking_part` are names still; `remarks` is all that has no field of its own.
    """

    record: EntryRecord
    line: int | None = None
    own: bool = False
    place: str = ""
    taking_part: tuple[Named, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """Who held an office: the key of somebody the source describes, or identifiers of somebody known already."""

    person: str
    identifiers: tuple[IdentifierRecord, ...] = ()
    when: WhenRecord | None = None
    note: str = ""
    line: int | None = None


@dataclass(frozen=True)
class DescribedOffice:
    """An office as described; without names it is known by its identifiers, or not at all."""

    key: str
    organization: str
    names: tuple[NameRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()
    held: tuple[Held, ...] = ()
    line: int | None = None


@dataclass(frozen=True)
class Description:
    """All that a source, or a stretch of a long one, describes; `named` were taken in before, and offices name them."""

    entries: tuple[Described, ...] = ()
    offices: tuple[DescribedOffice, ...] = ()
    refused: tuple[RefusedRecord, ...] = ()
    named: tuple[Described, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.offices or self.refused)


Descriptions = Iterator[Description]
