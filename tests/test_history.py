"""History is written once a statement, and still tells of every row: what was added, changed, removed, and by whom."""

import copy

import pghistory
import pytest
from django.apps import apps

from archive.catalogue.models import Entry, Name
from archive.history import Trackers
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def events(model: str, label: str) -> list[int]:
    """Return which rows of a model the history tells of under a label."""
    rows = apps.get_model("catalogue", f"{model}Event")._default_manager.filter(pgh_label=label)
    return sorted(rows.values_list("pgh_obj_id", flat=True))


def test_a_change_of_many_rows_is_told_of_each_that_changed() -> None:
    entries = [make_entry(summary="as it will be" if at == 1 else "as it was") for at in range(3)]
    before = events("Entry", "update")
    Entry.objects.update(summary="as it will be")
    assert events("Entry", "update") == sorted([*before, entries[0].pk, entries[2].pk])


def test_a_removal_of_many_rows_is_told_of_each() -> None:
    names = sorted(pk for _ in range(3) for pk in make_entry().names.values_list("pk", flat=True))
    Name.objects.filter(pk__in=names).delete()
    assert events("Name", "delete") == names


def test_who_did_it_is_kept_with_every_row() -> None:
    entries = [make_entry() for _ in range(3)]
    with pghistory.context(user=7):
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(summary="said together")
    told = apps.get_model("catalogue", "EntryEvent")._default_manager.filter(summary="said together")
    assert [event.pgh_context.metadata for event in told] == [{"user": 7}] * 3


def test_copied_trackers_know_their_operations() -> None:
    assert [one.operation for one in copy.deepcopy(Trackers())] == [one.operation for one in Trackers()]
