"""Suggestions: entries by any name in any script, misspelt too, as they stand in the register when they are shown."""

import pytest
from django.conf import settings
from django.db import connections

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, part, withdraw

pytestmark = pytest.mark.django_db


def suggested(client, typed, prefix="", **more):
    """Return the suggestions for what was typed, with the index brought up to the register."""
    catch_up(settings.INDEX_FOLDER)
    response = client.get(f"{prefix}/suggest/", {"q": typed, **more})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    return response.json()["suggestions"]


def keys(client, typed, **more):
    return [one["key"] for one in suggested(client, typed, **more)]


@pytest.mark.parametrize("typed", ["Lavr", "sergey l", "Лавр", "拉夫", "拉", "lavrof", "Lvarov", "СЕРГЕЙ ЛАВРОФФ"])
def test_entry_by_any_of_its_names_in_any_script_and_misspelt(client, typed):
    open_archive()
    assert keys(client, typed) == ["sergey-lavrov"]


def test_suggestion_says_what_it_is_in_the_words_of_the_page(client):
    open_archive()
    (found,) = suggested(client, "拉夫", prefix="/ru")
    assert found == {
        "key": "sergey-lavrov",
        "kind": "person",
        "kind_name": "человек",
        "name": "Сергей Лавров",
        "language": "ru",
        "met": "谢尔盖·拉夫罗夫",
        "address": "/ru/people/sergey-lavrov/",
    }


def test_most_often_named_come_first_and_well_spelt_before_misspelt(client):
    for key, label in (("ivan", "Ivan Petrov"), ("anna", "Anna Petrova"), ("paul", "Paul Petrav")):
        make_edition(key=key, kind="person", label=label)
    make_edition(key="s1", participations=[part("anna"), part("paul")])
    make_edition(key="s2", participations=[part("anna"), part("paul")])
    make_edition(key="s3", participations=[part("ivan"), part("paul")])
    assert keys(client, "petrov") == ["anna", "ivan", "paul"]


def test_short_words_must_be_spelt(client):
    open_archive()
    assert keys(client, "Lbv") == []
    assert keys(client, "") == keys(client, "  ") == []


def test_kinds_narrow(client):
    open_archive()
    assert keys(client, "Geneva", kind="place") == ["geneva-city"]
    assert set(keys(client, "Geneva")) == {"geneva", "geneva-city"}
    assert keys(client, "Geneva", kind="nonsense") == keys(client, "Geneva")


def test_what_was_withdrawn_is_not_suggested_even_before_the_index_follows(client):
    open_archive()
    assert keys(client, "Founding") == ["founding-act"]
    withdraw("founding-act", "document")
    assert client.get("/suggest/?q=Founding").json()["suggestions"] == []


def test_without_the_index_nothing_is_suggested(client):
    settings.INDEX_FOLDER.write_text("A file stands where the folder should be.")
    assert client.get("/suggest/?q=a").json() == {"typed": "a", "suggestions": []}


def test_suggestions_cost_few_queries_and_set_no_cookie(client, django_assert_max_num_queries):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    with django_assert_max_num_queries(2, connection=connections["reading"]):
        assert not client.get("/suggest/?q=Lav").cookies


def test_boxes_are_plain_fields_until_the_script_comes(client):
    open_archive()
    body = client.get("/").content.decode()
    assert '<suggest-box src="/suggest/" label="Suggestions"' in body
    assert '<input type="search" id="q" name="q"' in body
    assert 'src="/zh/suggest/?kind=person"' in client.get("/zh/statements/").content.decode()
