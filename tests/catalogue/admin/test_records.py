"""Records are made, changed and deleted at the desk, each noun of them; what was typed is kept or refused with a reason."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Capture, Entry, Name, Office, Person, Relation, Statement, Tenure
from archive.publishing.acts import publish
from tests.desk.desk import helper_at, inline
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db

OWN = {
    "statement": {"form": "speech"},
    "document": {"form": "letter"},
    "meeting": {"form": "talks", "status": "held"},
    "person": {},
    "organization": {"form": "ministry"},
    "place": {"form": "city"},
    "topic": {},
    "collection": {},
}
PARTS = ("names", "identifiers", "relations", "participations", "texts", "tenures", "offices", "attachments")


def typed(kind: str, *names: tuple[str, str], **fields: Any) -> dict[str, Any]:
    """Return what a browser sends for a new record with these (name, language)."""
    rows = [{"text": text, "language": language, "kind": "preferred"} for text, language in names]
    sent = {**OWN[kind], **{name: value for part in PARTS for name, value in inline(part).items()}}
    return {**sent, **inline("names", *rows), **fields}


def add(client: Client, kind: str, sent: dict[str, Any]) -> Any:
    return client.post(f"/admin/catalogue/{kind}/add/", sent)


@pytest.mark.parametrize("kind", OWN)
def test_every_kind_is_made_with_a_name_and_a_date(curator: Client, kind: str) -> None:
    answer = add(curator, kind, typed(kind, ("Something", "en"), when_words="mid December 2021"))
    assert answer.status_code == 302, answer.context["errors"]
    entry = Entry.objects.get()
    assert (entry.kind, entry.label, entry.state, entry.when_edtf) == (
        kind,
        "Something",
        "draft",
        "2021-12-11/2021-12-20",
    )


@pytest.mark.parametrize(
    ("kind", "names", "fields", "key"),
    [
        ("person", [("谢尔盖·拉夫罗夫", "zh"), ("Sergey Lavrov", "en")], {}, "sergey-lavrov"),
        ("statement", [("Слова", "ru")], {"number": "243-14-02-2022"}, "statement-243-14-02-2022"),
        ("meeting", [("会谈", "zh")], {"when_words": "2022-01-21"}, "meeting-2022-01-21"),
        ("place", [("Zürich", "de")], {}, "zurich"),
    ],
)
def test_a_key_is_suggested_and_never_spelled_out_of_another_script(
    curator: Client, kind: str, names: list[tuple[str, str]], fields: dict[str, str], key: str
) -> None:
    add(curator, kind, typed(kind, *names, **fields))
    assert Entry.objects.get().key == key


@pytest.mark.parametrize(
    ("kind", "name", "example"),
    [("person", "王毅", "wang-yi"), ("place", "Москва", "moscow"), ("statement", "Слова", "mid-ru-243-14-02-2022")],
)
def test_a_key_is_asked_for_where_nothing_latin_stands_in_the_record(
    curator: Client, kind: str, name: str, example: str
) -> None:
    answer = add(curator, kind, typed(kind, (name, "zh"), when_words="2022-01-21" if kind == "person" else ""))
    assert example in str(answer.context["adminform"].form.errors["key"])
    assert name in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_second_record_gets_another_key(curator: Client) -> None:
    for _ in range(2):
        add(curator, "person", typed("person", ("John Smith", "en")))
    assert set(Entry.objects.values_list("key", flat=True)) == {"john-smith", "john-smith-2"}


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"key": "Not A Key"}, "key"),
        ({"when_edtf": "2022-02-30"}, "when_edtf"),
        ({"when_words": "the day the music died"}, "when_words"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_stays_in_the_form(
    curator: Client, fields: dict[str, str], where: str
) -> None:
    answer = add(curator, "person", typed("person", ("Somebody", "en"), summary="Typed for an hour", **fields))
    assert where in answer.context["adminform"].form.errors
    assert "Typed for an hour" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_record_without_a_name_is_refused(curator: Client) -> None:
    answer = add(curator, "person", typed("person"))
    assert "at least one name" in answer.content.decode()
    assert not Entry.objects.exists()


def test_names_participations_and_relations_are_edited_in_place(curator: Client) -> None:
    person, letter = make_entry("person"), make_entry("document")
    sent = typed("statement", ("A speech", "en"))
    sent |= inline("participations", {"role": "speaker", "participant": person.pk, "named_as": "Mr X", "position": 1})
    sent |= inline("relations", {"type": "cites", "object": letter.pk, "note": "twice"})
    sent |= inline("identifiers", {"scheme": "wikidata", "value": "Q1"})
    assert add(curator, "statement", sent).status_code == 302
    statement = Statement.objects.get()
    assert statement.participations.get().participant_id == person.pk
    assert statement.relations.get().object_id == letter.pk
    assert str(statement.identifiers.get()) == "wikidata:Q1"


def test_an_office_has_names_and_holders(curator: Client) -> None:
    state, person = make_entry("organization"), make_entry("person")
    sent = {"key": "de-chancellor", "title": "Chancellor", "organization": state.pk}
    sent |= inline("names", {"text": "德国总理", "language": "zh", "kind": "preferred"})
    sent |= inline("tenures", {"person": person.pk, "when_words": "", "when_edtf": "2021-12-08/2025-05-06"})
    assert curator.post("/admin/catalogue/office/add/", sent).status_code == 302
    assert Tenure.objects.get().office == Office.objects.get()


def test_a_capture_is_described_and_its_bytes_stay(curator: Client) -> None:
    capture = Capture.objects.create(content=b"bytes \x00\xff", filename="old.txt")
    sent = {
        "filename": "new.txt",
        "address": "https://example.org/a",
        "retrieved": "",
        "damaged": "",
        "media_type": "text/plain",
    }
    assert curator.post(f"/admin/catalogue/capture/{capture.pk}/change/", sent).status_code == 302
    capture = Capture.objects.get()
    assert (capture.filename, bytes(capture.content)) == ("new.txt", b"bytes \x00\xff")
    kept = curator.get(f"/admin/catalogue/capture/{capture.pk}/bytes/")
    assert (kept.content, kept["Content-Type"]) == (b"bytes \x00\xff", "application/octet-stream")
    assert "attachment" in kept["Content-Disposition"]


def test_a_new_text_goes_through_the_intake_desk(curator: Client) -> None:
    assert curator.get("/admin/catalogue/text/add/")["Location"] == "/admin/intake/"


def test_a_text_is_described_without_touching_its_words(curator: Client) -> None:
    text = make_text(make_entry())
    sent = {"entry": text.entry_id, "language": "fr", "identifier": "fr", "title": "Mots", "standing": "readout"}
    sent |= {"original_language": "", "when_words": "", "when_edtf": "", "capture": text.capture_id, "position": 0}
    assert curator.post(f"/admin/catalogue/text/{text.pk}/change/", sent).status_code == 302
    text.refresh_from_db()
    assert (text.language, text.received) == ("fr", "Thank you.\n\nWe met today.")


def test_the_key_of_what_was_published_cannot_be_typed(curator: Client) -> None:
    person = make_entry("person", "A person", key="a-person")
    publish([person.key])
    page = curator.get(f"/admin/catalogue/person/{person.pk}/change/")
    assert "key" not in page.context["adminform"].form.fields


def test_a_draft_is_deleted_and_what_was_published_is_not(curator: Client) -> None:
    draft, public = make_entry("person"), make_entry("person")
    publish([public.key])
    for person in (draft, public):
        curator.post(f"/admin/catalogue/person/{person.pk}/delete/", {"post": "yes"})
    together = {"action": "delete_selected", "_selected_action": [public.pk], "post": "yes"}
    curator.post("/admin/catalogue/person/", together)
    assert list(Person.objects.values_list("key", flat=True)) == [public.key]


def crowded(number: int) -> Statement:
    """Return a statement with many parts."""
    statement = make_entry()
    for _ in range(number):
        person, letter = make_entry("person"), make_entry("document")
        tenure = make_tenure(person, "2020/2024")
        statement.participations.create(participant=person, role="speaker", office=tenure.office)
        Relation.objects.create(subject=statement, type="cites", object=letter)
        Relation.objects.create(subject=letter, type="cites", object=statement)
        make_text(statement)
    return statement


def test_the_page_of_a_record_costs_the_same_however_many_parts_it_has(curator: Client) -> None:
    counts = []
    for statement in (crowded(1), crowded(1), crowded(7)):
        with CaptureQueriesContext(connection) as counted:
            page = curator.get(f"/admin/catalogue/statement/{statement.pk}/change/")
        assert page.status_code == 200
        counts.append(len(counted))
    assert counts[2] == counts[1] <= 25


def test_incoming_relations_are_told(curator: Client) -> None:
    letter = make_entry("document", "The letter")
    Relation.objects.create(subject=make_entry("document", "The reply"), type="replies-to", object=letter)
    page = curator.get(f"/admin/catalogue/document/{letter.pk}/change/").content.decode()
    assert "The reply</a>: replies to" in page


def test_who_may_only_look_sees_and_does_not_change(client: Client) -> None:
    person = make_entry("person", "A person")
    helper = helper_at(client, "view_person")
    page = helper.get(f"/admin/catalogue/person/{person.pk}/change/").content.decode()
    assert "A person" in page
    assert "/publish/" not in page
    assert helper.post(f"/admin/catalogue/person/{person.pk}/change/", typed("person", ("B", "en"))).status_code == 403
    assert Name.objects.get().text == "A person"
