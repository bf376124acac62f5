"""Any earlier state of a record is shown whole, and brought back whole or in a part; any act is undone from its history."""

from typing import Any

import pghistory
import pytest
from django.test import Client

from archive.catalogue.models import Name, Office, Passage, Person
from tests.desk.desk import helper_at
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db(transaction=True)


def history(client: Client, noun: str, pk: int) -> list[Any]:
    return client.get(f"/admin/catalogue/{noun}/{pk}/history/").context["acts"]


def then(client: Client, noun: str, pk: int, at: Any) -> Any:
    return client.get(f"/admin/catalogue/{noun}/{pk}/history/", {"at": at.isoformat()})


def bring(client: Client, noun: str, pk: int, at: Any, what: str, *, why: str = "") -> Any:
    address = f"/admin/catalogue/{noun}/{pk}/history/?at={at.isoformat().replace('+', '%2B')}"
    return client.post(address, {"restore": what, "why": why}, follow=True)


@pytest.fixture
def ann(db: None) -> Any:
    """Return a person who was described, and then in every part described otherwise."""
    ann = make_entry("person", "Ann", summary="A judge.", gender="woman", when_edtf="1950/..")
    ann.topics.add(make_entry("topic", "Law"))
    make_tenure(ann, "2020/2024")
    with pghistory.context():
        Person.objects.filter(pk=ann.pk).update(summary="A minister.", gender="", when_edtf="1951/..")
        Name.objects.filter(entry=ann).update(text="Anna")
        Name.objects.create(entry=ann, text="Анна", language="ru")
        ann.topics.clear()
        ann.tenures.all().delete()
    return ann


def state(person: Any) -> Any:
    person = Person.objects.get(pk=person.pk)
    names = set(person.names.values_list("text", flat=True))
    topics = set(person.topics.values_list("label", flat=True))
    return person.summary, person.gender, person.when_edtf, names, topics, person.tenures.count()


BEFORE = ("A judge.", "woman", "1950/..", {"Ann"}, {"Law"}, 1)
AFTER = ("A minister.", "", "1951/..", {"Anna", "Анна"}, set(), 0)


def test_an_earlier_state_is_shown_whole_beside_what_is_now(curator: Client, ann: Any) -> None:
    first = history(curator, "person", ann.pk)[1]
    parts = then(curator, "person", ann.pk, first.at).context["parts"]
    told = {(part.noun, name): (was, now) for part in parts for name, was, now, _ in part.fields}
    assert told["entry", "summary"] == ("A judge.", "A minister.")
    assert told["person", "gender"] == ("woman", "")
    assert {part.name for part in parts if part.gone and part.noun == "tenure"} == {""}
    assert {part.name for part in parts if part.new and part.noun == "name"} == {"Анна"}
    assert ("topic", "topic") in told


def test_it_is_brought_back_whole_and_that_is_undone(curator: Client, ann: Any) -> None:
    assert state(ann) == AFTER
    bring(curator, "person", ann.pk, history(curator, "person", ann.pk)[1].at, "all", why="It was a mistake.")
    assert state(ann) == BEFORE
    newest = history(curator, "person", ann.pk)[0]
    assert "It was a mistake." in newest.note
    assert newest.who == "curator"
    curator.post(f"/admin/catalogue/person/{ann.pk}/history/", {"undo": newest.id})
    assert state(ann) == AFTER


def test_one_field_or_one_part_is_brought_back(curator: Client, ann: Any) -> None:
    at = history(curator, "person", ann.pk)[1].at
    bring(curator, "person", ann.pk, at, f"Entry|{ann.pk}|summary")
    assert state(ann) == ("A judge.", *AFTER[1:])
    tenure = next(part for part in then(curator, "person", ann.pk, at).context["parts"] if part.noun == "tenure")
    bring(curator, "person", ann.pk, at, tenure.token)
    assert state(ann)[5] == 1
    bring(curator, "person", ann.pk, at, f"Entry|{ann.pk}|when")
    assert state(ann)[2] == "1950/.."
    answer = bring(curator, "person", ann.pk, at, f"Entry|{ann.pk}|when")
    assert "nothing to bring back" in answer.content.decode()


def test_state_and_published_key_are_never_brought_back(curator: Client, ann: Any) -> None:
    at = history(curator, "person", ann.pk)[1].at
    Person.objects.filter(pk=ann.pk).update(state="published")
    bring(curator, "person", ann.pk, at, "all")
    assert state(ann) == BEFORE
    assert Person.objects.get(pk=ann.pk).state == "published"


def test_offices_and_texts_have_earlier_states_too(curator: Client) -> None:
    office = make_tenure(make_entry("person"), "2020/2024").office
    at = history(curator, "office", office.pk)[0].at
    with pghistory.context():
        Office.objects.filter(pk=office.pk).update(title="Nobody")
    bring(curator, "office", office.pk, at, "all")
    office.refresh_from_db()
    assert office.title == "Minister"
    text = make_text(make_entry(), "\n\n".join(f"Paragraph {number}." for number in range(50)))
    at = history(curator, "text", text.pk)[0].at
    with pghistory.context():
        Passage.objects.filter(text=text, position__gt=48).delete()
        Passage.objects.filter(text=text, position=1).update(kind="heading")
    page = then(curator, "text", text.pk, at)
    assert [part.name for part in page.context["parts"] if part.noun == "passage"] == ["p1", "p49", "p50"]
    bring(curator, "text", text.pk, at, "all")
    assert text.passages.count() == 50
    assert text.passages.first().kind == "paragraph"


@pytest.mark.django_db(transaction=False)
def test_who_may_not_change_a_record_brings_nothing_back(client: Client, ann: Any) -> None:
    helper = helper_at(client, "view_person", "view_entry")
    acts = history(helper, "person", ann.pk)
    assert bring(helper, "person", ann.pk, acts[1].at, "all").status_code == 403
    assert helper.post(f"/admin/catalogue/person/{ann.pk}/history/", {"undo": acts[0].id}).status_code == 403
    assert state(ann) == AFTER


@pytest.mark.parametrize("at", ["", "yesterday", "2022-13-45T00:00:00+00:00", "2022-01-01"])
def test_a_moment_that_is_none_is_not_found(curator: Client, ann: Any, at: str) -> None:
    assert curator.get(f"/admin/catalogue/person/{ann.pk}/history/", {"at": at}).status_code == 404
