"""What must never be false of an entry, whoever saves it and however."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from archive.catalogue.models import Entry, Name, Statement
from archive.publishing.acts import merge, publish, withdraw
from tests.catalogue.admin.test_records import typed
from tests.desk.desk import inline
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def test_saving_what_was_loaded_before_undoes_no_publication() -> None:
    stale = Statement.objects.get(pk=make_entry().pk)
    publish([stale.key])
    stale.summary, stale.number = "Typed meanwhile.", "1-2022"
    stale.save()
    kept = Statement.objects.get()
    assert (kept.state, kept.summary, kept.number) == ("published", "Typed meanwhile.", "1-2022")
    assert kept.changed_at == stale.changed_at


def test_saving_what_was_loaded_before_brings_no_old_name_back() -> None:
    stale = make_entry("person", "Ann")
    Name.objects.filter(entry=stale).delete()
    Name.objects.create(entry=stale, text="Anna", language="en")
    stale.save()
    assert Entry.objects.get().label == "Anna"


def test_saving_at_the_desk_undoes_no_publication(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_entry("person", "Ann", key="ann")
    name = person.names.get()
    loaded = Name.full_clean

    def published_meanwhile(self: Name, *args: object, **kwargs: object) -> None:
        """Let another curator publish the record after the desk has loaded it and before it saves it."""
        publish([person.key])
        loaded(self, *args, **kwargs)

    monkeypatch.setattr(Name, "full_clean", published_meanwhile)
    row = {"id": name.pk, "entry": person.pk, "text": "Anna", "language": "en", "kind": "preferred"}
    sent = typed("person", summary="A minister.", key="ann") | inline("names", row, initial=1)
    assert curator.post(f"/admin/catalogue/person/{person.pk}/change/", sent).status_code == 302
    person = Entry.objects.get()
    assert (person.state, person.summary, person.label) == ("published", "A minister.", "Anna")


@pytest.mark.parametrize("state", ["draft", "review"])
@pytest.mark.parametrize("act", ["publish", "withdraw", "merge"])
def test_what_was_published_is_no_draft_again(act: str, state: str) -> None:
    one, two = make_entry("person"), make_entry("person")
    publish([one.key, two.key])
    if act == "withdraw":
        withdraw(one.key, "A mistake.")
    elif act == "merge":
        merge(one.key, two.key, "The same.")
    with pytest.raises(IntegrityError, match="no draft again"), transaction.atomic():
        Entry.objects.filter(pk=one.pk).update(state=state)


def test_what_was_withdrawn_is_published_again() -> None:
    person = make_entry("person")
    for _ in range(2):
        publish([person.key])
        withdraw(person.key, "A mistake.")
    publish([person.key])
    assert Entry.objects.get().state == "published"


def test_a_draft_goes_to_review_and_back() -> None:
    person = make_entry("person")
    for state in ("review", "draft", "review"):
        Entry.objects.filter(pk=person.pk).update(state=state)
    assert Entry.objects.get().state == "review"
