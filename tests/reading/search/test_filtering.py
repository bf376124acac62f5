"""What is found by filters: each rule in a test of its own."""

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest
from tantivy import Query

from archive.reading.search import counts
from archive.reading.search.counts import Count
from archive.reading.search.filters import Filters, Part, Said
from archive.reading.search.store import SCHEMA, view
from tests.reading.factory import make_text, mention, part, ref
from tests.reading.search.asking import Desk
from tests.reading.search.register import days

MINISTER = {"key": "mfa", "title": "Minister"}
SPEAKER = {"entry": ref("lavrov"), "name": "Lavrov", "status": "confirmed", "office": MINISTER, "why": ""}
SAID = "LAVROV: We spoke of Blinken.\n\nNothing more."


@pytest.fixture
def held(desk: Desk) -> Desk:
    """Return a register in which people have parts of every kind."""
    for key in ("lavrov", "putin", "blinken", "stoltenberg"):
        desk.book.publish(key, "person", key.title())
    desk.book.publish("nato", "organization", "NATO")
    desk.book.publish("russia", "place", "Russia", details={"form": "country"})
    desk.book.publish("moscow", "place", "Moscow", details={"within": ref("russia", kind="place")})
    desk.book.publish("security", "topic", "Security")
    desk.book.publish(
        "speech",
        when=days("2022-02-14"),
        details={"place": ref("moscow", kind="place"), "form": "remarks"},
        topics=[ref("security", kind="topic")],
        participations=[part("putin", "participant"), part("nato", "addressee", "organization")],
        texts=[make_text(SAID, {"LAVROV": SPEAKER}, mentions=[mention(SAID, "Blinken", ref("blinken"))])],
    )
    desk.book.publish(
        "letter", "document", when=days("2021-12-15", "2021-12-17"),
        participations=[part("lavrov", "signatory"), part("stoltenberg", "addressee")],
    )  # fmt: skip
    return desk


FINDS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("kind", {"kind": ("document",)}, {"letter"}),
    ("kinds are alternatives", {"kind": ("document", "statement")}, {"letter", "speech"}),
    ("filters narrow one another", {"kind": ("document",), "form": ("remarks",)}, set()),
    ("person in any part", {"person": (Part("lavrov"),)}, {"speech", "letter"}),
    ("person who spoke", {"person": (Part("lavrov", "spoke"),)}, {"speech"}),
    ("person who signed", {"person": (Part("lavrov", "signed"),)}, {"letter"}),
    ("person who took part", {"person": (Part("putin", "took_part"),)}, {"speech"}),
    ("person addressed", {"person": (Part("stoltenberg", "addressed"),)}, {"letter"}),
    ("person mentioned", {"person": (Part("blinken", "mentioned"),)}, {"speech"}),
    ("person mentioned did not speak", {"person": (Part("blinken", "spoke"),)}, set()),
    ("persons narrow", {"person": (Part("lavrov"), Part("putin"))}, {"speech"}),
    ("organization", {"organization": (Part("nato", "addressed"),)}, {"speech"}),
    ("organization is no person", {"person": (Part("nato"),)}, set()),
    ("place", {"place": ("moscow",)}, {"speech"}),
    ("place in which the place lies", {"place": ("russia",)}, {"speech", "moscow"}),
    ("topic", {"topic": ("security",)}, {"speech"}),
    ("office", {"office": ("mfa",)}, {"speech"}),
    ("language", {"language": ("en",)}, {"speech"}),
    ("standing", {"standing": ("transcript-official",)}, {"speech"}),
    ("cited entry", {"cites": ("blinken",)}, {"speech"}),
    ("words and a filter", {"words": "spoke", "person": (Part("lavrov", "spoke"),)}, {"speech"}),
    ("unknown value", {"kind": ("ship",)}, set()),
]


@pytest.mark.parametrize(("fields", "keys"), [each[1:] for each in FINDS], ids=[each[0] for each in FINDS])
def test_filter(held: Desk, fields: dict[str, Any], keys: set[str]) -> None:
    assert held.find(**fields) == keys


