"""The index and the real register, read with the reading room's rights."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters
from archive.reading.search.follow import Followed, catch_up
from archive.reading.search.source import Called, Register
from tests.reading.factory import make_edition, make_text, merge, part, ref, withdraw

pytestmark = pytest.mark.django_db


def test_register_is_followed(tmp_path: Path) -> None:
    make_edition(key="x", kind="person", label="Smith")
    make_edition(key="a", participations=[part("x")], texts=[make_text("Hello")])
    assert catch_up(tmp_path) == Followed(2, 2)
    assert answer(tmp_path, Filters(words="hello smith")).keys == ["a"]
    withdraw("a")
    catch_up(tmp_path)
    assert answer(tmp_path, Filters()).keys == ["x"]


def test_called_are_what_stands_now() -> None:
    make_edition(key="town", kind="place", label="Town", details={"within": ref("land", kind="place")})
    make_edition(key="x", kind="person", label="Smith")
    make_edition(key="x", kind="person", label="Smythe")
    make_edition(key="y", kind="person", label="Jones")
    merge("y", "x")
    make_edition(key="z", kind="person", label="Brown")
    withdraw("z", "person")
    assert Register().called(["town", "x", "y", "z", "unknown"]) == {
        "town": Called("town", ("Town",), "land"),
        "x": Called("x", ("Smythe",)),
        "y": Called("y", (), into="x"),
    }


def test_batch_takes_few_queries(tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(20):
        make_edition(key=f"p{number}", kind="person", label=f"Person {number}")
        make_edition(key=f"s{number}", participations=[part(f"p{number}")])
    with django_assert_max_num_queries(6):
        catch_up(tmp_path)


def test_digest_of_a_number() -> None:
    edition = make_edition(key="x", kind="person")
    assert Register().digest(edition.number) == edition.digest
    assert Register().digest(edition.number + 1) is None
