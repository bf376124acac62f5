"""Undoing and bringing back open no door: not to what is published, to offices, or to what others have made."""

from datetime import timedelta
from typing import Any

import pghistory
import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from archive.catalogue import roles
from archive.catalogue.models import Alignment, Capture, Entry, Office, OfficeName, Person, Text
from archive.publishing.acts import publish
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def contributor(client: Client) -> Client:
    user = User.objects.create_user("contributor", is_staff=True)
    user.groups.set(Group.objects.filter(name=roles.CONTRIBUTORS))
    client.force_login(user)
    return client


def undo(client: Client, noun: str, pk: Any, act: Any) -> Any:
    return client.post(f"/admin/catalogue/{noun}/{pk}/history/", {"undo": str(act.id)})


def test_an_act_on_an_office_is_not_undone_by_who_changes_no_offices(contributor: Client) -> None:
    office = make_tenure(make_entry("person"), "2020/2024").office
    with pghistory.context() as act:
        Office.objects.filter(pk=office.pk).update(title="Minister of State")
    with pghistory.context() as name:
        OfficeName.objects.create(office=office, text="Министр", language="ru")
    for one in (act, name):
        assert undo(contributor, "office", office.pk, one).status_code == 403
    assert Office.objects.get().title == "Minister of State"
    assert OfficeName.objects.exists()


def test_an_act_on_a_source_of_what_is_published_is_not_undone(contributor: Client) -> None:
    text = make_text(make_entry())
    publish([text.entry.key])
    with pghistory.context() as act:
        Capture.objects.update(address="https://example.org/new")
    assert undo(contributor, "capture", text.capture_id, act).status_code == 403
    assert Capture.objects.get().address == "https://example.org/new"


def test_a_text_does_not_go_back_into_what_is_published(contributor: Client) -> None:
    public, draft = make_entry(), make_entry()
    text = make_text(public)
    publish([public.key])
    with pghistory.context() as act:
        Text.objects.filter(pk=text.pk).update(entry=draft)
    before = timezone.now() - timedelta(hours=1)
    text.events.filter(pgh_label="insert").update(pgh_created_at=before)
    assert undo(contributor, "text", text.pk, act).status_code == 403
    address = f"/admin/catalogue/text/{text.pk}/history/?at={before.isoformat().replace('+', '%2B')}"
    assert contributor.get(address).status_code == 200
    assert contributor.post(address, {"restore": "all"}).status_code == 403
    assert Text.objects.get().entry_id == draft.pk


def test_an_act_on_pairs_that_reached_more_is_not_undone_beside_them(contributor: Client) -> None:
    draft, public = make_entry(), make_entry()
    one, other = make_text(draft), make_text(draft, language="ru")
    publish([public.key])
    with pghistory.context() as act:
        made = Alignment.objects.create(text=one, other=other, pairs=[])
        Entry.objects.filter(pk=public.pk).update(summary="After")
    address = f"/admin/catalogue/text/{one.pk}/beside/{other.pk}/"
    version = contributor.get(address).context["version"]
    assert contributor.post(address, {"act": f"undo-{act.id}", "version": version}).status_code == 403
    assert Alignment.objects.filter(pk=made.pk).exists()


def test_what_others_have_made_is_not_unmade_by_who_deletes_nothing(contributor: Client) -> None:
    with pghistory.context() as act:
        person = make_entry("person", "Ann")
    assert undo(contributor, "person", person.pk, act).status_code == 403
    assert Person.objects.exists()


def test_what_oneself_has_made_is_unmade_and_leads_to_the_list(contributor: Client) -> None:
    with pghistory.context(user=User.objects.get().pk) as act:
        person = make_entry("person", "Ann")
    answer = undo(contributor, "person", person.pk, act)
    assert answer["Location"] == "/admin/catalogue/person/"
    assert not Person.objects.exists()
    assert "Undone" in contributor.get(answer["Location"]).content.decode()


def test_what_was_made_and_published_in_one_act_is_not_removed(curator: Client) -> None:
    with pghistory.context() as act:
        entry = make_entry()
        publish([entry.key])
    answer = curator.post(f"/admin/catalogue/statement/{entry.pk}/history/", {"undo": str(act.id)}, follow=True)
    assert "its address is permanent" in answer.content.decode()
    assert Entry.objects.get().state == "published"