DATED = {
    "day": ("2022-02-14", "2022-02-14"),
    "month": ("2022-02-01", "2022-02-28"),
    "year": ("2022-01-01", "2022-12-31"),
    "since": ("2022-02-20", None),
    "before": (None, "1990-12-31"),
}
DAYS = [
    ("the day itself", "2022-02-14", "2022-02-14", {"day", "month", "year"}),
    ("a day of the month", "2022-02-10", "2022-02-10", {"month", "year"}),
    ("touching the last day", "2022-12-31", "2023-01-31", {"year", "since"}),
    ("just after", "2022-03-01", "2022-03-31", {"year", "since"}),
    ("open question from", "2022-03-01", None, {"year", "since"}),
    ("open question to", None, "2022-02-01", {"month", "year", "before"}),
    ("before an open start", "1950-01-01", "1950-01-01", {"before"}),
    ("after an open end", "2999-01-01", "2999-12-31", {"since"}),
    ("between all", "2000-01-01", "2001-01-01", set()),
]


@pytest.mark.parametrize(("since", "until", "keys"), [each[1:] for each in DAYS], ids=[each[0] for each in DAYS])
def test_dates_that_touch(desk: Desk, since: str | None, until: str | None, keys: set[str]) -> None:
    for key, (earliest, latest) in DATED.items():
        desk.book.publish(key, when=days(earliest, latest))
    desk.book.publish("undated")
    desk.book.publish("unread", when=days(None, None))
    first, last = (day and date.fromisoformat(day) for day in (since, until))
    assert desk.find(since=first, until=last) == keys


def test_years_leave_the_undated_and_the_spanning_apart(desk: Desk) -> None:
    desk.book.publish("a", when=days("2022-02-14"))
    desk.book.publish("b", when=days("2022-01-01", "2022-12-31"))
    desk.book.publish("c", when=days("2021-01-01", "2022-12-31"))
    desk.book.publish("d", when=days("2022-01-01", None))
    desk.book.publish("e")
    found = desk.ask()
    assert (found.bars, found.undated, found.spanning) == ((Count("2022", 2),), 1, 2)


def test_months_and_days_leave_what_is_not_within_one_apart(desk: Desk) -> None:
    desk.book.publish("a", when=days("2022-02-14"))
    desk.book.publish("b", when=days("2022-02-01", "2022-02-28"))
    desk.book.publish("c", when=days("2022-01-01", "2022-12-31"))
    desk.book.publish("d")
    months, single = desk.ask(step="month"), desk.ask(step="day")
    assert (months.bars, months.undated, months.spanning) == ((Count("2022-02", 2),), 1, 1)
    assert (single.bars, single.undated, single.spanning) == ((Count("2022-02-14", 1),), 1, 2)


def test_days_of_other_ages(desk: Desk) -> None:
    desk.book.publish("rome", when=days("-0043-03-15", "-0043-03-15"))
    desk.book.publish("future", when=days("12022-01-01", "12022-12-31"))
    assert desk.find(until=date(1, 1, 1)) == {"rome"}
    assert desk.ask(sort="oldest").keys == ["rome", "future"]


def test_orders(desk: Desk) -> None:
    desk.book.publish("b", label="Beta", when=days("2022-02-14"))
    desk.book.publish("undated", label="Ämter")
    desk.book.publish("a", label="gamma", when=days("2021-01-01"))
    desk.book.publish("a2", label="Delta", when=days("2021-01-01"))
    orders = {sort: desk.ask(sort=sort).keys for sort in ("newest", "oldest", "published", "title")}
    assert orders == {
        "newest": ["b", "a2", "a", "undated"],
        "oldest": ["a", "a2", "b", "undated"],
        "published": ["a2", "a", "undated", "b"],
        "title": ["undated", "b", "a2", "a"],
    }
    assert Filters().order == "newest"
    assert Filters(words="a").order == "relevance"


def test_pages_and_total(desk: Desk) -> None:
    for number in range(25):
        desk.book.publish(f"n{number:02}", when=days("2022-01-01"))
    pages = [desk.ask(page=page, per_page=10) for page in (1, 2, 3, 4)]
    assert [page.total for page in pages] == [25] * 4
    keys = [key for page in pages for key in page.keys]
    assert keys == [f"n{number:02}" for number in range(24, -1, -1)]


