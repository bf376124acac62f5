"""New records made in place: of a voice, of words in a text, of somebody who took part."""

from typing import Any

import pytest
from django.test import Client

from archive.catalogue.models import Document, Mention, Organization, Participation, Person, Statement, Text
from tests.catalogue.admin.test_records import typed
from tests.desk.desk import helper_at, inline
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(db: None) -> Text:
    """Return a text of two turns of one unknown voice."""
    text = make_text(make_entry(), "Wang Yi: Good day.\n\nWang Yi: About the Kunming Paper.")
    for turn, passage in enumerate(text.passages.all(), 1):
        end = passage.start + len("Wang Yi:")
        rows = {"turn": turn, "kind": "turn", "label_start": passage.start, "label_end": end, "speaker_name": "Wang Yi"}
        text.passages.filter(pk=passage.pk).update(**rows)
    return text


def address(text: Text, **asked: Any) -> str:
    return f"/admin/catalogue/text/{text.pk}/desk/new/?" + "&".join(f"{key}={value}" for key, value in asked.items())


def test_a_voice_gets_its_record_and_all_turns_with_its_label(curator: Client, text: Text) -> None:
    office = make_tenure(make_entry("person"), "2020/2024").office
    page = address(text, passage=text.passages.first().pk)
    form = curator.get(page).context["form"]
    assert (form["name"].value(), form["kind"].value()) == ("Wang Yi", "person")
    sent = {"name": "Wang Yi", "language": "en", "kind": "person", "everywhere": "on", "office": office.pk}
    assert curator.post(page, sent).status_code == 302
    person = Person.objects.get(key="wang-yi")
    assert person.state == "draft"
    assert set(text.passages.values_list("speaker", "speaker_status", "office")) == {
        (person.pk, "confirmed", office.pk)
    }
    assert Participation.objects.get(role="speaker").participant_id == person.pk


def test_what_was_chosen_on_the_page_is_saved_on_the_way_there(curator: Client, text: Text) -> None:
    first, last = text.passages.first(), text.passages.last()
    desk = f"/admin/catalogue/text/{text.pk}/desk/"
    form = curator.get(desk).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value not in (None, "", False)}
    answer = curator.post(desk, sent | {f"kind-{last.pk}": "stage", "act": f"new-{first.pk}"})
    assert answer.url == address(text, passage=first.pk)
    last.refresh_from_db()
    assert last.kind == "stage"


def test_words_get_a_stub_to_which_they_point(curator: Client, text: Text) -> None:
    start = text.received.index("Kunming Paper")
    page = address(text, start=start, end=start + len("Kunming Paper"))
    form = curator.get(page).context["form"]
    assert (form["name"].value(), form["kind"].value(), form["stub"].value()) == ("Kunming Paper", "document", True)
    sent = {"name": "Kunming Paper", "language": "en", "kind": "document", "key": "kunming-paper", "stub": "on"}
    curator.post(page, sent)
    document = Document.objects.get(key="kunming-paper")
    assert document.stub
    assert Mention.objects.get().entry_id == document.pk
    assert Mention.objects.get().status == "confirmed"


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("王毅", "", "No key can be made"),
        ("Ann", "", "called so"),
        ("Wang", "taken", "is taken"),
        ("Wang", "Wang!", "key"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_lost(
    curator: Client, text: Text, name: str, key: str, why: str
) -> None:
    make_entry("person", "Ann", key="taken")
    sent = {"name": name, "language": "zh", "kind": "person", "key": key}
    answer = curator.post(address(text, passage=text.passages.first().pk), sent)
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert answer.context["form"]["name"].value() == name
    assert Person.objects.count() == 1


def test_who_may_not_add_people_makes_none(client: Client, text: Text) -> None:
    helper = helper_at(client, "view_text", "change_text", "view_entry", "change_statement")
    sent = {"name": "Wang Yi", "language": "en", "kind": "person"}
    assert helper.post(address(text, passage=text.passages.first().pk), sent).status_code == 403
    assert not Person.objects.exists()


def took_part(**row: Any) -> dict[str, Any]:
    """Return what the form of a new statement sends, with one row of who took part."""
    own = {"role": "speaker", "position": 1, **row}
    return typed("statement", ("A speech", "en"), key="a-speech", form="speech") | inline("participations", own)


def test_somebody_who_took_part_is_made_with_the_record(curator: Client) -> None:
    sent = took_part(named_as="Foreign Ministry", new_kind="organization")
    assert curator.post("/admin/catalogue/statement/add/", sent).status_code == 302
    organization = Organization.objects.get(key="foreign-ministry")
    assert Statement.objects.get().participations.get().participant_id == organization.pk
    assert organization.names.get().text == "Foreign Ministry"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"named_as": "王毅", "new_kind": "person"}, "No key can be made"),
        ({"new_kind": "person", "named_as": ""}, "Write the name"),
        ({"named_as": "Ann", "new_kind": "person"}, "called so"),
    ],
)
def test_a_row_that_cannot_make_a_record_is_told(curator: Client, row: dict[str, Any], why: str) -> None:
    make_entry("person", "Ann")
    answer = curator.post("/admin/catalogue/statement/add/", took_part(**row))
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert not Statement.objects.exists()
