"""The histogram of a list: drawn on the server, zoomed by links, with a table; nothing is drawn that has no one place."""

import re
from html import unescape

import pytest

from archive.reading.histogram import along, ends
from tests.reading.factory import make_edition, when
from tests.reading.search.register import days
from tests.reading.views.test_lists import found, get

pytestmark = pytest.mark.django_db
DATES = ["2021-12-30", "2022-02-14", "2022-02-14", "2022-02-20", "2022-03", "2022", "2021/2022", "2022-05-01/.."]


@pytest.fixture
def dated():
    """Publish statements with dates of all sorts, and one without."""
    for number, edtf in enumerate(DATES):
        make_edition(key=f"s-{number}", when=when(edtf))
    make_edition(key="undated")


def bars(body):
    """Return the table of the histogram: (name, records, query string)."""
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]+)" rel="nofollow">([^<]+)</a></th><td>(\d+)</td>', body)
    return [(name, int(times), unescape(leads)) for leads, name, times in rows]


def test_years_lead_to_months_and_months_to_days(client, dated):
    body = get(client, "statements")
    years = bars(body)
    assert [each[:2] for each in years] == [("2021", 1), ("2022", 5)]
    assert "1 of them has no date." in body
    assert "2 of them have a date that is not within one year." in body
    body = client.get("/statements/" + years[1][2]).content.decode()
    months = bars(body)
    assert [each[:2] for each in months] == [("February 2022", 3), ("March 2022", 1)]
    assert "3 of them have a date that is not within one month." in body
    assert '<a href="." rel="nofollow">All years</a>' in body
    body = client.get("/statements/" + months[0][2]).content.decode()
    single = bars(body)
    assert [each[:2] for each in single] == [("14 February 2022", 2), ("20 February 2022", 1)]
    assert '<a href="?from=2022-01-01&amp;to=2022-12-31" rel="nofollow">2022</a>' in body
    assert {"s-1", "s-2"} < set(found(client.get("/statements/" + single[0][2]).content.decode()))


def test_bars_stand_where_their_time_is(client, dated):
    body = get(client, "statements", **{"from": "2021", "to": "2022"})
    drawn = re.findall(r'<rect class="bar" x="(\d+)" y="(\d+)" width="8" height="(\d+)">', body)
    assert drawn == [("0", "66", "34"), ("20", "0", "100"), ("30", "66", "34")]
    assert 'viewBox="0 0 40 100"' in body


def test_drawing_is_for_the_eye_and_the_table_for_everybody(client, dated):
    body = get(client, "statements")
    assert re.search(r'<svg [^>]*aria-hidden="true"', body)
    assert not re.search(r"<svg.*<a (?![^>]*tabindex=\"-1\").*</svg>", body.split("<table>")[0].split("<svg")[1])


def test_filters_stay_on_while_zooming(client, dated):
    assert bars(get(client, "statements", q="speech"))[0][2] == "?q=speech&from=2021-01-01&to=2021-12-31"


def test_many_years_are_drawn_by_decades(client):
    make_edition(key="old", when=when("1815-06-09"))
    make_edition(key="new", when=when("2022-02-14"))
    make_edition(key="rome", when=days("-0043-03-15"))
    decades = bars(get(client, "statements"))
    assert [each[:2] for each in decades] == [("1810s", 1), ("2020s", 1)]
    assert decades[0][2] == "?from=1810-01-01&to=1819-12-31"


def test_without_dates_nothing_is_drawn(client):
    make_edition(key="undated")
    body = get(client, "statements")
    assert "<svg" not in body
    assert "1 of them has no date." in body


def test_stretches_of_time():
    assert list(along("month", "2021-12", "2022-02")) == ["2021-12", "2022-01", "2022-02"]
    assert list(along("day", "2020-02-28", "2020-03-01")) == ["2020-02-28", "2020-02-29", "2020-03-01"]
    assert [day.isoformat() for day in ends("2020-02")] == ["2020-02-01", "2020-02-29"]
    assert [day.isoformat() for day in ends("000X")] == ["0001-01-01", "0009-12-31"]
