"""The box on the page: mistakes at their place, numbers that lead straight to their entry."""

import pytest
from django.conf import settings

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, withdraw
from tests.reading.views.test_lists import found, get

pytestmark = pytest.mark.django_db


def test_mistake_is_marked_at_its_place_and_the_rest_is_answered(client):
    open_archive()
    body = get(client, "search", q="chance (date:2022-13")
    assert "chance <mark>(</mark>date:2022-13" in body
    assert "chance (date:<mark>2022-13</mark>" in body
    assert "“2022-13” could not be read as a date, and was left out." in body
    assert found(body) == ["working-meeting"]
    assert "не удалось прочитать как дату" in get(client, "ru/search", q="date:x")


def test_mistake_is_never_markup(client):
    assert "date:<mark>&lt;b&gt;</mark>" in get(client, "search", q="date:<b>")


def test_fields_narrow_a_list_of_one_kind(client):
    open_archive()
    assert found(get(client, "statements", q="speaker:Лавров")) == ["working-meeting"]
    assert found(get(client, "statements", q="kind:person")) == []


@pytest.mark.parametrize("typed", ["243-14-02-2022", " 243-14-02-2022 ", "working-meeting"])
@pytest.mark.parametrize(("prefix", "address"), [("", "/statements/"), ("/zh", "/zh/statements/")])
def test_number_or_key_typed_alone_leads_straight_to_its_page(client, typed, prefix, address):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    response = client.get(f"{prefix}/search/", {"q": typed})
    assert response.status_code == 302
    assert response.headers["Location"] == f"{address}working-meeting/"


def test_number_leads_nowhere_once_its_entry_is_withdrawn(client):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    withdraw("working-meeting")
    assert client.get("/search/", {"q": "243-14-02-2022"}).status_code == 200


@pytest.mark.parametrize(
    ("place", "typed"), [("search", "security"), ("statements", "243-14-02-2022"), ("search", "12")]
)
def test_plain_word_list_of_a_kind_and_number_of_two_stay_lists(client, place, typed):
    open_archive()
    make_edition(key="one", details={"number": "12"})
    make_edition(key="two", details={"number": "12"})
    body = get(client, place, q=typed)
    assert ("This number or key belongs to:" in body) is (typed != "12")
