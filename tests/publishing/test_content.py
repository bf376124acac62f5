"""Editions: what they say of speakers and offices, and that a batch needs a fixed number of queries."""

from typing import Any

import pytest

from archive.catalogue.models import Participation, Passage
from archive.publishing.content import content_of
from archive.publishing.gathering import gather
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db


def spoken_by(person: Any, day: str) -> Any:
    statement = make_entry(when_edtf=day)
    make_text(statement, "We met.")
    Passage.objects.update(speaker=person, speaker_name="He", speaker_status="confirmed")
    return statement


def speaker(statement: Any) -> Any:
    return content_of(statement, gather([statement.key], as_if_all_public=True))["texts"][0]["passages"][0]["speaker"]


@pytest.mark.parametrize(
    ("day", "office"),
    [("2022-02-15", "Chancellor"), ("2021-12-01", None), ("2022-02", None)],
    ids=["held that day", "not yet held", "day unknown"],
)
def test_the_office_is_the_one_held_that_day(day: str, office: str | None) -> None:
    person = make_entry("person")
    make_tenure(person, "2021-12-08/2025-05-06", title="Chancellor")
    found = speaker(spoken_by(person, day))["office"]
    assert (found and found["title"]) == office


def test_two_offices_on_one_day_are_not_chosen_between() -> None:
    person = make_entry("person")
    make_tenure(person, "2020/2024", title="Minister")
    make_tenure(person, "2021/2025", title="Envoy")
    assert speaker(spoken_by(person, "2022-02-15"))["office"] is None


def test_the_office_stated_for_the_entry_comes_first() -> None:
    person = make_entry("person")
    make_tenure(person, "2020/2024", title="Minister")
    envoy = make_tenure(person, "2020/2024", title="Envoy").office
    statement = spoken_by(person, "2022-02-15")
    Participation.objects.create(entry=statement, participant=person, role="speaker", office=envoy)
    assert speaker(statement)["office"]["title"] == "Envoy"


@pytest.mark.parametrize(
    ("labelled", "office"),
    [
        ("Minister", "Minister"),
        ("minister of Finland", "Minister"),
        ("Envoy to Paris", None),
    ],
    ids=["the same words", "with the name of the body", "another office than the one held"],
)
def test_the_office_of_a_label_is_one_held_that_day_or_stays_words(labelled: str, office: str | None) -> None:
    person = make_entry("person")
    body = make_tenure(person, "2020/2024", title="Minister").office.organization
    body.names.create(text="Republic of Finland", language="en", kind="variant")
    statement = spoken_by(person, "2022-02-15")
    Passage.objects.update(office_as_labelled=labelled)
    found = speaker(statement)
    assert (found["office"] and found["office"]["title"]) == office
    assert found["office_as_labelled"] == labelled


def test_an_edition_says_of_pages_and_labelled_offices_only_what_there_is() -> None:
    statement = spoken_by(make_entry("person"), "2022-02-15")
    assert "office_as_labelled" not in speaker(statement)
    assert "pages" not in content_of(statement)["texts"][0]
    statement.texts.update(pages=[[0, "iv"]])
    assert content_of(statement)["texts"][0]["pages"] == [[0, "iv"]]


def make_batch(size: int) -> list[str]:
    keys = []
    for _ in range(size):
        statement, person = make_entry(when_edtf="2022", place=make_entry("place")), make_entry("person")
        make_tenure(person, "2020/2024")
        text = make_text(statement, "A man spoke.\n\nAnother did not.")
        make_mention(text, "man", person)
        Passage.objects.filter(text=text).update(speaker=person)
        keys += [statement.key, person.key]
    return keys


def test_a_batch_takes_as_many_queries_as_one(django_assert_max_num_queries: Any) -> None:
    small, large = make_batch(1), make_batch(12)
    for keys in (small, large):
        with django_assert_max_num_queries(26):
            gathered = gather(keys)
            assert [content_of(gathered.entries[key], gathered)["key"] for key in keys] == keys
