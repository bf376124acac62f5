"""People, offices and who held them: tables (CSV) and Popolo JSON become records of entries and offices."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from archive.intake.drafts import (
    EntryRecord,
    IdentifierRecord,
    NameRecord,
    OfficeRecord,
    Records,
    RefusedRecord,
    TenureRecord,
    WhenRecord,
)
from archive.intake.received import Refused
from archive.text import languages, when

LONGEST_KEY = 100  # characters
# What a column is called, the usual name first.
COLUMNS = {
    "person": ("person_id", "officeholder", "id", "person"),
    "name": ("name", "officeholderlabel", "full_name", "latestname", "имя", "姓名"),
    "given": ("given_name", "forename", "first_name", "vorname"),
    "family": ("family_name", "surname", "last_name", "nachname"),
    "office": ("office", "role", "positionlabel", "post", "title", "rolle", "должность", "职务"),
    "organization": ("organization", "organization_id", "organisation", "body", "country", "territory"),
    "start": ("start", "start_date", "started", "start_year", "from"),
    "end": ("end", "end_date", "ended", "end_year", "to"),
    "birth": ("birth", "birth_date", "born"),
    "death": ("death", "death_date", "died"),
    "wikidata": ("wikidata", "wikidata_id", "qid"),
    "viaf": ("viaf",),
    "isni": ("isni",),
}
SCHEMES = ("wikidata", "viaf", "isni")
_WIKIDATA = re.compile(r"Q\d+")


@dataclass
class _Gathered:
    """Entries and offices by key, as the rows bring them together."""

    people: dict[str, EntryRecord] = field(default_factory=dict)
    organizations: dict[str, EntryRecord] = field(default_factory=dict)
    offices: dict[str, OfficeRecord] = field(default_factory=dict)
    refused: list[RefusedRecord] = field(default_factory=list)

    def records(self) -> Records:
        """Return all of them as records."""
        return Records((*self.people.values(), *self.organizations.values()), tuple(self.offices.values()))


def read_people_table(text: str, file: str) -> tuple[Records, list[RefusedRecord]]:
    """Return the people, organizations and offices of a CSV table, and the rows that name nobody."""
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    gathered = _Gathered()
    try:
        names = _columns(reader.fieldnames or ())
        if not names.keys() & {"name", "family"}:
            raise Refused(f"“{file}” has no column with the names of people (name, or surname and forename).")
        for row in reader:
            said = {meaning: (row.get(column) or "").strip() for meaning, column in names.items()}
            _gather(gathered, said, reader.line_num)
    except csv.Error as error:
        raise Refused(f"“{file}” is not a table that can be read: line {reader.line_num}: {error}.") from None
    return gathered.records(), gathered.refused


def read_popolo(text: str, file: str) -> tuple[Records, list[RefusedRecord]]:
    """Return the people, organizations and memberships of a Popolo file; memberships of nobody known are told."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(f"“{file}” is not JSON: {error}.") from None
    if not isinstance(content, dict) or not content.keys() & {"persons", "memberships"}:
        raise Refused(f"“{file}” is no Popolo file: it lists neither persons nor memberships.")
    lists = {name: [each for each in content.get(name) or [] if isinstance(each, dict)] for name in _LISTS}
    persons = {str(each.get("id")): each for each in lists["persons"]}
    names = {str(each.get("id")): str(each.get("name") or "") for each in (*lists["organizations"], *lists["posts"])}
    gathered = _Gathered()
    for at, person in enumerate(lists["persons"], 1):
        _gather(gathered, _of_person(person), at)
    for at, membership in enumerate(lists["memberships"], 1):
        person = persons.get(str(membership.get("person_id")), {})
        organization = str(membership.get("organization_id") or "")
        post = names.get(str(membership.get("post_id")), "")
        office = str(membership.get("role") or membership.get("label") or post or "")
        said = {"organization": names.get(organization) or organization, "office": office}
        said |= {"start": str(membership.get("start_date") or ""), "end": str(membership.get("end_date") or "")}
        _gather(gathered, {**_of_person(person), **said}, at)
    return gathered.records(), gathered.refused


