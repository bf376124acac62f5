"""The box on the page: mistakes at their place, numbers that lead straight to their entry."""

import re
from html import unescape

import pytest
from django.conf import settings

from archive.reading import asking
from archive.reading.search.filters import MOST_VALUES
from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, make_text, mention, ref, when, withdraw
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


def test_what_was_widened_is_said_marked_and_can_be_switched_off(client):
    text = "We remember《俄罗斯与北约基本文件》and the rest."
    names = [("Founding Act", "en"), ("Основополагающий акт", "ru")]
    make_edition(
        key="act",
        kind="document",
        label="Founding Act",
        names=[{"text": name, "language": language, "kind": "preferred"} for name, language in names],
    )
    named = mention(text, "《俄罗斯与北约基本文件》", ref("act", "Founding Act", "document"))
    make_edition(key="speech", label="A speech", texts=[make_text(text, mentions=[named])])
    body = get(client, "search", q="Founding Act")
    assert set(found(body)) == {"act", "speech"}
    assert "We remember<mark>《俄罗斯与北约基本文件》</mark>and the rest." in body
    assert "1 of these records does not have the words themselves, but names what is called so: " in body
    assert '<a href="?q=Founding+Act&amp;narrow=1" rel="nofollow">Search the words alone</a>' in body
    body = get(client, "search", q="Founding Act", narrow="1")
    assert found(body) == ["act"]
    assert '<a href="?q=Founding+Act" rel="nofollow">Search those names, too</a>' in body
    assert '<input type="hidden" name="narrow" value="1">' in body
    assert "Search the words alone" not in get(client, "search", q="remember")


def test_what_names_take_away_is_said_as_left_out(client):
    text = "We remember it."
    make_edition(key="act", kind="document", label="Founding Act")
    named = mention(text, "it", ref("act", "Founding Act", "document"))
    make_edition(key="speech", label="A speech", texts=[make_text(text, mentions=[named])])
    body = get(client, "search", q="-Founding")
    assert found(body) == []
    assert "1 more record is left out, because it names what must not be met." in body
    assert "-1 of these" not in body


@pytest.mark.parametrize("words", ["mentions:act", "1997年5月27日", "1997-05-27"])
def test_mentions_that_fields_and_days_ask_for_are_marked(client, words):
    text = "Nothing.\n\nSigned on 27 May 1997 as the paper."
    paper = mention(text, "paper", ref("act", "Founding Act", "document"))
    dated = mention(text, "27 May 1997", date=when("1997-05-27"))
    make_edition(key="act", kind="document", label="Founding Act")
    make_edition(key="speech", texts=[make_text(text, mentions=[dated, paper])])
    body = get(client, "search", q=words)
    assert found(body) == ["speech"]
    assert ("<mark>paper</mark>" if "act" in words else "<mark>27 May 1997</mark>") in body


def test_where_nothing_is_found_it_is_told_what_could_be_dropped(client):
    open_archive()
    body = get(client, "statements", q="chance zzzz", person="antony-blinken", **{"from": "2022", "to": "2022"})
    dropped = re.findall(
        r'<li><a href="([^"]+)" rel="nofollow"><span dir="auto">([^<]+)</span></a> <span class="count">', body
    )
    assert "Nothing was found with all of this." in body
    assert [(unescape(words), unescape(leads)) for leads, words in dropped] == [
        ("with the words “chance zzzz”", "?person=antony-blinken&from=2022-01-01&to=2022-12-31"),
        ("without “zzzz”", "?q=chance&person=antony-blinken&from=2022-01-01&to=2022-12-31"),
    ]
    assert "Nothing was found with all of this." not in get(client, "statements", q="zzzz")
    assert "Nothing was found." in get(client, "quotes", q="zzzz")
    assert 'href="?q=chance"' in get(client, "quotes", q="chance zzzz")


def test_of_very_many_names_no_more_are_looked_up_than_can_be_asked_for(client, monkeypatch):
    open_archive()
    looked_up = []
    monkeypatch.setattr(asking, "who", lambda words, _kind, _folder: looked_up.append(words) or words)
    body = client.get("/search/?" + "&".join(f"person=nobody-{number}" for number in range(5000))).content.decode()
    assert len(looked_up) <= MOST_VALUES + 1
    said = f"At most {MOST_VALUES} can be asked for at once. “nobody-{MOST_VALUES}” and what follows it was left out."
    assert said in body
    assert f"nobody-{MOST_VALUES - 1}" in body


def test_file_is_found_by_its_title_and_leads_to_its_place_on_the_page(client):
    file = {"kind": "scan", "title": "Signed protocol", "language": "en", "sha256": "ab" * 32, "size": 10}
    file |= {"media_type": "application/pdf", "filename": "act.pdf", "arrived": "2022-01-01"}
    make_edition(key="act", kind="document", label="Founding Act", attachments=[file])
    body = get(client, "search", q="protocol")
    assert "Signed <mark>protocol</mark> · act.pdf" in body
    assert '<a class="small" href="/documents/act/#file-abababababababab">file</a>' in body
    assert '<li id="file-abababababababab">' in client.get("/documents/act/").content.decode()
    assert found(get(client, "quotes", q="protocol")) == []
    make_edition(key="act", kind="document", label="Founding Act")
    assert found(get(client, "search", q="protocol")) == []
