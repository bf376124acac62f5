"""What an edition says that only its kind has: numbers, forms, places, offices held."""

from typing import Any

from archive.catalogue.models import Entry, Organization, Person, Tenure

from .gathering import RELATED, Gathered
from .shapes import when_of

PLAIN = {
    "statement": ("number", "form", "occasion"),
    "document": ("number", "form"),
    "meeting": ("form", "status"),
    "person": ("gender",),
    "organization": ("form",),
    "place": ("form", "country"),
    "topic": (),
    "collection": (),
}


def details_of(record: Entry, gathered: Gathered) -> dict[str, Any]:
    """Return the fields of the record's own kind, with references to public entries only."""
    plain = {name: getattr(record, name) for name in PLAIN[record.kind]}
    related = {name: gathered.reference(getattr(record, name)) for name in RELATED.get(record.kind, ())}
    return plain | related


def tenures_of(record: Entry, gathered: Gathered) -> list[dict[str, Any]]:
    """Return the offices that a person held, in the order of time."""
    if not isinstance(record, Person):
        return []
    return [
        {
            "office": {
                "key": tenure.office.key,
                "title": tenure.office.title,
                "names": [{"text": name.text, "language": name.language} for name in tenure.office.names.all()],
            },
            "organization": gathered.reference(tenure.office.organization),
            "when": when_of(tenure),
            "note": tenure.note,
        }
        for tenure in gathered.tenures.get(record.pk, [])
    ]


def holders_of(record: Entry, gathered: Gathered) -> list[dict[str, Any]]:
    """Return who held the offices of an organization, where they are public, in the order of time."""
    if not isinstance(record, Organization):
        return []
    held = ((tenure, gathered.reference(tenure.person)) for tenure in gathered.holders.get(record.pk, []))
    return [holder(tenure, person) for tenure, person in held if person]


def holder(tenure: Tenure, person: dict[str, str]) -> dict[str, Any]:
    """Return one line of the list of holders."""
    office = {"key": tenure.office.key, "title": tenure.office.title}
    return {"office": office, "person": person, "when": when_of(tenure), "note": tenure.note}
