"""Editions: listed, pinned, compared; what was withdrawn stays withdrawn."""

import pytest

from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, merge, withdraw

pytestmark = pytest.mark.django_db
PAGE = "/statements/working-meeting/"


def get(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_editions_are_listed_with_why_they_were_made(client):
    open_archive()
    body = get(client, PAGE + "editions/")
    assert body.index("Edition 2") < body.index("Edition 1")
    assert "The text was added." in body
    assert f'href="{PAGE}editions/2/changes/"' in body
    assert f'href="{PAGE}editions/1/changes/"' not in body


def test_older_edition_says_that_it_is_not_the_newest(client):
    open_archive()
    assert "It is not the newest" in get(client, PAGE + "editions/1/")
    assert "It is not the newest" not in get(client, PAGE + "editions/2/")


def test_changes_show_what_was_added(client):
    open_archive()
    body = get(client, PAGE + "editions/2/changes/")
    assert "<ins>Mr President,</ins>" in body or "Mr President," in body.split("<ins>")[1]
    assert "The text was added." in body


def test_first_edition_has_no_changes_and_others_are_not_there(client):
    open_archive()
    assert client.get(PAGE + "editions/1/changes/").status_code == 404
    assert client.get(PAGE + "editions/3/").status_code == 404


def test_entry_that_came_back_does_not_bring_back_what_was_withdrawn(client):
    open_archive()
    make_edition(key="mistaken", label="Put right", summary="As it should be")
    assert "As it should be" in get(client, "/statements/mistaken/")
    assert "Never to be seen" not in get(client, "/statements/mistaken/editions/1/", 410)
    listed = get(client, "/statements/mistaken/editions/")
    assert "/statements/mistaken/editions/1/" not in listed
    assert client.get("/statements/mistaken/editions/3/changes/").status_code == 404


def test_pinned_edition_of_a_merged_entry_can_still_be_read(client):
    open_archive()
    assert "part of another" in get(client, "/people/s-lavrov/editions/1/")
    response = client.get("/people/s-lavrov/editions/2/")
    assert (response.status_code, response.headers["Location"]) == (301, "/people/sergey-lavrov/")


def test_merged_twice_leads_to_the_last(client):
    open_archive()
    make_edition(key="lavrov", kind="person", label="Lavrov")
    merge("sergey-lavrov", "lavrov")
    assert client.get("/people/s-lavrov/").headers["Location"] == "/people/lavrov/"


def test_withdrawn_after_a_merger_is_gone(client):
    open_archive()
    withdraw("s-lavrov", "person")
    assert client.get("/people/s-lavrov/editions/1/").status_code == 410


def test_merged_into_what_was_withdrawn_afterwards_is_gone_for_that_reason(client):
    open_archive()
    make_edition(key="lavrov", kind="person", label="Lavrov")
    merge("sergey-lavrov", "lavrov")
    withdraw("lavrov", "person", "Nobody of that name.")
    own = ["/people/s-lavrov", "/people/sergey-lavrov"]
    for address in [*own, *(f"{one}/editions/{number}" for one in own for number in (1, 2))]:
        for tail in ("/", ".json", ".txt"):
            body = get(client, address + tail, 410)
            assert "Nobody of that name." in body
            assert "The same." not in body
    make_edition(key="lavrov", kind="person", label="Lavrov, put right")
    assert client.get("/people/s-lavrov/").headers["Location"] == "/people/lavrov/"
    get(client, "/people/s-lavrov/editions/1/", 410)


def test_unmerged_entry_does_not_share_what_befalls_the_other(client):
    open_archive()
    make_edition(key="s-lavrov", kind="person", label="S. Lavrov")
    withdraw("sergey-lavrov", "person")
    assert "S. Lavrov" in get(client, "/people/s-lavrov/")
    assert "S. Lavrov" in get(client, "/people/s-lavrov/editions/1/")
