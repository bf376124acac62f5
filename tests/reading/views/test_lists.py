"""Lists: what they show, say and count; what cannot be read; what is shown when the index cannot answer."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.db import connections
from django.utils.http import urlencode

from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import LAVROV, open_archive, statement
from tests.reading.factory import make_edition, make_text, part, ref, when, withdraw

pytestmark = pytest.mark.django_db


def get(client, place, **asked):
    """Return the page of a list, with the index brought up to the register."""
    catch_up(settings.INDEX_FOLDER)
    response = client.get(f"/{place}/?{urlencode(asked, doseq=True)}")
    assert response.status_code == 200
    return response.content.decode()


def says(body):
    return unescape(re.search(r'<h2 class="says" id="found">(.*?)</h2>', body)[1])


def found(body):
    return re.findall(r'class="name"><a href="/\w+/([\w-]+)/"', body)


def test_list_says_what_it_shows_and_names_are_those_of_the_page(client):
    open_archive()
    body = get(client, "statements", person="sergey-lavrov", role="spoke", to="2022-02")
    assert says(body) == "1 statement in which Sergey Lavrov spoke, until 28 February 2022"
    assert found(body) == ["working-meeting"]
    russian = get(client, "ru/statements", person="sergey-lavrov")
    assert "Сергей Лавров" in says(russian)


def test_list_of_one_and_of_many_is_said_in_its_number(client):
    open_archive()
    assert says(get(client, "statements", person="sergey-lavrov")) == "1 statement that has to do with Sergey Lavrov"
    assert (
        says(get(client, "statements", person="antony-blinken:mentioned")) == "1 statement that mentions Antony Blinken"
    )
    assert says(get(client, "statements", cites="founding-act")) == "1 statement that cites Founding Act"
    make_edition(statement(key="another"))
    body = get(client, "statements", person="sergey-lavrov")
    assert says(body) == "2 statements that have to do with Sergey Lavrov"
    assert "Take away: that have to do with Sergey Lavrov" in body


def test_words_are_found_marked_and_linked_to_their_paragraph(client):
    open_archive()
    body = get(client, "search", q="chance")
    assert found(body) == ["working-meeting"]
    assert "Is there a <mark>chance</mark>?" in body
    assert 'href="/statements/working-meeting/#p4"' in body


def test_words_in_a_second_text_lead_to_its_own_anchor(client):
    open_archive()
    assert 'href="/statements/working-meeting/#ar-p2"' in get(client, "search", q="شكرا")


def test_words_of_passages_are_never_markup(client):
    make_edition(key="sharp", label="Sharp", texts=[make_text("A <b>sharp</b> word.")])
    assert "&lt;b&gt;<mark>sharp</mark>&lt;/b&gt;" in get(client, "search", q="sharp")


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ("2022", "", True),
        ("February 2022", "", True),
        ("2022-02-14", "2022-02-14", True),
        ("2022年2月", "2022年2月", True),
        ("15 February 2022", "", False),
        ("", "2022-02-13", False),
        ("", "2021", False),
    ],
)
def test_days_may_be_written_as_people_write_them(client, since, until, there):
    make_edition(key="dated", when=when("2022-02-14"))
    body = get(client, "statements", **{"from": since, "to": until})
    assert (found(body) == ["dated"]) is there


def test_day_that_cannot_be_read_is_said_beside_its_field_and_does_not_narrow(client):
    open_archive()
    body = get(client, "statements", **{"from": "nonsense"})
    assert 'value="nonsense" aria-invalid="true" aria-describedby="wrong-from"' in body
    assert re.search(r'id="wrong-from">“nonsense” could not be read as a date\.', body)
    assert "the list is shown without it" in body
    assert says(body) == "1 statement"


def test_person_may_be_given_by_any_name(client):
    open_archive()
    for name in ("Lavrov", "拉夫罗夫", "Лавров", "sergey-lavrov"):
        assert "Sergey Lavrov" in says(get(client, "statements", person=name))


def test_role_that_is_none_is_said(client):
    open_archive()
    body = get(client, "statements", person="sergey-lavrov", role="sang")
    assert "“sang” is not understood here." in body


def test_chips_take_filters_away_one_by_one(client):
    open_archive()
    body = get(client, "statements", q="chance", person="sergey-lavrov:spoke", **{"from": "2022", "to": "2022"})
    chips = dict(re.findall(r'<li><a href="([^"]+)" aria-label="Take away: ([^"]+)"', body))
    assert {unescape(words): unescape(leads) for leads, words in chips.items()} == {
        "with the words “chance”": "?person=sergey-lavrov%3Aspoke&from=2022-01-01&to=2022-12-31",
        "in which Sergey Lavrov spoke": "?q=chance&from=2022-01-01&to=2022-12-31",
        "2022": "?q=chance&person=sergey-lavrov%3Aspoke",
    }


def test_last_chip_leads_to_the_whole_list(client):
    open_archive()
    assert '<li><a href="." aria-label="Take away' in get(client, "statements", q="chance")


def test_facets_count_exactly_and_lead_to_what_they_count(client):
    for number in range(3):
        make_edition(key=f"s-{number}", details={"form": "speech" if number else "interview"}, when=when("2022-02-14"))
    body = get(client, "statements")
    links = re.findall(r'<li><a href="([^"]+)" rel="nofollow">(\w+)</a> <span class="count">(\d+)</span>', body)
    assert ("?form=speech", "speech", "2") in links
    assert len(found(client.get("/statements/?form=speech").content.decode())) == 2


def test_facet_that_would_change_nothing_is_not_shown(client):
    make_edition(key="alone", details={"form": "speech"})
    assert 'class="facet"' not in get(client, "statements")


def test_undated_records_are_counted_apart(client):
    make_edition(key="dated", when=when("2022-02-14"))
    make_edition(key="undated")
    body = get(client, "statements")
    assert "1 of them has no date." in body
    assert found(body) == ["dated", "undated"]


def test_list_of_one_kind_holds_no_other(client):
    open_archive()
    assert set(found(get(client, "people"))) == {"sergey-lavrov", "antony-blinken", "vladimir-putin"}
    assert says(get(client, "people")) == "3 people"


def test_withdrawn_record_is_not_shown_even_before_the_index_follows(client):
    open_archive()
    get(client, "statements")
    withdraw("working-meeting")
    assert found(client.get("/statements/").content.decode()) == []


def test_long_list_is_turned_page_by_page(client):
    for number in range(25):
        make_edition(key=f"s-{number}", when=when(f"2022-01-{number + 1:02}"))
    body = get(client, "statements", sort="oldest")
    assert found(body)[0] == "s-0"
    assert '<a href="?sort=oldest&amp;page=2" rel="next">' in body
    assert found(get(client, "statements", sort="oldest", page=2)) == [f"s-{number}" for number in range(20, 25)]


def test_nothing_found_is_said(client):
    open_archive()
    assert "Nothing was found." in get(client, "statements", q="zzzzz")


def test_without_the_index_the_list_is_plain_and_says_so(client):
    open_archive()
    settings.INDEX_FOLDER.write_text("A file stands where the folder should be.")
    body = client.get("/statements/?q=zzzzz").content.decode()
    assert "The search is not available now." in body
    assert found(body) == ["working-meeting"]
    assert found(client.get("/search/?q=chance").content.decode()) == []
    assert client.get("/").status_code == 200
    assert client.get("/people/sergey-lavrov/").status_code == 200


@pytest.mark.parametrize("place", ["", "statements/", "search/?q=chance&person=sergey-lavrov", "people/"])
def test_lists_cost_few_queries_and_set_no_cookie(client, django_assert_max_num_queries, place):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    with django_assert_max_num_queries(3, connection=connections["reading"]):
        response = client.get(f"/{place}")
    assert response.status_code == 200
    assert not response.cookies


def test_empty_archive_has_pages(client):
    assert "Nothing has been published yet." in client.get("/").content.decode()
    assert "Nothing has been published yet." in get(client, "statements")
    assert client.get("/search/?q=anything").status_code == 200


def test_person_page_counts_parts_and_lists_the_newest(client):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    body = client.get("/people/sergey-lavrov/").content.decode()
    assert '<a href="/statements/?person=sergey-lavrov:spoke">1 statement</a>' in body
    assert found(body) == ["working-meeting"]


def test_cited_by_leads_to_the_passage(client):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    body = client.get("/documents/founding-act/").content.decode()
    assert "Where it is cited" in body
    assert '<a href="/statements/working-meeting/#p3">3</a>' in body


def test_statements_delivered_at_a_meeting_are_on_its_page(client):
    open_archive()
    relation = {"type": "delivered-at", "entry": ref("geneva", "Talks", "meeting"), "note": ""}
    make_edition(statement(key="spoken-there", relations=[relation], participations=[part(LAVROV["key"])]))
    catch_up(settings.INDEX_FOLDER)
    body = client.get("/meetings/geneva/").content.decode()
    assert "<h3>Delivered at it</h3>" in body
    assert "/statements/spoken-there/" in body
