"""What is said to whom a door stays shut: in the desk's own words, with a way on."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.catalogue.models import Entry
from tests.desk.desk import helper_at
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_open_says_so_and_leads_to_the_desk(client: Client) -> None:
    entry = make_entry()
    answer = helper_at(client, "view_statement").get(f"/admin/catalogue/statement/{entry.pk}/publish/")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Nothing was changed." in page
    assert 'href="/admin/"' in page
    assert "style=" not in page


def test_a_form_of_another_session_is_asked_for_once_more() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("curator"))
    answer = client.post("/admin/catalogue/topic/add/", {"key": "typed"})
    assert answer.status_code == 403
    assert "what you typed is still there" in answer.content.decode()
    assert "<style" not in answer.content.decode()


def test_who_only_looks_at_a_record_is_offered_nothing_to_do_to_it(client: Client) -> None:
    entry, speaker = make_entry(), make_entry("person", "Ann")
    entry.participations.create(participant=speaker, role="speaker", named_as="Ann")
    helper = helper_at(client, "view_statement", "view_person", "view_participation", "change_statement")
    address = f"/admin/catalogue/statement/{entry.pk}/change/"
    assert f"/admin/intake/?entry={entry.pk}" in helper.get(address).content.decode()
    Entry.objects.filter(pk=entry.pk).update(state="review")
    page = helper.get(address).content.decode()
    assert "Ann" in page
    assert "/admin/intake/?entry=" not in page
    assert "new kind" not in page.lower()
    assert "All records" in helper_at(client, "view_entry").get("/admin/catalogue/entry/").context["title"]
