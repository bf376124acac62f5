"""What the rows of a source bring together: one entry a key, one office a key, and what had to be refused."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from archive.intake.descriptions import Described, DescribedOffice, Description
from archive.intake.drafts import LONGEST_NAME, EntryRecord, IdentifierRecord, NameRecord, RefusedRecord, WhenRecord
from archive.text import identifiers, languages, when

LONGEST_KEY = 100  # characters
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")


@dataclass
class Gathering:
    """Entries and offices by key, in the order in which the source names them."""

    entries: dict[str, Described] = field(default_factory=dict)
    offices: dict[str, DescribedOffice] = field(default_factory=dict)
    refused: list[RefusedRecord] = field(default_factory=list)

    def add(self, described: Described) -> str:
        """Take in an entry, or what is new of one that was named before, and return its key."""
        key = described.record.key
        names = self.whole_names(described.record.names, key, described.line)
        described = replace(described, record=replace(described.record, names=names))
        before = self.entries.get(key)
        self.entries[key] = described if before is None else joined(before, described)
        return key

    def body(self, name: str, own: str = "", form: str = "") -> str:
        """Take in an organization that is only named, and return its key."""
        key = key_of(own or name)
        details = {"form": form} if form else {}
        record = EntryRecord(key, "organization", names=(name_of(name),), details=details)
        if key not in self.entries:
            self.add(Described(record, own=bool(own)))
        return key

    def hold(self, office: DescribedOffice) -> None:
        """Take in who held an office."""
        office = replace(office, names=self.whole_names(office.names, office.key, office.line))
        before = self.offices.get(office.key)
        if before is not None:
            names = tuple(dict.fromkeys((*before.names, *office.names)))
            held = tuple(dict.fromkeys((*before.held, *office.held)))
            office = replace(before, names=names, held=held)
        self.offices[office.key] = office

    def whole_names(self, names: tuple[NameRecord, ...], id: str, line: int | None) -> tuple[NameRecord, ...]:
        """Return names that the catalogue can hold; of one that is too long the beginning, and that is told."""
        if all(len(name.text) <= LONGEST_NAME for name in names):
            return names
        self.refuse(id, line, f"A name has more than {LONGEST_NAME} characters: its beginning was taken.")
        return tuple(replace(name, text=name.text[:LONGEST_NAME]) for name in names)

    def refuse(self, id: str, line: int | None, reason: str) -> None:
        """Note what cannot be taken."""
        self.refused.append(RefusedRecord(id, line, reason))

    def numbers(self, given: Iterable[tuple[str, str]], id: str, line: int | None) -> tuple[IdentifierRecord, ...]:
        """Return the identifiers that can be such; the others are told."""
        found = []
        for scheme, value in given:
            if not value.strip():
                continue
            try:
                found.append(IdentifierRecord(scheme[:30], identifiers.normal(scheme, value)[:200]))
            except ValueError as error:
                self.refuse(id, line, f"{error}; all else was taken.")
        return tuple(dict.fromkeys(found))

    def description(self) -> Description:
        """Return all that was gathered."""
        return Description(tuple(self.entries.values()), tuple(self.offices.values()), tuple(self.refused))


def joined(before: Described, more: Described) -> Described:
    """Return what two places of a source say of one entry."""
    one, other = before.record, more.record
    record = replace(
        one,
        names=one_preferred((*one.names, *other.names)),
        identifiers=tuple(dict.fromkeys((*one.identifiers, *other.identifiers))),
        when=one.when or other.when,
        summary=one.summary or other.summary,
        details={**other.details, **one.details},
    )
    remarks = tuple(dict.fromkeys((*before.remarks, *more.remarks)))
    part = tuple(dict.fromkeys((*before.taking_part, *more.taking_part)))
    return replace(before, record=record, remarks=remarks, taking_part=part, place=before.place or more.place)


def one_preferred(names: Iterable[NameRecord]) -> tuple[NameRecord, ...]:
    """Return names each once; of two preferred in one language the second is a variant."""
    seen: set[tuple[str, str]] = set()
    preferred: set[str] = set()
    found = []
    for name in names:
        language = name.language or "und"
        if not name.text or (name.text, language) in seen:
            continue
        seen.add((name.text, language))
        second = name.kind == "preferred" and language in preferred
        preferred |= {language} if name.kind == "preferred" else set()
        found.append(replace(name, kind="variant") if second else name)
    return tuple(found)


def name_of(words: str, language: str = "", kind: str = "preferred") -> NameRecord:
    """Return words as a name; where the source does not say its language, their script may."""
    found = language or languages.detect(words)
    return NameRecord(words, "" if found == languages.UNKNOWN else found, kind)


def key_of(words: str) -> str:
    """Return a key of Latin letters and digits; where letters of another script would be lost, a digest tells them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    key = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_KEY].strip("-")
    lost = sum(char.isalpha() and not unicodedata.normalize("NFKD", char)[0].isascii() for char in words)
    digest = sha256(words.encode("utf-8", "replace")).hexdigest()[:10]
    return key if key and not lost and len(plain) <= LONGEST_KEY else f"{key[:80].strip('-') or 'name'}-{digest}"


def span(start: str, end: str) -> WhenRecord | None:
    """Return a stretch of time in EDTF, open where no end is given; None where neither is. Raise when.WhenError."""
    start, end = start.strip(), end.strip()
    if not (start or end):
        return None
    edtf = f"{day(start)}/{day(end) or '..'}" if start else f"/{day(end)}"
    when.from_edtf(edtf)
    return WhenRecord(f"{start}–{end}"[:200], edtf)


def day(said: str) -> str:
    """Return a day, month or year in EDTF, "" for none; words that are no date raise when.WhenError."""
    if not said or said in ("9999-12-31", "9999"):
        return ""
    match = _DAY.fullmatch(said)
    if match is None:
        return when.read(said).edtf if not said.isdigit() else said
    parts = [part for part in match.groups() if part]
    while len(parts) > 1 and parts[-1] == "00":
        parts.pop()
    return "-".join(parts)
