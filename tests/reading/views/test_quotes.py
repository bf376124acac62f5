"""Quotes: passages by who says them, when, and their words; each linked to its paragraph."""

import re

import pytest
from django.conf import settings
from django.db import connections

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, make_text, mention, part, ref, when, withdraw
from tests.reading.views.test_lists import get, says

pytestmark = pytest.mark.django_db
TALK = "A heading\n\nAnna: We want peace.\n\nAnd peace with the Act.\n\nBoris: Peace is far.\n\nWho said this?"


def speaker(key, **more):
    return {"entry": ref(key), "name": key, "status": "confirmed", "office": None, "why": ""} | more


@pytest.fixture
def talks():
    """Publish a talk of two people, and a speech of one whose passages have no speaker of their own."""
    for key in ("anna", "boris"):
        make_edition(key=key, kind="person", label=key.title())
    make_edition(key="act", kind="document", label="Founding Act")
    office = {"key": "minister", "title": "Minister"}
    voices = {"Anna": speaker("anna", office=office), "Boris": speaker("boris", status="suggested")}
    text = make_text(TALK, voices, mentions=[mention(TALK, "Act", ref("act", "Founding Act", "document"))])
    text["passages"][0] |= {"kind": "heading"}
    text["passages"][4] |= {"turn": None}
    make_edition(key="talk", label="Talk", texts=[text], when=when("2022-02-14"))
    alone = {"texts": [make_text("Peace, says Anna in 2021.")], "participations": [part("anna")]}
    make_edition(key="speech", label="Speech", when=when("2021-12-15"), **alone)


def quotes(body):
    return re.findall(r"<blockquote><p[^>]*>(.*?) <a class=\"small\" href=\"([^\"]+)\"", body)


def places(body):
    return [address for _words, address in quotes(body)]


def test_passages_with_all_words_marked_and_linked_to_their_paragraph(client, talks):
    body = get(client, "quotes", q="peace far")
    assert quotes(body) == [("Boris: <mark>Peace</mark> is <mark>far</mark>.", "/statements/talk/#p4")]
    assert says(body) == "1 passage with the words “peace far”"
    assert "(supposed)" in body


def test_passages_by_who_says_them(client, talks):
    body = get(client, "quotes", person="anna:spoke", sort="oldest")
    assert places(body) == ["/statements/speech/#p1", "/statements/talk/#p2", "/statements/talk/#p3"]
    assert places(get(client, "quotes", q="speaker:anna", sort="oldest")) == places(body)
    assert says(body) == "3 passages in which Anna spoke"
    assert '<span class="said-by"><a href="/people/anna/">Anna</a></span>' in body


def test_newest_first_and_in_their_order(client, talks):
    assert places(get(client, "quotes")) == [
        "/statements/talk/#p2", "/statements/talk/#p3", "/statements/talk/#p4", "/statements/talk/#p5",
        "/statements/speech/#p1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"q": "peace", "from": "2022"}, ["talk/#p2", "talk/#p3", "talk/#p4"]),
        ({"q": "peace -far", "from": "2022"}, ["talk/#p2", "talk/#p3"]),
        ({"q": "NOT peace"}, ["talk/#p5"]),
        ({"q": "date:2021"}, ["speech/#p1"]),
        ({"q": "number:speech"}, ["speech/#p1"]),
        ({"q": 'mentions:"Founding Act"'}, ["talk/#p3"]),
        ({"q": "Founding Act"}, ["talk/#p3"]),
        ({"q": "Founding Act", "narrow": "1"}, []),
        ({"office": "minister"}, ["talk/#p2", "talk/#p3"]),
        ({"kind": "document"}, []),
        ({"q": "heading"}, []),
    ],
)
def test_same_filters_as_lists(client, talks, asked, where):
    body = get(client, "quotes", sort="oldest", **asked)
    assert places(body) == [f"/statements/{each}" for each in where]


def test_facets_count_passages_by_speaker_and_lead_to_them(client, talks):
    body = get(client, "quotes")
    assert re.search(r'<a href="\?person=anna%3Aspoke" rel="nofollow">Anna</a> <span class="count">3</span>', body)


def test_list_and_quotes_lead_to_one_another(client, talks):
    assert 'href="/quotes/?q=peace&amp;kind=statement"' in get(client, "statements", q="peace")
    assert 'href="/search/?q=peace"' in get(client, "quotes", q="peace")
    assert 'href="/ru/quotes/?q=peace"' in get(client, "ru/search", q="peace")


def test_withdrawn_passage_is_not_shown_even_before_the_index_follows(client, talks):
    get(client, "quotes")
    withdraw("talk")
    assert places(client.get("/quotes/").content.decode()) == ["/statements/speech/#p1"]


def test_without_the_index_the_page_says_so(client, talks):
    settings.INDEX_FOLDER.write_text("A file stands where the folder should be.")
    assert "The search is not available now." in client.get("/quotes/").content.decode()


@pytest.mark.parametrize("place", ["quotes/", "quotes/?q=chance&person=sergey-lavrov", "zh/quotes/?q=date:x"])
def test_quotes_cost_few_queries_and_set_no_cookie(client, django_assert_max_num_queries, place):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    with django_assert_max_num_queries(3, connection=connections["reading"]):
        response = client.get(f"/{place}")
    assert response.status_code == 200
    assert not response.cookies
