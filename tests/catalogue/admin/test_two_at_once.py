"""Two curators on one record: the second is told what the first changed, and nothing that was typed is lost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Name, Office
from tests.catalogue.admin.test_records import typed
from tests.desk.desk import curator_at, inline
from tests.factory import make_entry, make_tenure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other(curator: Client) -> Client:
    """Return a second curator, Bea."""
    return curator_at(Client(), "Bea")


@pytest.fixture
def ann(db: None) -> Any:
    return make_entry("person", "Ann", key="ann", summary="A judge.")


def page_of(client: Client, person: Any) -> Any:
    return client.get(f"/admin/catalogue/person/{person.pk}/change/")


def row_of(person: Any, **changed: Any) -> dict[str, Any]:
    name = person.names.get()
    row = {"id": name.pk, "entry": person.pk, "text": name.text, "language": name.language, "kind": name.kind}
    return inline("names", row | changed, initial=1)


def sent(person: Any, version: str, name: str = "", **fields: Any) -> dict[str, Any]:
    """Return what a page made from `version` sends."""
    own = {"summary": person.summary, "key": person.key, "_version": version}
    return typed("person", **own | fields) | row_of(person, **({"text": name} if name else {}))


def save(client: Client, person: Any, what: dict[str, Any]) -> Any:
    return client.post(f"/admin/catalogue/person/{person.pk}/change/", what)


def test_the_second_is_told_and_nothing_is_written(curator: Client, other: Client, ann: Any) -> None:
    version = page_of(curator, ann).context["version"]
    assert save(other, ann, sent(ann, version, summary="A minister.", remarks="Asked.")).status_code == 302
    answer = save(curator, ann, sent(ann, version, summary="A president."))
    assert answer.status_code == 200
    told = answer.context["meanwhile"]
    assert [act.who for act in told.acts] == ["Bea"]
    (clash,) = told.clashes
    assert (clash.label, clash.was, clash.theirs, clash.mine) == ("Summary", "A judge.", "A minister.", "A president.")
    form = answer.context["adminform"].form
    assert form["summary"].value() == "A president."
    assert form["remarks"].value() == "Asked."
    ann.refresh_from_db()
    assert (ann.summary, ann.remarks) == ("A minister.", "Asked.")


@pytest.mark.parametrize(("choice", "kept"), [([], "A president."), (["summary"], "A minister.")])
def test_mine_is_saved_over_or_theirs_is_taken(
    curator: Client, other: Client, ann: Any, choice: list[str], kept: str
) -> None:
    version = page_of(curator, ann).context["version"]
    save(other, ann, sent(ann, version, summary="A minister."))
    mine = sent(ann, version, summary="A president.", gender="woman")
    again = save(curator, ann, mine).context["version"]
    assert save(curator, ann, mine | {"_version": again, "_theirs": choice}).status_code == 302
    ann.refresh_from_db()
    assert (ann.summary, ann.gender) == (kept, "woman")


def test_names_changed_by_both_are_shown_row_by_row(curator: Client, other: Client, ann: Any) -> None:
    version = page_of(curator, ann).context["version"]
    save(other, ann, sent(ann, version, name="Anna"))
    name = ann.names.get()
    mine = sent(ann, version) | row_of(ann, text="Anne")
    (clash,) = save(curator, ann, mine).context["meanwhile"].clashes
    assert (clash.name, clash.was, clash.theirs, clash.mine) == ("names-0-text", "Ann", "Anna", "Anne")
    again = page_of(curator, ann).context["version"]
    save(curator, ann, mine | {"_version": again, "_theirs": ["names-0-text"]})
    name.refresh_from_db()
    assert name.text == "Anna"


def test_a_name_that_only_the_other_changed_stays_changed(curator: Client, other: Client, ann: Any) -> None:
    version = page_of(curator, ann).context["version"]
    mine = sent(ann, version, summary="A president.")
    save(other, ann, sent(ann, version, name="Anna"))
    answer = save(curator, ann, mine)
    assert not answer.context["meanwhile"].clashes
    formset = answer.context["inline_admin_formsets"][0].formset
    assert formset.forms[0]["text"].value() == "Anna"


def test_topics_that_the_other_added_stay(curator: Client, other: Client, ann: Any) -> None:
    one, two = make_entry("topic"), make_entry("topic")
    ann.topics.add(one)
    version = page_of(curator, ann).context["version"]
    save(other, ann, sent(ann, version, topics=[one.pk, two.pk]))
    answer = save(curator, ann, sent(ann, version, topics=[one.pk], summary="x"))
    assert set(answer.context["adminform"].form["topics"].value()) == {str(one.pk), str(two.pk)}


def test_a_page_of_the_newest_version_is_saved_at_once(curator: Client, other: Client, ann: Any) -> None:
    save(other, ann, sent(ann, page_of(other, ann).context["version"], summary="A minister."))
    version = page_of(curator, ann).context["version"]
    assert save(curator, ann, sent(ann, version, summary="x")).status_code == 302


@pytest.mark.parametrize("version", ["", "nonsense", "1-1", "99999999999999-1." * 11])
def test_a_version_that_is_none_is_no_way_around(curator: Client, ann: Any, version: str) -> None:
    answer = save(curator, ann, sent(ann, version, summary="x"))
    assert answer.status_code == 200
    ann.refresh_from_db()
    assert ann.summary == "A judge."


def test_offices_are_watched_too(curator: Client, other: Client) -> None:
    office = make_tenure(make_entry("person"), "2020/2024").office
    address = f"/admin/catalogue/office/{office.pk}/change/"
    version = curator.get(address).context["version"]
    Office.objects.filter(pk=office.pk).update(title="First minister")
    page = curator.get(address)
    rows = inline("names") | inline("identifiers") | inline("tenures")
    what = {"key": office.key, "title": "Prime minister", "organization": office.organization_id, "_version": version}
    answer = curator.post(address, what | rows)
    assert [clash.theirs for clash in answer.context["meanwhile"].clashes] == ["First minister"]
    assert page.status_code == 200


def test_the_version_costs_one_query_however_long_the_history(curator: Client, ann: Any) -> None:
    counts = []
    for _ in range(3):
        for number in range(5):
            Name.objects.filter(entry=ann).update(text=f"Ann {number}")
        with CaptureQueriesContext(connection) as counted:
            page_of(curator, ann)
        counts.append(len(counted))
    assert counts[1] == counts[2]
