"""The history of a record: who changed what, when, from what to what, its parts and what was removed among them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Name, Relation
from tests.catalogue.admin.test_records import typed
from tests.desk.desk import inline
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db


def acts(client: Client, noun: str, pk: int) -> list[Any]:
    return client.get(f"/admin/catalogue/{noun}/{pk}/history/").context["acts"]


def changes(client: Client, noun: str, pk: int) -> list[tuple[str, str, str]]:
    return [(change.noun, change.name, change.act) for act in acts(client, noun, pk) for change in act.changes]


@pytest.mark.django_db(transaction=True)
def test_a_change_tells_who_and_from_what_to_what(curator: Client) -> None:
    curator.post("/admin/catalogue/person/add/", typed("person", ("Ann", "en"), summary="A judge."))
    name = Name.objects.get()
    row = {"id": name.pk, "entry": name.entry_id, "text": "Anna", "language": "en", "kind": "preferred"}
    sent = typed("person", summary="A minister.", key="ann") | inline("names", row, initial=1)
    assert curator.post(f"/admin/catalogue/person/{name.entry_id}/change/", sent).status_code == 302
    newest, first = acts(curator, "person", name.entry_id)
    assert newest.who == first.who == "curator"
    told = {(change.noun, *field) for change in newest.changes for field in change.fields}
    assert told == {("entry", "summary", "A judge.", "A minister."), ("name", "name", "Ann", "Anna")}
    assert {change.act for change in first.changes} == {"added"}


def test_what_was_removed_is_told(curator: Client) -> None:
    person = make_entry("person", "Ann")
    Name.objects.create(entry=person, text="Анна", language="ru").delete()
    assert ("name", "Анна", "removed") in changes(curator, "person", person.pk)


def test_every_part_of_a_record_is_told(curator: Client) -> None:
    statement, person = make_entry(), make_entry("person", "Ann")
    statement.participations.create(participant=person, role="speaker", named_as="Ms A.")
    Relation.objects.create(subject=make_entry("document"), type="reports-on", object=statement)
    text = make_text(statement, "Ann spoke.")
    make_mention(text, "Ann", person)
    text.emendations.create(start=4, end=9, received="spoke", proposed="spoke up", why="x", by="y")
    nouns = {noun for noun, _, _ in changes(curator, "statement", statement.pk)}
    assert nouns >= {"entry", "name", "participation", "relation", "text", "passage", "mention", "emendation"}
    assert {noun for noun, _, _ in changes(curator, "text", text.pk)} == {"text", "passage", "mention", "emendation"}


def test_what_a_field_points_to_is_told_by_name(curator: Client) -> None:
    statement, place = make_entry(), make_entry("place", "Geneva")
    statement.place = place
    statement.save()
    assert "Geneva" in curator.get(f"/admin/catalogue/statement/{statement.pk}/history/").content.decode()


def test_offices_and_captures_have_their_history(curator: Client) -> None:
    tenure = make_tenure(make_entry("person"), "2020/2024")
    assert {noun for noun, _, _ in changes(curator, "office", tenure.office_id)} == {"office", "tenure"}
    text = make_text(make_entry())
    assert changes(curator, "capture", text.capture_id) == [("capture", "", "added")]


def test_many_parts_at_once_are_counted(curator: Client) -> None:
    statement = make_entry()
    make_text(statement, "\n\n".join(f"Paragraph {number}." for number in range(30)))
    (act,) = acts(curator, "statement", statement.pk)
    assert (30, "passage", "added") in act.counted


def test_a_long_history_costs_the_same_as_a_short_one(curator: Client) -> None:
    counts = []
    for many in (2, 2, 12):
        person = make_entry("person", "Ann")
        for number in range(many):
            Name.objects.create(entry=person, text=f"Ann {number}", language=f"x-{number}")
        Name.objects.filter(entry=person).update(kind="variant")
        with CaptureQueriesContext(connection) as counted:
            curator.get(f"/admin/catalogue/person/{person.pk}/history/")
        counts.append(len(counted))
    assert counts[1] == counts[2]


def test_topics_and_collections_are_told_by_name(curator: Client) -> None:
    statement = make_entry()
    statement.topics.add(make_entry("topic", "Arms control"), make_entry("topic", "Security"))
    statement.collections.set([make_entry("collection", "The press archive")])
    statement.topics.remove(statement.topics.get(label="Security"))
    told = {
        (change.noun, change.act, before or after)
        for act in acts(curator, "statement", statement.pk)
        for change in act.changes
        for _, before, after in change.fields
        if change.noun in ("topic", "collection")
    }
    assert told == {
        ("topic", "added", "Arms control"),
        ("topic", "added", "Security"),
        ("topic", "removed", "Security"),
        ("collection", "added", "The press archive"),
    }


def test_a_moment_is_told_as_people_write_it(curator: Client) -> None:
    entry = make_entry()
    entry.embargo_until = datetime(2027, 2, 1, 6, 0, tzinfo=UTC)
    entry.save()
    told = [field for act in acts(curator, "statement", entry.pk) for change in act.changes for field in change.fields]
    assert ("embargo until", "", "2027-02-01 06:00 UTC") in told
