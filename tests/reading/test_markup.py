"""Received words as HTML: links do not nest, apparatus stands outside them, dates say what was read."""

import re

import pytest

from archive.reading.markup import Scribe, reference, time
from archive.reading.register import Target
from archive.reading.transcript import pages, passages
from tests.reading.factory import emendation, make_text, mention, ref, when

LINKS = {key: Target(key, "person", [], key.title(), 1) for key in ("anna", "boris")}


def written(words, **fields):
    passage = next(passages(make_text(words, **fields)))
    return Scribe(words, LINKS).words(0, len(words), passage.spans)


def plain(html):
    return re.sub(r"<[^>]+>", "", re.sub(r'<span class="apparatus.*?</a></span>', "", html))


def test_inner_link_gives_way_to_the_outer():
    html = written(
        "Anna Boris",
        mentions=[mention("Anna Boris", "Anna Boris", ref("anna")), mention("Anna Boris", "Boris", ref("boris"))],
    )
    assert html == '<a class="named" href="/people/anna/" title="Anna">Anna Boris</a>'


def test_apparatus_of_damage_within_a_link_follows_the_link():
    words = "Met Ana B. today"
    html = written(
        words, mentions=[mention(words, "Ana B.", ref("anna"))], emendations=[emendation(words, "Ana", "Anna")]
    )
    assert html.index("</a>") < html.index('<span class="apparatus')
    assert plain(html) == words


def test_crossing_spans_lose_no_word_and_have_one_note():
    words = "Met Ana Boris today"
    html = written(
        words,
        mentions=[mention(words, "Met Ana", ref("anna"))],
        emendations=[emendation(words, "Ana Boris", "Anna Boris")],
    )
    assert plain(html) == words
    assert html.count("[Anna Boris]") == 1


def test_words_and_readings_are_escaped():
    words = "<b>1 & 2</b>"
    html = written(words, emendations=[emendation(words, "1 &", "<i>")])
    assert "&lt;b&gt;" in html
    assert "[&lt;i&gt;]" in html


def test_damage_without_a_reading_shows_the_date_that_is_meant():
    assert "[21 January 2022]" in written("121 Jan", emendations=[emendation("121 Jan", "121 Jan", "", "2022-01-21")])


@pytest.mark.parametrize("edtf", ["2022", "2022-02", "2022-02-14"])
def test_plain_dates_are_times(edtf):
    assert time(when(edtf), "then", "title") == f'<time datetime="{edtf}" title="title">then</time>'


@pytest.mark.parametrize("edtf", ["2022-01-11/2022-01-20", "1950-03-21/..", "199X", "2021-21", "2021~"])
def test_other_dates_claim_no_machine_form(edtf):
    assert "datetime" not in time(when(edtf), "then", "title")


def test_reference_without_a_target_is_plain():
    assert reference({"label": "<Nobody>"}, LINKS) == '<span dir="auto">&lt;Nobody&gt;</span>'
    assert reference(ref("gone", "Gone"), LINKS) == '<span dir="auto">Gone</span>'


def test_a_page_of_the_printed_original_is_marked_where_it_begins_and_leaves_the_words():
    words = "Anna Boris met. They agreed."
    html = written(words, mentions=[mention(words, "Anna Boris", ref("anna"))], pages=[[5, "12"], [16, "13"]])
    assert plain(re.sub(r'<span class="apparatus page"[^>]*>\d+</span>', "", html)) == words
    within, apart = html.split("</a>", 1)
    assert 'id="page-12"' in within
    assert 'href="#page-12"' not in within
    assert '<a id="page-13" href="#page-13"' in apart
    assert apart.index("page-13") < apart.index("They")


def test_a_page_begins_with_the_passage_after_the_space_where_it_was_turned():
    text = make_text("One.\n\nTwo.", pages=[[0, "1"], [5, "2"]])
    found = [[span.about["label"] for span in passage.spans if span.what == "page"] for passage in passages(text)]
    assert found == [["1"], ["2"], []]


def test_pages_with_one_number_are_told_apart_and_those_of_a_second_text_bear_its_id():
    text = make_text("One. Two.", pages=[[0, "[iv]"], [5, "iv"]])
    assert [page["id"] for page in pages(text)] == ["page-iv", "page-iv-2"]
    assert pages(text, 1)[0]["id"].endswith("-page-iv")
    assert pages(make_text("An older edition.")) == []
