"""Query strings of lists: whatever stands in an address, a list answers it, and says what it did not understand."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.views.test_lists import found, get, says

pytestmark = pytest.mark.django_db
LISTS = [
    "/statements/", "/documents/", "/people/", "/search/", "/quotes/", "/suggest/",
    "/search.csv", "/statements.json", "/quotes.csv", "/search.atom",
]  # fmt: skip
NAMES = [
    "q", "from", "to", "page", "sort", "narrow", "role", "person", "organization", "place", "topic", "collection",
    "kind", "form", "status", "language", "standing", "office", "cites", "after", "pin", "per_page", "shape",
]  # fmt: skip
DAYS = ["0001", "0001-01-01", "9999", "9999-12", "9999-12-31", "10000", "-44", "0000", "2022-02", "2021-12/..", "199X"]
ODD = ["", "0", "-1", "00012", "9" * 5000, "2.1", "\0", "\ud800", "²", "sergey-lavrov:spoke", "a:b:c", "published"]
ASKED = ['"', "(", "NOT", "*", "date:9999..0001", "date:..", "speaker:", "kind:person OR", "安", "Lavrov"]
VALUES = st.one_of(st.sampled_from([*DAYS, *ODD, *ASKED]), st.text(max_size=12), st.integers().map(str))
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=5)


def test_end_before_the_start_is_said_beside_its_field_and_does_not_narrow(client):
    open_archive()
    for place in ("statements", "search", "quotes"):
        body = get(client, place, **{"from": "2022", "to": "2020"})
        assert 'id="wrong-to">“2020” is before the first day asked for.' in body
    body = get(client, "statements", **{"from": "2022", "to": "2020"})
    assert 'value="2020" aria-invalid="true" aria-describedby="wrong-to"' in body
    assert says(body) == "1 statement since 1 January 2022"


def test_words_beyond_what_is_read_are_told(client):
    open_archive()
    told = "Only the first 1000 characters are read."
    assert told in get(client, "search", q="statement " + "x" * 1000)
    assert told not in get(client, "search", q="x" * 1000)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("9999", "9999"),
        ("9999-12", "9999-12-31"),
        ("9999-12-31", "9999-12-31"),
        ("0001", "9999"),
        ("0001-01-01", "0001"),
    ],
)
def test_first_and_last_days_of_the_calendar_can_be_asked_for(client, since, until):
    open_archive()
    assert (found(get(client, "statements", **{"from": since, "to": until})) != []) is (until > "2022" > since)


@pytest.mark.parametrize("page", ["9" * 5000, "0" * 5000 + "7", "5000"])
def test_page_with_thousands_of_digits_is_a_page_that_is_not_there(client, page):
    open_archive()
    assert "This list has no such page." in get(client, "statements", page=page)


def test_page_with_leading_zeros_is_that_page(client):
    open_archive()
    assert found(get(client, "statements", page="0001")) == ["working-meeting"]


@examples(max_examples=150)
@given(address=st.sampled_from(LISTS), pairs=PAIRS)
def test_any_query_string_is_answered(archive, address, pairs):
    asked = urlencode(pairs, errors="surrogatepass")
    response = archive.get(f"{address}?{asked}")
    body = b"".join(response) if response.streaming else response.content
    assert response.status_code in (200, 302, 400), asked
    assert body or response.status_code == 302


@pytest.fixture
def archive(db):
    """Return a reader of an archive whose index stands."""
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    return Client()
