"""The front door seen from outside: forms, tags, and what is never kept."""

import re
import shutil
import socket
import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from tests.reading.archive_of_a_day import open_archive
from tests.reading.factory import make_edition, make_text, withdraw
from tests.waiting import until

PAGE = "/statements/long/"
KEPT = [
    "/", "/statements/", "/ru/statements/", "/search/?q=peace", "/quotes/?q=peace", PAGE, f"/zh{PAGE}", "/statements/long.json",
    "/statements/long.txt", "/statements/long/editions/", "/statements/long/editions/1/", "/statements.csv", "/statements.atom",
    "/statements.json", "/suggest/?q=long", "/robots.txt",
]  # fmt: skip


@pytest.fixture
def long(site: Any) -> Any:
    make_edition(key="long", label="A long speech", texts=[make_text("We want peace.\n\n" * 400)])
    return site


def settled(site: Any, address: str, **headers: str) -> Any:
    """Return the answer of a server whose index is at the head: only such a page is kept."""
    site.ask(address, **headers)
    until(lambda: site.ask("/statements/").headers["ETag"])
    return site.ask(address, **headers)


@pytest.mark.parametrize("address", KEPT)
def test_page_has_a_tag_in_every_form_and_is_known_again(long: Any, address: str) -> None:
    plain = settled(long, address)
    assert plain.status == 200
    assert "no-cache" in plain.headers["Cache-Control"]
    for coding in ("br", "gzip"):
        answer = settled(long, address, accept_encoding=coding)
        assert answer.text == plain.body.decode()
        again = long.ask(address, accept_encoding=coding, if_none_match=f'"x", W/{answer.headers["ETag"]}')
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", answer.headers["ETag"])
        head = long.ask(address, "HEAD", accept_encoding=coding)
        assert (head.status, head.body, head.headers["ETag"]) == (200, b"", answer.headers["ETag"])
        assert head.headers["Content-Length"] == str(len(answer.body))


def test_forms_have_different_tags_and_the_smallest_is_sent(long: Any) -> None:
    sent = {coding: settled(long, PAGE, accept_encoding=coding) for coding in ("br", "gzip", "identity")}
    assert len({answer.headers["ETag"] for answer in sent.values()}) == 3
    assert len(sent["br"].body) < len(sent["gzip"].body) < len(sent["identity"].body)
    assert {answer.headers["Vary"] for answer in sent.values()} == {"Accept-Encoding"}
    browser = settled(long, PAGE, accept_encoding="gzip, deflate, br, zstd")
    assert browser.headers["Content-Encoding"] == "br"
    other = long.ask(PAGE, accept_encoding="gzip", if_none_match=sent["br"].headers["ETag"])
    assert other.status == 200


def test_head_of_a_page_that_nobody_has_asked_for(long: Any) -> None:
    head = long.ask(PAGE, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(long.ask(PAGE).body))


@pytest.mark.parametrize("address", ["/nothing/", "/statements/nothing/", "/statements/gone/"])
def test_what_is_not_there_is_not_kept(site: Any, address: str) -> None:
    make_edition(key="gone")
    withdraw("gone")
    answer = settled(site, address)
    assert answer.status in (404, 410)
    assert answer.headers["ETag"] is None
    assert answer.headers["Cache-Control"] == "no-cache"


def test_public_page_knows_nothing_of_who_asks(long: Any) -> None:
    plain = settled(long, PAGE).body
    given = {
        "Cookie": "sessionid=abc; django_language=ru",
        "Accept-Language": "zh",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "10.0.0.1",
        "Forwarded": "host=evil.example",
    }
    for address in (PAGE, f"{PAGE}?utm_source=letter"):
        answer = long.ask(address, **given)
        assert (answer.body, answer.headers["Set-Cookie"]) == (plain, None)
    fresh = long.ask("/statements.atom", **given)
    assert "evil" not in fresh.text
    assert f"http://127.0.0.1:{long.port}/statements/long/" in fresh.text


