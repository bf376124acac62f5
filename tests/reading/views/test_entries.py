"""The pages of entries: what is shown, in every kind, and what is answered where there is no entry."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import connections

from archive.reading.exports import SHAPES
from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import ARABIC, RECEIVED, open_archive, statement
from tests.reading.factory import make_content, make_edition, merge, withdraw

pytestmark = pytest.mark.django_db
PAGE = "/statements/working-meeting/"
PAGES = [
    PAGE,
    "/people/sergey-lavrov/",
    "/organizations/mfa/",
    "/documents/founding-act/",
    "/meetings/geneva/",
    "/places/geneva-city/",
    "/topics/security/",
    "/collections/letters/",
]


class Received(HTMLParser):
    """Takes out of a page the words of its texts, without the apparatus."""

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.deep = [], [], None

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        if tag not in ("br", "meta", "link", "input"):
            self.open.append((tag, classes))
        if "text" in classes:
            self.texts.append("")
            self.deep = len(self.open)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, f"</{tag}> closes nothing"
        if self.deep and len(self.open) < self.deep:
            self.deep = None

    def handle_data(self, data):
        if self.deep and not any("apparatus" in classes for _tag, classes in self.open):
            self.texts[-1] += data


def received(body):
    page = Received()
    page.feed(body)
    return page.texts


def get(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_every_character_received_is_on_the_page_in_order(client):
    open_archive()
    assert received(get(client, PAGE)) == [RECEIVED, ARABIC]


def test_what_is_named_is_a_link_only_where_it_is_published(client):
    open_archive()
    body = get(client, PAGE)
    assert '<a class="named" href="/people/antony-blinken/" title="Antony Blinken">Antony Blinken</a>' in body
    assert "/places/never-published/" not in body
    assert "never-published" not in body


def test_link_to_a_withdrawn_entry_becomes_plain_words(client):
    open_archive()
    withdraw("antony-blinken", "person")
    body = get(client, PAGE)
    assert "antony-blinken" not in body
    assert "Antony Blinken" in body


def test_link_to_a_merged_entry_leads_to_where_it_went(client):
    open_archive()
    make_edition(key="blinken", kind="person", label="A. Blinken")
    merge("antony-blinken", "blinken")
    assert 'href="/people/blinken/"' in get(client, PAGE)


def test_damage_shows_what_was_received_what_is_proposed_why_and_by_whom(client):
    open_archive()
    body = get(client, PAGE)
    assert '<span class="emended"><time datetime="2022-01-21"' in body
    for words in ("121 January", "[21 January]", "A letter is lost.", "An editor", "A date has lost a letter."):
        assert words in body
    assert 'href="#text-note-a"' in body
    assert 'id="text-note-a"' in body


def test_supposed_speaker_is_said_to_be_supposed_and_why(client):
    open_archive()
    body = get(client, PAGE)
    assert re.search(r'class="supposed">supposed: <span dir="auto">The salutation says so\.', body)


def test_anchors_are_unique_and_lead_to_paragraphs(client):
    open_archive()
    body = get(client, PAGE)
    anchors = re.findall(r' id="([^"]+)"', body)
    assert len(anchors) == len(set(anchors))
    assert {"p1", "p5", "ar-p1", "ar-p2"} <= set(anchors)
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(anchors)


def test_passages_say_their_language_and_direction(client):
    open_archive()
    assert '<div class="text" lang="ar" dir="rtl">' in get(client, PAGE)


def test_standing_source_and_digest_are_told(client):
    open_archive()
    body = get(client, PAGE)
    for words in ("fficial translation of a transcript; original: Russian", "ab" * 32, "speech.txt", "utf-8"):
        assert words in body
    assert '<a href="https://mid.example/speech" rel="noreferrer external">' in body


def test_source_address_that_a_browser_would_run_is_no_link(client):
    text = statement()["texts"][0]
    text["source"]["address"] = "javascript:alert(1)"
    make_edition(make_content(texts=[text]))
    body = get(client, "/statements/a-speech/")
    assert "javascript:alert(1)" in body
    assert 'href="javascript' not in body


def test_words_of_an_edition_are_never_markup(client):
    make_edition(
        make_content("bold", label="<b>bold</b>", summary="<script>x</script>", when={"words": "<i>", "edtf": ""})
    )
    body = get(client, "/statements/bold/")
    assert "<b>bold" not in body
    assert "<script>" not in body
    assert "<i>" not in body


def test_stub_says_that_it_is_not_held(client):
    open_archive()
    assert "Cited, not held." in get(client, "/documents/founding-act/")


def test_title_is_in_the_language_of_the_page(client):
    open_archive()
    assert '<h1 lang="ru" dir="ltr">Сергей Лавров</h1>' in get(client, "/ru/people/sergey-lavrov/")
    assert '<h1 lang="en" dir="ltr">Sergey Lavrov</h1>' in get(client, "/people/sergey-lavrov/")


@pytest.mark.parametrize("address", [*PAGES, PAGE + "editions/", PAGE + "editions/1/", PAGE + "editions/2/changes/"])
def test_pages_cost_few_queries_and_set_no_cookie(client, django_assert_max_num_queries, address):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    with django_assert_max_num_queries(3, connection=connections["reading"]):
        response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies


def test_unknown_key_is_not_found(client):
    assert "nobody" in get(client, "/people/nobody/", 404)


def test_wrong_kind_leads_to_the_right_address(client):
    open_archive()
    for wrong, right in [
        ("/documents/working-meeting/", PAGE),
        ("/documents/working-meeting.json", "/statements/working-meeting.json"),
        ("/documents/working-meeting/editions/1/", PAGE + "editions/1/"),
        ("/entries/working-meeting/", PAGE),
        ("/people/s-lavrov/", "/people/sergey-lavrov/"),
        ("/people/s-lavrov.json", "/people/sergey-lavrov.json"),
        ("/entries/s-lavrov/", "/people/sergey-lavrov/"),
    ]:
        response = client.get(wrong)
        assert (response.status_code, response.headers["Location"]) == (301, right)


def test_withdrawn_entry_is_gone_in_every_shape_and_says_why(client):
    open_archive()
    addresses = ["/statements/mistaken/", "/statements/mistaken/editions/", "/statements/mistaken/editions/1/"]
    addresses += [f"/statements/mistaken.{suffix}" for suffix in SHAPES]
    addresses += [f"/statements/mistaken/editions/1.{suffix}" for suffix in SHAPES]
    for address in addresses:
        body = get(client, address, 410)
        assert "Published by mistake." in body
        assert "Never to be seen again" not in body
        assert "A mistake" not in body


def test_merged_into_a_withdrawn_entry_is_gone(client):
    open_archive()
    withdraw("sergey-lavrov", "person")
    assert client.get("/people/s-lavrov/").status_code == 410


def test_json_is_the_whole_edition_as_sealed(client):
    open_archive()
    edition = json.loads(get(client, "/statements/working-meeting.json"))
    assert edition["content"] == statement()
    assert edition["edition"] == 2
    assert json.loads(get(client, PAGE + "editions/1.json"))["content"]["texts"] == []
