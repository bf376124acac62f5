"""The lists of the desk: each noun is found by any name in any script, with the same number of queries for any size."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Capture, Name, Office
from tests.desk.desk import helper_at
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db

KINDS = ["statement", "document", "meeting", "person", "organization", "place", "topic", "collection"]
NOUNS = [*KINDS, "entry", "office", "text", "capture"]


def make_some(noun: str, number: int) -> None:
    """Make records of a noun, tied to others where its list shows others."""
    for _ in range(number):
        if noun in KINDS:
            record = make_entry(noun)
            if noun == "place":
                record.within = make_entry("place")
            elif noun == "collection":
                record.publisher = make_entry("organization")
            record.save()
        elif noun == "office":
            make_tenure(make_entry("person"), "2020/2024")
        elif noun == "entry":
            make_entry()
        else:
            make_text(make_entry())


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_costs_the_same_however_long_it_is(curator: Client, noun: str) -> None:
    address = f"/admin/catalogue/{noun}/"
    make_some(noun, 1)
    queries(curator, address)  # what is kept for ever, such as content types, is not counted
    few = queries(curator, address)
    make_some(noun, 8)
    assert queries(curator, address) == few <= 9


@pytest.mark.parametrize("noun", NOUNS)
def test_the_bytes_and_words_of_texts_are_not_read_for_a_list(curator: Client, noun: str) -> None:
    make_some(noun, 1)
    with CaptureQueriesContext(connection) as counted:
        curator.get(f"/admin/catalogue/{noun}/")
    assert not [one for one in counted if '"received"' in one["sql"] or '"content"' in one["sql"]]


@pytest.mark.parametrize(
    "words", ["lavrov", "Лавров", "拉夫罗夫", "谢尔盖•拉夫罗夫", "谢尔盖拉夫罗夫", "sergey-l", "LAVROV sergey"]
)
def test_a_person_is_found_by_any_name_in_any_script(curator: Client, words: str) -> None:
    person = make_entry("person", "Sergey Lavrov", key="sergey-lavrov")
    make_entry("person", "Somebody else")
    for text, language in (("Сергей Лавров", "ru"), ("谢尔盖·拉夫罗夫", "zh")):
        Name.objects.create(entry=person, text=text, language=language)
    for noun in ("person", "entry"):
        found = curator.get(f"/admin/catalogue/{noun}/", {"q": words}).context["cl"].queryset
        assert [entry.key for entry in found] == ["sergey-lavrov"]


def test_a_statement_is_found_by_its_number(curator: Client) -> None:
    make_entry(number="243-14-02-2022", key="found")
    make_entry(number="1")
    found = curator.get("/admin/catalogue/statement/", {"q": "243-14"}).context["cl"].queryset
    assert [entry.key for entry in found] == ["found"]


def test_an_office_is_found_by_its_names_and_its_organization(curator: Client) -> None:
    make_tenure(make_entry("person"), "2020/2024", title="Chancellor")
    office = Office.objects.get()
    office.names.create(text="德国总理", language="zh")
    for words in ("chancell", "德国总理", office.organization.label):
        assert list(curator.get("/admin/catalogue/office/", {"q": words}).context["cl"].queryset) == [office]
    assert not curator.get("/admin/catalogue/office/", {"q": "nobody"}).context["cl"].queryset


def test_a_text_is_found_by_its_record(curator: Client) -> None:
    text = make_text(make_entry(name="Words at the summit"))
    make_text(make_entry())
    assert list(curator.get("/admin/catalogue/text/", {"q": "summit words"}).context["cl"].queryset) == [text]


def test_a_capture_is_found_by_its_digest(curator: Client) -> None:
    capture = Capture.objects.create(content=b"one")
    Capture.objects.create(content=b"two")
    found = curator.get("/admin/catalogue/capture/", {"q": capture.sha256[:12]}).context["cl"].queryset
    assert list(found) == [capture]


def autocomplete(client: Client, model: str, field: str, term: str) -> list[str]:
    asked = {"app_label": "catalogue", "model_name": model, "field_name": field, "term": term}
    return [one["text"] for one in client.get("/admin/autocomplete/", asked).json()["results"]]


def test_typing_a_name_offers_records_that_can_be_told_apart(curator: Client) -> None:
    make_entry("person", "Paris Hilton"), make_entry("place", "Paris")
    make_entry("document", "Paris Charter", when_edtf="1990-11-21", stub=True)
    offered = autocomplete(curator, "relation", "object", "paris")
    assert offered == [
        "Paris (place)",
        "Paris Charter (document · 21 November 1990 · not held)",
        "Paris Hilton (person)",
    ]


def test_only_people_and_organizations_are_offered_as_speakers(curator: Client) -> None:
    make_entry("person", "Paris Hilton"), make_entry("place", "Paris")
    assert autocomplete(curator, "passage", "speaker", "paris") == ["Paris Hilton (person)"]


def test_the_finder_leads_to_the_page_of_the_kind(curator: Client) -> None:
    person = make_entry("person")
    answer = curator.get(f"/admin/catalogue/entry/{person.pk}/change/?_popup=1")
    assert answer["Location"] == f"/admin/catalogue/person/{person.pk}/change/?_popup=1"


@pytest.mark.parametrize("noun", NOUNS)
def test_lists_are_closed_to_who_has_no_permission(client: Client, noun: str) -> None:
    assert helper_at(client).get(f"/admin/catalogue/{noun}/").status_code == 403


@pytest.mark.parametrize("noun", NOUNS)
def test_lists_ask_a_stranger_to_sign_in(client: Client, noun: str, db: Any) -> None:
    answer = client.get(f"/admin/catalogue/{noun}/")
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("page", ["entry/{}/change/", "entry/{}/history/", "capture/{}/bytes/", "capture/1/bytes/"])
def test_pages_that_lead_elsewhere_are_closed_to_who_has_no_permission(client: Client, page: str) -> None:
    text = make_text(make_entry())
    pk = text.capture_id if page.startswith("capture") else text.entry_id
    assert helper_at(client).get("/admin/catalogue/" + page.format(pk)).status_code == 403


def test_an_entry_that_is_not_there_is_not_found(curator: Client) -> None:
    for page in ("entry/abc/change/", "entry/999999/history/"):
        assert curator.get(f"/admin/catalogue/{page}").status_code == 404


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/ru/admin/catalogue/", {"Да", "Нет"}),
        ("/zh/admin/catalogue/", {"是", "否"}),
        ("/admin/catalogue/", {"Yes", "No"}),
    ],
)
def test_signs_are_said_in_the_language_of_the_page(curator: Client, address: str, words: set[str]) -> None:
    make_entry("statement", stub=True)
    make_entry("document")
    page = curator.get(f"{address}entry/").text
    assert set(re.findall(r'icon-(?:yes|no)[^"]*" alt="([^"]*)"', page)) == words
