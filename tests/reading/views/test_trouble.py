"""What readers see when the index cannot follow, is missing, or its disk is full; and how they ask by country."""

import resource
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings

from archive.reading.models import Edition
from archive.reading.search.follow import catch_up, is_of
from archive.reading.search.source import Register
from archive.reading.search.store import only_writer, view
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, make_text, part, ref, when, withdraw
from tests.reading.search.register import Book

pytestmark = pytest.mark.django_db

LARGE = " ".join(f"word{number}" for number in range(40_000))


@contextmanager
def full_disk() -> Iterator[None]:
    """Let every file that this process writes be as full as can be at 100 kB: writing on fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, told)


def test_full_disk_without_an_index_is_said_and_lists_are_those_of_the_register(client):
    make_edition(key="older", label="Older", when=when("2022-01-01"))
    make_edition(key="large", label="Large", texts=[make_text(LARGE)])
    with full_disk():
        body = client.get("/statements/").content.decode()
    assert "The search is not available now." in body
    assert body.index("/statements/large/") < body.index("/statements/older/")
    assert "The search is not available now." not in client.get("/statements/").content.decode()


def test_full_disk_beside_an_index_leaves_it_and_says_what_is_not_yet_in_it(client):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    make_edition(key="large", label="Large", texts=[make_text(LARGE)])
    with full_disk():
        body = client.get("/search/?q=chance").content.decode()
    assert "The search has not yet taken in the last publication." in body
    assert "/statements/working-meeting/" in body
    body = client.get("/search/?q=word123").content.decode()
    assert "has not yet taken in" not in body
    assert "/statements/large/" in body


def test_while_another_writes_for_long_the_index_answers_from_where_it_stands(client):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    make_edition(key="new", label="Novelty")
    withdraw("working-meeting")
    with only_writer(settings.INDEX_FOLDER):
        body = client.get("/search/?q=novelty").content.decode()
        gone = client.get("/search/?q=chance").content.decode()
    assert "The search has not yet taken in the last 2 publications." in body
    assert "/statements/working-meeting/" not in gone, "what was withdrawn is gone at once"
    assert "/statements/new/" in client.get("/search/?q=novelty").content.decode()


def test_index_that_was_deleted_is_made_anew(client):
    open_archive()
    assert "/statements/working-meeting/" in client.get("/search/?q=chance").content.decode()
    shutil.rmtree(settings.INDEX_FOLDER)
    assert "/statements/working-meeting/" in client.get("/search/?q=chance&sort=newest").content.decode()


@pytest.mark.parametrize("further", [-3, 0, 3])
def test_index_of_another_register_is_not_answered_from_and_is_made_anew(client, further):
    """As after a failure of the database, when an older copy of it goes on, maybe to the very number that was lost."""
    open_archive()
    lost = Book("lost")
    for number in range(Edition.objects.head() + further):
        lost.publish(f"lost-{number}", label="Chance lost")
    shutil.rmtree(settings.INDEX_FOLDER, ignore_errors=True)
    catch_up(settings.INDEX_FOLDER, lost)
    with only_writer(settings.INDEX_FOLDER):
        lists, quotes = (client.get(address).content.decode() for address in ("/statements/", "/quotes/?q=chance"))
        assert client.get("/search.json?q=chance").status_code == 503
    assert "The search is not available now." in lists
    assert "The search is not available now." in quotes
    assert "/statements/working-meeting/" in lists
    assert "lost-" not in lists
    assert not is_of(view(settings.INDEX_FOLDER), Register())
    catch_up(settings.INDEX_FOLDER)
    assert is_of(view(settings.INDEX_FOLDER), Register())
    body = client.get("/search/?q=chance").content.decode()
    assert "/statements/working-meeting/" in body
    assert "The search is not available now." not in body


def test_country_is_that_of_the_place_or_of_where_it_lies(client):
    make_edition(key="russia", kind="place", label="Russia", details={"form": "country", "country": "RU"})
    make_edition(key="moscow", kind="place", label="Moscow", details={"within": ref("russia", "Russia", "place")})
    make_edition(key="geneva", kind="place", label="Geneva", details={"country": "CH"})
    for place in ("moscow", "geneva"):
        make_edition(key=f"at-{place}", label=f"At {place}", details={"place": ref(place, place, "place")})
    for asked in ("country=RU", "country=ru", "country=Russia", "country=俄罗斯", "q=country:Россия"):
        body = client.get(f"/statements/?{asked}").content.decode()
        assert "/statements/at-moscow/" in body, asked
        assert "/statements/at-geneva/" not in body, asked
    assert "in the country Russia" in client.get("/statements/?country=RU").content.decode()
    facets = client.get("/statements/").content.decode()
    assert 'href="?country=CH" rel="nofollow">Switzerland</a>' in facets
    russian = client.get("/ru/statements/").content.decode()
    assert ">Швейцария</a>" in russian
    assert (
        "No country that is called “Atlantis” is known." in client.get("/search/?q=country:Atlantis").content.decode()
    )


def test_more_properties_are_one_step_away(client):
    office = {"key": "minister", "title": "Foreign Minister", "names": [{"text": "Министр", "language": "ru"}]}
    make_edition(key="x", kind="person", label="Smith")
    source = {"address": "https://www.mid.ru/a", "sha256": "", "retrieved": None}
    make_edition(key="a", participations=[part("x", "signatory", office=office)], texts=[make_text("W", source=source)])
    make_edition(key="b")
    body = client.get("/statements/").content.decode()
    assert 'href="?facets=all"' in body
    assert "People who signed" not in body
    body = client.get("/statements/?facets=all").content.decode()
    for leads in ("person=x%3Asigned", "office=minister", "source=mid.ru"):
        assert f'href="?{leads}&amp;facets=all" rel="nofollow">' in body
    assert ">Foreign Minister</a>" in body
    assert ">Министр</a>" in client.get("/ru/statements/?facets=all").content.decode()
    assert "with the office Foreign Minister" in client.get("/statements/?office=minister").content.decode()