def test_hosts_are_kept_apart_and_strangers_get_nothing(long: Any) -> None:
    for host in ("localhost", "LOCALHOST", "127.0.0.1"):
        assert f"http://{host.lower()}/statements/long/" in settled(long, "/statements.atom", host=host).text
    assert long.ask("/", host="evil.example").status == 400
    assert "evil" not in long.ask("/statements.atom", host="localhost").text


def test_whole_address_in_the_first_line(long: Any) -> None:
    with socket.create_connection(("127.0.0.1", long.port)) as line:
        line.sendall(
            b"GET http://evil.example/statements.atom HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert b"evil.example" not in answer


def test_an_address_spelt_otherwise_is_the_same_page(long: Any) -> None:
    plain = settled(long, PAGE)
    assert long.ask("/statements/l%6fng/").headers["ETag"] == plain.headers["ETag"]


def test_desk_is_neither_kept_nor_compressed(site: Any) -> None:
    get_user_model().objects.create_superuser("curator", password="a long password")
    page = site.ask("/admin/login/", accept_encoding="br, gzip")
    assert (page.status, page.headers["Content-Encoding"], page.headers["ETag"]) == (200, None, None)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.text)
    cookie = page.headers["Set-Cookie"].split(";")[0]
    form = f"csrfmiddlewaretoken={token and token[1]}&username=curator&password=a+long+password".encode()
    more = {"content_type": "application/x-www-form-urlencoded", "cookie": cookie, "host": f"127.0.0.1:{site.port}"}
    signed_in = site.ask("/admin/login/?next=/admin/", "POST", form, **more)
    assert signed_in.status == 302
    session = next(one for one in signed_in.headers.get_all("Set-Cookie") if one.startswith("sessionid"))
    desk = site.ask("/admin/", cookie=session.split(";")[0], accept_encoding="br, gzip")
    assert (desk.status, desk.headers["Content-Encoding"], desk.headers["ETag"]) == (200, None, None)
    assert site.ask("/admin/").status == 302


def test_files_are_served(long: Any) -> None:
    met = re.search(r'href="(/static/[^"]+\.css)"', long.ask("/").text)
    assert met
    sheet = long.ask(met[1], accept_encoding="gzip")
    assert (sheet.status, sheet.headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in sheet.headers["Cache-Control"]


def test_page_without_an_index_is_not_kept(long: Any) -> None:
    make_edition(key=f"new-{time.time_ns()}")  # a head at which nothing is kept by an earlier test
    shutil.rmtree(long.var / "index", ignore_errors=True)
    (long.var / "index").write_text("no folder")
    try:
        for address in ("/", "/statements/", "/search/?q=peace", PAGE):
            answer = long.ask(address)
            assert (answer.status, answer.headers["ETag"], answer.headers["Cache-Control"]) == (200, None, "no-store")
    finally:
        (long.var / "index").unlink()
    assert settled(long, "/statements/").headers["ETag"]


def test_long_list_is_sent_as_it_is_made(site: Any) -> None:
    for number in range(60):
        make_edition(key=f"s-{number}", label=f"{'A very long name ' * 6000}{number}")
    settled(site, "/statements/s-1/")
    answer = site.ask("/statements.json", accept_encoding="br")
    assert len(answer.body) > 5_000_000
    assert answer.headers["ETag"] is None
    assert answer.text.count('"key"') == 60


def test_every_page_of_an_archive_is_the_same_kept_as_new(site: Any) -> None:
    open_archive()
    for address in ("/", "/statements/", "/people/", "/search/?q=Moscow", "/statements/working-meeting/"):
        first = settled(site, address)
        assert site.ask(address).body == first.body


@pytest.mark.parametrize("query", ["q=%ff%00", "q=%E2%80", "page=%00", "%", "=&&=;"])
def test_broken_query_is_no_trouble(site: Any, query: str) -> None:
    for _time in range(2):
        assert site.ask(f"/statements/?{query}").status == 200
