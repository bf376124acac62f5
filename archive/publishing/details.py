"""What an edition says that only its kind has: numbers, forms, places, offices held."""

from typing import Any

from archive.catalogue.models import Entry, Organization, Person

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
    """Return the offices that a person held at public organizations, in the order of time."""
    if not isinstance(record, Person):
        return []
    return [
        {
            "office": office,
            "organization": gathered.reference(tenure.office.organization),
            "when": when_of(tenure),
            "note": tenure.note,
        }
        for tenure in gathered.tenures.get(record.pk, [])
        if (office := gathered.office(tenure.office))
    ]


def holders_of(record: Entry, gathered: Gathered) -> list[dict[str, Any]]:
    """Return who held the offices of an organization, where they are public, in the order of time."""
    if not isinstance(record, Organization):
        return []
    held = ((tenure, gathered.reference(tenure.person)) for tenure in gathered.holders.get(record.pk, []))
    return [
        {"office": gathered.office(tenure.office), "person": person, "when": when_of(tenure), "note": tenure.note}
        for tenure, person in held
        if person
    ]