_LISTS = ("persons", "organizations", "posts", "memberships")


def _of_person(person: Mapping[str, Any]) -> dict[str, str]:
    said = {"person": person.get("id"), "name": person.get("name"), "birth": person.get("birth_date")}
    said["death"] = person.get("death_date")
    for identifier in person.get("identifiers") or ():
        if isinstance(identifier, dict) and identifier.get("scheme") in SCHEMES:
            said[identifier["scheme"]] = identifier.get("identifier")
    return {name: str(value or "") for name, value in said.items()}


def _columns(fieldnames: Iterable[str]) -> dict[str, str]:
    """Return which column of a table says what; of two that say one thing the usual name counts."""
    given = {name.strip().casefold().replace(" ", "_"): name for name in fieldnames if name}
    found = {meaning: next((given[each] for each in names if each in given), "") for meaning, names in COLUMNS.items()}
    return {meaning: column for meaning, column in found.items() if column}


def _gather(gathered: _Gathered, said: Mapping[str, str], line: int) -> None:
    """Take in one row: who, and which office from when to when."""
    name = said.get("name") or f"{said.get('given', '')} {said.get('family', '')}".strip()
    identifier = said.get("person", "")
    if not name:
        gathered.refused.append(RefusedRecord(identifier, line, "This row names nobody."))
        return
    try:
        life = _span(said.get("birth", ""), said.get("death", ""))
        tenure = _span(said.get("start", ""), said.get("end", ""))
    except when.WhenError as error:
        gathered.refused.append(RefusedRecord(identifier, line, f"A date of this row cannot be read: {error}."))
        return
    numbers = {scheme: said.get(scheme, "") for scheme in SCHEMES}
    numbers["wikidata"] = numbers["wikidata"] or (identifier if _WIKIDATA.fullmatch(identifier) else "")
    # A number of Wikidata says nothing to a reader of an address; the name with it tells two of one name apart.
    key = key_of(f"{name} {identifier}" if _WIKIDATA.fullmatch(identifier) else identifier.rpartition("/")[2] or name)
    if identifier and not re.search(r"[A-Za-z]{3}", key):
        key = key_of(f"{name} {key}")
    identifiers = tuple(IdentifierRecord(scheme, value) for scheme, value in numbers.items() if value)
    person = EntryRecord(key, "person", names=(_name(name),), identifiers=identifiers, when=life)
    gathered.people.setdefault(key, person)
    if said.get("office") and said.get("organization"):
        _hold(gathered, key, said["office"], said["organization"], tenure)


def _hold(gathered: _Gathered, person: str, office: str, organization: str, tenure: WhenRecord | None) -> None:
    body = key_of(organization)
    gathered.organizations.setdefault(body, EntryRecord(body, "organization", names=(_name(organization),)))
    key = key_of(f"{office} {organization}" if organization.casefold() not in office.casefold() else office)
    before = gathered.offices.get(key, OfficeRecord(key, body, (_name(office),)))
    held = (*before.tenures, TenureRecord(person, tenure))
    gathered.offices[key] = OfficeRecord(key, body, before.names, tuple(dict.fromkeys(held)))


def _name(words: str) -> NameRecord:
    language = languages.detect(words)
    return NameRecord(words, "" if language == languages.UNKNOWN else language)


def _span(start: str, end: str) -> WhenRecord | None:
    """Return a stretch of time in EDTF, open where no end is given; None where neither is."""
    if not (start or end):
        return None
    edtf = f"{_day(start)}/{_day(end)}" if end else f"{_day(start)}/.."
    when.from_edtf(edtf)
    return WhenRecord(f"{start}–{end}", edtf)


def _day(said: str) -> str:
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", said)
    return match[0] if match else said


def key_of(words: str) -> str:
    """Return a key of Latin letters and digits; words in other scripts become a digest of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    key = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_KEY].strip("-")
    lost = sum(char.isalpha() and not unicodedata.normalize("NFKD", char)[0].isascii() for char in words)
    return key if key and not lost else f"{key}-{sha256(words.encode()).hexdigest()[:10]}".strip("-")
