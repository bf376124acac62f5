"""The index and the real register, read with the reading room's rights."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from archive.reading.search import building
from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters
from archive.reading.search.follow import Followed, catch_up
from archive.reading.search.source import Called, Register
from archive.reading.search.store import view
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


@pytest.mark.django_db(transaction=True)
def test_register_is_built_by_processes_that_each_read_it_themselves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(building, "CHUNK", 3)
    make_edition(key="x", kind="person", label="Smyth")
    for number in range(20):
        make_edition(key=f"s{number}", participations=[part("x")], texts=[make_text(f"Hello {number}")])
    make_edition(key="x", kind="person", label="Smith")
    withdraw("s3")
    call_command("index", workers=2)  # there is none yet
    assert "up to No. 23" in capsys.readouterr().out
    assert answer(settings.INDEX_FOLDER, Filters(words="hello smith")).total == 19
    assert answer(settings.INDEX_FOLDER, Filters(words="smyth")).total == 0
    first = view(settings.INDEX_FOLDER)
    make_edition(key="new", label="Novelty")
    call_command("index")
    assert answer(settings.INDEX_FOLDER, Filters(words="novelty")).keys == ["new"]
    call_command("index", rebuild=True, workers=2)
    assert answer(settings.INDEX_FOLDER, Filters(words="hello smith")).total == 19
    assert first.searcher.num_docs == 21, "who reads the first one reads on"
