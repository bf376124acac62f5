"""Lists kept as bytes: quick where nothing has changed, never stale, bounded, known again by browsers."""

import re
import threading

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from archive.reading.search.follow import catch_up
from archive.reading.search.store import IndexUnavailable
from archive.reading.views.keeping import SHELF, Kept, Shelf
from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, withdraw
from tests.reading.views.test_lists import found

PAGES = ["/", "/statements/", "/search/?q=chance", "/quotes/?q=chance"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_kept_page_costs_one_query_and_is_the_same(client, django_assert_num_queries, address):
    open_archive()
    catch_up(settings.INDEX_FOLDER)
    first = client.get(address)
    with django_assert_num_queries(1, connection=connections["reading"]):
        again = client.get(address)
    assert again.content == first.content
    assert again.headers["Content-Type"] == first.headers["Content-Type"]


@pytest.mark.django_db
def test_browser_that_holds_a_page_is_told_so(client):
    open_archive()
    first = client.get("/statements/")
    tag = first.headers["ETag"]
    same = client.get("/statements/", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    make_edition(key="new", label="A new speech")
    other = client.get("/statements/", headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert "new" in found(other.content.decode())


@pytest.mark.django_db
def test_head_is_answered_like_get_without_the_page(client):
    open_archive()
    response = client.head("/statements/")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"] == client.get("/statements/").headers["ETag"]


@pytest.mark.django_db
def test_languages_and_filters_are_kept_apart(client):
    open_archive()
    bodies = {client.get(address).content for address in (*PAGES, "/ru/statements/", "/statements/?q=chance")}
    assert len(bodies) == len(PAGES) + 2


@pytest.mark.django_db
def test_withdrawn_record_is_gone_at_once(client):
    open_archive()
    assert found(client.get("/statements/").content.decode()) == ["working-meeting"]
    withdraw("working-meeting")
    assert found(client.get("/statements/").content.decode()) == []


@pytest.mark.django_db
def test_page_is_not_kept_while_the_index_is_behind(client, monkeypatch):
    make_edition(key="first")
    catch_up(settings.INDEX_FOLDER)
    make_edition(key="second")
    monkeypatch.setattr("archive.reading.freshness.catch_up", lambda folder, seconds: None)
    assert found(client.get("/statements/").content.decode()) == ["first"]
    monkeypatch.undo()
    assert set(found(client.get("/statements/").content.decode())) == {"first", "second"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_page_that_the_index_could_not_answer_is_not_kept(client, monkeypatch, address):
    open_archive()
    catch_up(settings.INDEX_FOLDER)

    def broken(*_args, **_more):
        raise IndexUnavailable

    for room in ("browsing", "quoting"):
        monkeypatch.setattr(f"archive.reading.{room}.answer", broken)
    assert client.get(address).headers["Cache-Control"] == "no-store"
    monkeypatch.undo()
    assert "ETag" in client.get(address).headers


def test_shelf_is_bounded_and_the_least_lately_asked_for_goes_first():
    shelf, head = Shelf(most=100), (1, "a")
    for name in "abcdefghijk":
        shelf.put(head, name, Kept(b"x" * 10, "text/html", name))
        shelf.get(head, "a")
    assert shelf.size == 100
    assert (shelf.get(head, "b"), shelf.get(head, "a") is not None) == (None, True)
    shelf.put(head, "large", Kept(b"x" * 11, "text/html", "large"))
    assert shelf.get(head, "large") is None
    shelf.put((2, "b"), "a", Kept(b"y", "text/html", "y"))
    assert (shelf.size, shelf.get(head, "a"), shelf.get((2, "b"), "c")) == (1, None, None)


@pytest.mark.django_db(transaction=True)
def test_publishing_and_reading_race_and_no_kept_page_is_stale():
    stop, wrong = threading.Event(), []

    def read() -> None:
        client = Client()
        while not stop.is_set():
            client.get("/statements/")
            with SHELF._lock:
                head, pages = SHELF.head[0], [page.body.decode() for page in SHELF._pages.values()]
            wrong.extend((head, says) for body in pages if (says := counted(body)) != head)
        connections.close_all()

    readers = [threading.Thread(target=read) for _number in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 31):
        make_edition(key=f"s-{number}")
    stop.set()
    for reader in readers:
        reader.join()
    assert not wrong
    catch_up(settings.INDEX_FOLDER)
    assert counted(Client().get("/statements/").content.decode()) == SHELF.head[0] == 30


def counted(body: str) -> int:
    """Return how many statements a list says that it shows; 0 where there are none yet."""
    met = re.search(r'id="found">(\d+) statement', body)
    return int(met[1]) if met else 0
