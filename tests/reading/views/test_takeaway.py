"""Lists taken away: whole, as CSV, JSON and Atom; and cited, so that they tell later what has come since."""

import csv
import io
import json
import re
from html import unescape

import pytest
from django.conf import settings
from lxml import etree

from archive.reading.search import stream
from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, make_text, part, ref, when, withdraw
from tests.reading.views.test_lists import found, get

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def taken(client, address, **asked):
    """Return a list in another shape, with the index brought up to the register."""
    catch_up(settings.INDEX_FOLDER)
    response = client.get(address, asked)
    assert response.status_code == 200
    assert not response.cookies
    return b"".join(response).decode()


def rows(body):
    assert body.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"), newline="")))


def test_csv_holds_the_whole_list_in_its_order(client, monkeypatch):
    monkeypatch.setattr(stream, "AT_ONCE", 7)
    for number in range(25):
        make_edition(key=f"s-{number}", label=f"Speech {number}", when=when(f"2022-01-{number + 1:02}"))
    lines = rows(taken(client, "/statements.csv", sort="oldest", **{"from": "2022-01-03"}))
    assert [line["key"] for line in lines] == [f"s-{number}" for number in range(2, 25)]


def test_csv_says_what_a_record_is(client):
    make_edition(key="anna", kind="person", label="Anna")
    make_edition(key="moscow", kind="place", label="Moscow")
    place = ref("moscow", "Moscow", "place")
    details = {"number": "12", "place": place}
    make_edition(
        key="a", label="=SUM(1)", when=when("2022-02"), details=details, participations=[part("anna", label="Anna")]
    )
    (line,) = rows(taken(client, "/zh/statements.csv"))
    assert line == {
        "key": "a", "kind": "statement", "name": "'=SUM(1)", "words_of_date": "", "edtf": "2022-02",
        "earliest": "2022-02-01", "latest": "2022-02-28", "form": "speech", "number": "12", "place": "Moscow",
        "people": "Anna", "edition": "1", "register_number": "3", "published_at": "2022-03-04T09:30:00+00:00",
        "address": "http://testserver/zh/statements/a/",
    }  # fmt: skip


def test_json_says_what_it_is_and_what_was_not_understood(client):
    open_archive()
    body = json.loads(taken(client, "/search.json", q="chance (date:x"))
    assert body["says"] == "1 record with the words “chance (date:x”"
    assert body["address"] == "http://testserver/search/?q=chance+%28date%3Ax"
    assert body["total"] == 1
    assert body["register_number"] > 10
    assert len(body["not_understood"]) == 2
    assert [line["key"] for line in body["lines"]] == ["working-meeting"]
    assert json.loads(taken(client, "/topics.json", q="nothing-like-it"))["lines"] == []


def test_feed_brings_what_was_published_last(client):
    for number in range(60):
        make_edition(key=f"s-{number}", label=f"Speech <{number}> \x07", when=when("2022"))
    feed = etree.fromstring(taken(client, "/statements.atom", sort="oldest").encode())
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")]
    assert links == [f"http://testserver/statements/s-{number}/" for number in range(59, 9, -1)]
    assert feed.find(f"{ATOM}entry/{ATOM}title").text == "Speech <59> "
    assert feed.find(f"{ATOM}entry/{ATOM}updated").text == "2022-04-30T09:30:00+00:00"


def test_quotes_are_taken_away_as_received(client):
    make_edition(key="anna", kind="person", label="Anna")
    make_edition(key="a", texts=[make_text("One,\n two.\n\nThree.")], participations=[part("anna", label="Anna")])
    lines = rows(taken(client, "/quotes.csv", q="two"))
    assert [(line["words"], line["speaker"], line["address"]) for line in lines] == [
        ("One,\n two.", "Anna", "http://testserver/statements/a/#p1")
    ]


def test_what_was_withdrawn_is_not_taken_away_even_before_the_index_follows(client):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    withdraw("working-meeting")
    for place in ("statements", "quotes"):
        assert "working-meeting" not in b"".join(client.get(f"/{place}.json")).decode()


def test_without_the_index_nothing_is_taken_away(client):
    settings.INDEX_FOLDER.write_text("A file stands where the folder should be.")
    response = client.get("/statements.csv")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")


def test_list_leads_to_its_other_shapes_with_its_filters(client):
    open_archive()
    body = get(client, "statements", q="chance", sort="oldest")
    for suffix in ("csv", "json", "atom"):
        assert f'<a href="/statements.{suffix}?q=chance&amp;sort=oldest" rel="nofollow">' in body
    assert 'type="application/atom+xml" href="/statements.atom?q=chance' in body
    assert "/quotes.csv" in get(client, "quotes")
    assert "/quotes.atom" not in get(client, "quotes")


def test_cited_list_tells_what_is_new_what_is_gone_and_what_was_changed(client):
    for number in range(4):
        make_edition(key=f"s-{number}", label="A speech")
    make_edition(key="other", label="A letter")
    body = get(client, "statements", q="speech")
    address = unescape(re.search(r'<a href="([^"]+)" rel="nofollow">Permanent address', body)[1])
    assert address == "?q=speech&pin=5.4"
    same = client.get("/statements/" + address).content.decode()
    assert "When this list was cited, at register number 5, it held 4; now it holds 4.</p>" in same
    make_edition(key="s-0", label="A speech", summary="Revised.")
    withdraw("s-1")
    make_edition(key="new-1", label="A speech")
    make_edition(key="new-2", label="A speech")
    get(client, "statements")
    body = client.get("/statements/" + address).content.decode()
    assert "it held 4; now it holds 5." in body
    assert '<a href="?q=speech&amp;after=5" rel="nofollow">2 are new</a>.' in body
    assert "1 is in it no more." in body
    assert set(found(get(client, "statements", q="speech", after="5"))) == {"new-1", "new-2"}
    make_edition(key="other", label="A speech")
    make_edition(key="s-1", label="A speech")
    get(client, "statements")
    body = client.get("/statements/" + address).content.decode()
    assert "3 are new" in body
    assert "is in it" not in body


@pytest.mark.parametrize("wrong", ["", "5", "x.y", "5.4.3", "-1.2", "9" * 40 + ".1"])
def test_pin_that_is_none_pins_nothing(client, wrong):
    assert "When this list was cited" not in get(client, "statements", pin=wrong)


def test_who_was_withdrawn_since_is_not_told_by_name(client):
    make_edition(key="anna", kind="person", label="Anna Ivanova")
    texts = [make_text("We said so.")]
    make_edition(key="a", participations=[part("anna", label="Anna Ivanova")], texts=texts)
    assert "Anna Ivanova" in taken(client, "/statements.csv")
    assert "Anna Ivanova" in taken(client, "/quotes.csv")
    withdraw("anna", "person")
    for address in ("/statements.csv", "/quotes.csv", "/statements.json", "/statements.atom"):
        assert "Anna Ivanova" not in taken(client, address)
