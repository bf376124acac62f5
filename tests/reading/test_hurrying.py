"""What is left out in a hurry is said; the list itself is whole, and such a page is kept by nobody."""

from typing import Any

import pytest
from django.conf import settings

from archive.reading.freshness import stands_at
from archive.reading.front.address import Address
from archive.reading.front.making import environ_of_page, make_page
from archive.reading.hurrying import hurrying
from archive.reading.models import Edition
from archive.reading.search.follow import catch_up
from tests.reading.archive_of_a_day import open_archive
from tests.reading.views.test_lists import found

PAGES = ["/statements/", "/people/", "/search/?q=chance", "/quotes/?q=chance"]
SAID = "Many readers ask at this moment."


def application(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Answer as Django would, without its closing of the test's connection."""
    start("200 OK", [("Content-Type", "text/html")])
    return [b"A page"]


def head() -> tuple[int, str]:
    """Return where the register stands."""
    last = Edition.objects.latest("number")
    return last.number, last.digest


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_list_in_a_hurry_is_the_list_without_its_counts(client: Any, address: str) -> None:
    open_archive()
    whole = client.get(address).content.decode()
    with hurrying(True):
        cut = client.get(address).content.decode()
    assert found(cut) == found(whole)
    assert SAID in cut
    assert SAID not in whole


@pytest.mark.django_db
@pytest.mark.parametrize("hurried", [True, False])
def test_page_made_in_a_hurry_is_not_fit_to_keep(hurried: bool) -> None:
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    environ = environ_of_page(Address("localhost", "http", "/statements/", ""))
    made = make_page(application, environ, lambda *_all: None, head(), hurried)
    assert made.status == 200
    assert made.fit_to_keep is not hurried


@pytest.mark.django_db
def test_page_made_while_the_index_is_behind_is_not_fit_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    open_archive()
    monkeypatch.setattr("archive.reading.freshness.catch_up", lambda folder, seconds: None)
    environ = environ_of_page(Address("localhost", "http", "/statements/", ""))
    assert not make_page(application, environ, lambda *_all: None, head(), False).fit_to_keep


@pytest.mark.django_db
def test_an_index_of_what_was_lost_is_not_taken_for_that_of_another_edition_of_that_number() -> None:
    """As after a failure of the database: the copy that goes on did not have the last edition."""
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    number, digest = head()
    environ = environ_of_page(Address("localhost", "http", "/statements/", ""))
    other = number, digest[::-1]
    assert make_page(application, environ, lambda *_all: None, (number, digest), False).fit_to_keep
    assert not make_page(application, environ, lambda *_all: None, other, False).fit_to_keep
    assert not stands_at(settings.INDEX_FOLDER, other)
    assert stands_at(settings.INDEX_FOLDER, (number, digest))
