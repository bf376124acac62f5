"""Offices as described and who held them: known offices are found by number or key, tenures written once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.catalogue.models import Entry, Office, OfficeIdentifier, Tenure
from archive.intake.authorities.removed import REMOVED, parted_tenures
from archive.intake.descriptions import DescribedOffice, Held
from archive.intake.drafts import OfficeRecord, Records, WhenRecord
from archive.intake.load_records import load_records
from archive.text.when import from_edtf

_YEARS = re.compile(r"(?P<first>\d{4})(?:/(?P<last>\d{4}))?")
Who = Callable[[Held], Entry | None]


@dataclass
class Told:
    """What became of the offices: how many are new, have new holders, and (line, id, reason) of what was not taken."""

    new: int = 0
    changed: int = 0
    refused: list[tuple[int | None, str, str]] = field(default_factory=list)


def take_offices(offices: Sequence[DescribedOffice], organizations: dict[str, Entry], who: Who) -> Told:
    """Write offices and tenures that are not there yet; `organizations` are the bodies by the source's keys."""
    told = Told()
    there = known_offices(offices)
    fresh = [one for one in offices if one.key not in there and one.names and one.organization in organizations]
    records = tuple(OfficeRecord(one.key, organizations[one.organization].key, one.names) for one in fresh)
    load_records([Records(offices=records)], nothing)
    made = Office.objects.in_bulk([one.key for one in fresh], field_name="key")
    numbers = [(made[one.key], number) for one in fresh for number in one.identifiers]
    OfficeIdentifier.objects.bulk_create(
        [OfficeIdentifier(office=office, scheme=one.scheme, value=one.value) for office, one in numbers],
        ignore_conflicts=True,
    )
    told.new = len(made)
    changed = write_tenures(offices, {**there, **made}, who, told)
    told.changed = len(changed - {office.pk for office in made.values()})
    return told


def nothing(name: str) -> bytes:
    """Return the bytes of a text: offices have none."""
    raise FileNotFoundError(name)


def known_offices(offices: Iterable[DescribedOffice]) -> dict[str, Office]:
    """Return the offices that are in the catalogue, by the source's keys."""
    offices = list(offices)
    by_key = Office.objects.in_bulk([one.key for one in offices], field_name="key")
    values = {number.value for one in offices for number in one.identifiers}
    rows = OfficeIdentifier.objects.filter(value__in=values).select_related("office")
    by_number = {(row.scheme, row.value): row.office for row in rows}
    found = {}
    for one in offices:
        numbered = (by_number.get((number.scheme, number.value)) for number in one.identifiers)
        office = next((office for office in numbered if office), by_key.get(one.key))
        if office:
            found[one.key] = office
    return found


def write_tenures(offices: Iterable[DescribedOffice], known: dict[str, Office], who: Who, told: Told) -> set[int]:
    """Write the tenures that are not there, and return the offices that have new ones."""
    there: dict[tuple[int, int], list[Tenure]] = {}
    for tenure in Tenure.objects.filter(office__in=known.values()):
        there.setdefault((tenure.office_id, tenure.person_id), []).append(tenure)
    new: list[Tenure] = []
    said: dict[int, Held] = {}
    for (office, person), every in by_holder(offices, known, who, told).items():
        rows = there.setdefault((office.pk, person.pk), [])
        for held in joined_years(every, rows):
            if not any(says(row, held.when) for row in rows):
                rows.append(tenure_of(office, person, held))
                new.append(rows[-1])
                said[id(rows[-1])] = held
    new, removed = parted_tenures(new)
    for tenure in removed:
        held = said[id(tenure)]
        when = tenure.when_edtf or "without dates"
        told.refused.append((held.line, held.person, f"The office “{tenure.office}”, held {when}, {REMOVED}."))
    Tenure.objects.bulk_create(new, batch_size=1000)
    return {tenure.office_id for tenure in new}


def by_holder(
    offices: Iterable[DescribedOffice], known: dict[str, Office], who: Who, told: Told
) -> dict[tuple[Office, Entry], list[Held]]:
    """Return what is said of each holder of each office; who or which is not known is refused."""
    found: dict[tuple[Office, Entry], list[Held]] = {}
    for one in offices:
        for held in one.held:
            office, person = known.get(one.key), who(held)
            if office is None or person is None:
                reason = unknown_office(one) if office is None else f"Nobody is known as {held.person}"
                told.refused.append((held.line, held.person, f"{reason}: the office held was left out."))
            else:
                found.setdefault((office, person), []).append(held)
    return found


def joined_years(every: Iterable[Held], rows: Iterable[Tenure]) -> Iterator[Held]:
    """Yield what is said of one holder, years that follow one another as one time in office: a list with a row a year
    says that an office was held on. Years that `rows` have already are left out."""
    yearly: dict[int, Held] = {}
    for held in every:
        year = _YEARS.fullmatch(held.when.edtf) if held.when and held.when.edtf else None
        if year and not year["last"]:
            yearly.setdefault(int(year["first"]), held)
        else:
            yield held
    there = {year for row in rows for year in years_of(row)}
    missing = [year for year in sorted(yearly) if year not in there]
    runs: list[list[int]] = []
    for year in missing:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    yield from (spanning([yearly[year] for year in run], run) for run in runs)


def years_of(tenure: Tenure) -> range:
    """Return the years that a tenure names which names years alone."""
    named = _YEARS.fullmatch(tenure.when_edtf)
    return range(int(named["first"]), int(named["last"] or named["first"]) + 1) if named else range(0)


def spanning(run: Sequence[Held], years: Sequence[int]) -> Held:
    """Return what is said of years that follow one another as one."""
    if len(run) == 1:
        return run[0]
    notes = "; ".join(dict.fromkeys(held.note for held in run if held.note))
    words, edtf = (f"{years[0]}{sign}{years[-1]}" for sign in "–/")
    return replace(run[0], when=WhenRecord(words=words, edtf=edtf), note=notes)


def unknown_office(one: DescribedOffice) -> str:
    """Return why an office is not known."""
    number = next((f"{number.scheme} {number.value}" for number in one.identifiers), one.key)
    return f"The office {number} is not known, and the source does not say of which body it is"


def says(tenure: Tenure, when: WhenRecord | None) -> bool:
    """Return whether a tenure says what is said again."""
    return tenure.when_edtf == (from_edtf(when.edtf).edtf if when and when.edtf else "")


def tenure_of(office: Office, person: Entry, held: Held) -> Tenure:
    """Return a tenure, not yet written."""
    when = {"when_words": held.when.words, "when_edtf": held.when.edtf} if held.when else {}
    tenure = Tenure(office=office, person_id=person.pk, note=held.note, **when)
    tenure.set_bounds()
    return tenure
