"""In which office somebody speaks: as a curator says, as the label says, as stated for the entry, as held that day."""

from typing import Any

from archive.catalogue.models import Entry, Office, Tenure
from archive.text.offices import agree

from .gathering import Gathered


def office_of(row: Any, speaker: Any, entry: Entry, gathered: Gathered) -> Office | None:
    """Return the office in which the speaker of a passage speaks, None where nothing decides.

    What the label says is never overruled: then it is an office of that name which they held, or may have held, that
    day, or none, and the words of the label stand alone.
    """
    if row.office_id in gathered.offices:
        return gathered.offices[row.office_id]
    if speaker is None:
        return None
    stated = gathered.stated.get((entry.pk, speaker.pk), [])
    if row.office_as_labelled:
        held = [tenure.office for tenure in held_that_day(speaker, entry, gathered, ("yes", "possibly"))]
        return only_one([each for each in (*stated, *held) if is_named(each, row.office_as_labelled)])
    if stated:
        return stated[0]
    return only_one([tenure.office for tenure in held_that_day(speaker, entry, gathered, ("yes",))])


def held_that_day(speaker: Any, entry: Entry, gathered: Gathered, sure: tuple[str, ...]) -> list[Tenure]:
    """Return the tenures of a speaker on the day of an entry; none where the day is not known."""
    day = entry.when_earliest
    if day is None or day != entry.when_latest:
        return []
    return [tenure for tenure in gathered.tenures.get(speaker.pk, []) if tenure.held_on(day) in sure]


def only_one(offices: list[Office]) -> Office | None:
    """Return the office if it is but one."""
    return offices[0] if len({office.pk for office in offices}) == 1 else None


def is_named(office: Office, words: str) -> bool:
    """Return whether words are a name of an office, with or without the name of its organization."""
    names = [office.title, *(name.text for name in office.names.all())]
    return agree(words, names, [name.text for name in office.organization.names.all()])