def test_facets_are_exact(held: Desk) -> None:
    found = held.ask(kind=("statement", "document"))
    assert found.facets["person_any"][0] == Count("lavrov", 2)
    assert set(found.facets["place"]) == {Count("moscow", 1), Count("russia", 1)}


def test_facet_that_is_on_counts_what_could_be_added(held: Desk) -> None:
    found = held.ask(kind=("document",), person=(Part("lavrov"),))
    assert found.total == 1
    assert set(found.facets["kind"]) == {Count("document", 1), Count("statement", 1)}


def test_address_and_back() -> None:
    asked = Filters(
        words="北约 -x", kind=("statement",), person=(Part("lavrov", "spoke"), Part("putin")), cites=("act",),
        since=date(2022, 2, 1), until=date(2022, 2, 28), sort="oldest", page=3, widened=False,
    )  # fmt: skip
    address: dict[str, list[str]] = {}
    for name, value in asked.pairs():
        address.setdefault(name, []).append(value)
    assert Filters.read(address) == (asked, [])


def test_partial_days_of_an_address_are_whole() -> None:
    asked, wrong = Filters.read({"from": ["2021"], "to": ["2022-02"]})
    assert (asked.since, asked.until, wrong) == (date(2021, 1, 1), date(2022, 2, 28), [])


WRONG = [("from", "yesterday"), ("to", "2022-13"), ("person", "lavrov:shouted"), ("page", "0"), ("page", "x"),
         ("sort", "colour"), ("kind", "a b"), ("page", "²")]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_is_not_understood_is_said(name: str, value: str) -> None:
    assert Filters.read({name: [value]}) == (Filters(), [(name, value)])


def test_what_the_page_fixes_the_address_cannot_change() -> None:
    assert Filters.read({"kind": ["person"], "other": ["x"], "q": [" "]}, kind=("statement",)) == (
        Filters(kind=("statement",)), [],
    )  # fmt: skip


def test_every_filter_says_itself_and_can_be_dropped() -> None:
    asked = Filters(words="x", person=(Part("lavrov", "spoke"), Part("putin")), until=date(2022, 1, 1), page=2)
    assert asked.describe() == [
        Said("words", "x", "", Filters(person=asked.person, until=asked.until)),
        Said("person", "lavrov", "spoke", Filters(words="x", person=(Part("putin"),), until=asked.until)),
        Said("person", "putin", "any", Filters(words="x", person=(Part("lavrov", "spoke"),), until=asked.until)),
        Said("until", "2022-01-01", "", Filters(words="x", person=asked.person)),
    ]
    assert Filters(page=2).also("kind", "person") == Filters(kind=("person",))


@pytest.mark.parametrize("told", [1, 2, 10, 30])
def test_most_frequent_people_are_exact_though_segments_tell_only_some(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, told: int
) -> None:
    chance, truth = random.Random(told), Counter[str]()
    for number in range(40):
        desk.book.publish(f"p{number}", "person", f"Person {number}")
    for batch in range(6):  # each is a segment of its own, with its own favourites
        for number in range(30):
            keys = {f"p{min(39, int(chance.expovariate(0.2)) + batch * chance.randrange(3))}" for _ in range(4)}
            desk.book.publish(f"s{batch}-{number}", participations=[part(key) for key in sorted(keys)])
            truth.update(keys)
        desk.ask()
    seen = view(desk.folder)
    assert seen.searcher.num_segments > 2
    query = Query.term_query(SCHEMA, "kind", "statement")
    monkeypatch.setattr(counts, "MANY", 10)
    monkeypatch.setattr(counts, "TOLD", told)
    both = counts.most_frequent(seen.searcher, query, ["person_spoke", "person_any"], 180)
    for found in both.values():
        assert len(found) >= counts.CERTAIN
        assert all(truth[one.value] == one.times for one in found)
        assert [one.times for one in found] == sorted(truth.values(), reverse=True)[: len(found)]
