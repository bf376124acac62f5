"""The closed lists of the records format are those of the catalogue: parsers know no Django, so they are written twice."""

import pytest
from django.apps import apps

from archive.catalogue.models import Entry, Mention, Name, Participation, Passage, Relation
from archive.intake.parsers import records


@pytest.mark.parametrize(
    ("written", "choices"),
    [
        (records.KINDS, Entry.Kind),
        (records.NAME_KINDS, Name.Kind),
        (records.ROLES, Participation.Role),
        (records.RELATIONS, Relation.Type),
    ],
    ids=["kinds", "kinds of names", "roles", "relations"],
)
def test_lists_are_those_of_the_catalogue(written: tuple[str, ...], choices: type) -> None:
    assert sorted(written) == sorted(choices.values)


@pytest.mark.parametrize("kind", records.KINDS)
def test_details_are_fields_of_their_kind(kind: str) -> None:
    own = {field.name for field in apps.get_model("catalogue", kind)._meta.local_fields}
    assert set(records.DETAILS[kind]) == own - {"entry_ptr", "entry"}


def test_what_is_suggested_is_suggested_in_every_room() -> None:
    assert Mention.Status.SUGGESTED == Passage.Status.SUGGESTED == "suggested"
