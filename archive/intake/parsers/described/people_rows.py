"""One row or object that tells of a person, and perhaps of an office that they held."""

import re

from archive.intake.descriptions import Described, DescribedOffice, Held
from archive.intake.drafts import EntryRecord, IdentifierRecord, NameRecord, WhenRecord
from archive.intake.parsers.described.columns import SCHEMES, Sorted
from archive.intake.parsers.described.gathering import Gathering, day, key_of, name_of, one_preferred, span
from archive.text import when

_WIKIDATA = re.compile(r"Q\d+")
_CODES = {"wikidata": _WIKIDATA, "iso3166": re.compile(r"[A-Z]{2,3}")}
_PARTED = re.compile(r"\s*[;|]\s*")


def gather_person(gathering: Gathering, row: Sorted, line: int | None) -> None:
    """Take in one row: who, and which office from when to when."""
    identifier = row.said("person")
    name = full_name(row)
    if not name and not (identifier and any(map(row.said, ("office", "organization", "organization_id")))):
        gathering.refuse(identifier, line, "This row names nobody.")
        return
    try:
        life = span(row.said("birth"), row.said("death"))
        tenure = span(row.said("start"), row.said("end")) or in_year(row.said("year"))
    except when.WhenError as error:
        gathering.refuse(identifier, line, f"A date of this row cannot be read: {error}.")
        return
    numbers = gathering.numbers(all_numbers(row), identifier or name, line)
    key = own_key(name, identifier)
    if name:
        key = key if identifier else key_of(f"{name} {row.said('organization')}")
        rest = [f"{column}: {value}" for column, value in row.rest.items()]
        bodiless = row.said("office") if not (row.said("organization") or row.said("organization_id")) else ""
        rest += [f"office: {bodiless}"] if bodiless else []
        record = EntryRecord(
            key, "person", names=names_of(row, name), identifiers=numbers, when=life, summary=row.said("summary")
        )
        gathering.add(Described(record, line, own=bool(identifier), remarks=() if row.said("start") else tuple(rest)))
    if row.said("office") or row.said("organization") or row.said("organization_id"):
        note = "; ".join(filter(None, [row.said("note"), *(f"{a}: {b}" for a, b in row.rest.items())]))
        hold(gathering, row, Held(key, numbers, tenure, note[:300] if row.said("start") else "", line))


def full_name(row: Sorted) -> str:
    """Return a name, put together where it comes in parts."""
    return row.said("name") or " ".join(filter(None, map(row.said, ("given", "particle", "family"))))


def names_of(row: Sorted, name: str) -> tuple[NameRecord, ...]:
    """Return all names in a row."""
    others = [name_of(each, kind="variant") for each in _PARTED.split(row.said("alias")) if each]
    former = [name_of(row.said("former"), kind="former")] if row.said("former") else []
    return one_preferred((name_of(name), *others, *former))


def all_numbers(row: Sorted) -> list[tuple[str, str]]:
    """Return the numbers in a row by scheme; an id that is an address of its own kind (a/b/7) is one, too."""
    numbers = [(scheme, row.said(scheme)) for scheme in SCHEMES]
    identifier = row.said("person")
    if _WIKIDATA.fullmatch(identifier) and not row.said("wikidata"):
        numbers.append(("wikidata", identifier))
    scheme, parted, number = identifier.rpartition("/")
    if parted and scheme and len(scheme) <= 30:
        numbers.append((scheme, number))
    return numbers


def own_key(name: str, identifier: str) -> str:
    """Return a key made of the source's own id; a bare number says nothing to a reader, so the name goes before it."""
    if _WIKIDATA.fullmatch(identifier):
        return key_of(f"{name} {identifier}")
    key = key_of(identifier.rpartition("/")[2])
    return key if re.search(r"[A-Za-z]{3}", identifier.rpartition("/")[2]) else key_of(f"{name} {key}")


def in_year(year: str) -> WhenRecord | None:
    """Return a year in which an office was held, from when to when nobody says."""
    return WhenRecord(year, day(year)) if year else None


def hold(gathering: Gathering, row: Sorted, held: Held) -> None:
    """Take in the office of a row; a membership without a role is that of a member."""
    office, own = row.said("office"), row.said("office_id")
    code = row.said("organization_id")
    body = row.said("organization") or code
    if not body and row.said("start"):
        told = f"The office “{office}” of {held.person} was left out: no column tells of which body it is."
        gathering.refuse(held.person, held.line, told)
    if not body or not (office or row.said("start")):
        return
    office = office or "Member"
    organization = gathering.body(body)
    scheme = next((scheme for scheme, form in _CODES.items() if form.fullmatch(code)), "")
    if scheme:
        add_number(gathering, organization, scheme, code)
    key = key_of(office if body.casefold() in office.casefold() else f"{office} {organization}")
    numbers = (IdentifierRecord("wikidata", own),) if _WIKIDATA.fullmatch(own) else ()
    gathering.hold(DescribedOffice(key, organization, (name_of(office),), numbers, (held,), held.line))


def add_number(gathering: Gathering, key: str, scheme: str, number: str) -> None:
    """Give an organization a number."""
    named = EntryRecord(key, "organization", identifiers=(IdentifierRecord(scheme, number),))
    gathering.add(Described(named))
