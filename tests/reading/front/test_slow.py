"""Who sends or reads slowly is in nobody's way: no thread waits for them."""

import io
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from archive.files.folder import Folder
from archive.reading.front.door import THREADS
from tests.files.samples import digest_of
from tests.reading.factory import make_edition

LARGE = bytes(range(256)) * 60_000  # 15 MB: more than what sockets hold
SOON = 5.0  # seconds: less than anybody waits for a thread


@pytest.fixture
def line(site: Any) -> Iterator[Any]:
    """Return what opens a connection, sends what it is given, and reads nothing."""
    opened = []

    def send(words: bytes) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", site.port))
        opened.append(made)
        made.sendall(words)
        return made

    yield send
    for each in opened:
        each.close()


def asked(address: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {address} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]).encode()


def soon(site: Any, address: str, **headers: str) -> Any:
    """Return an answer, which must not have waited for others."""
    begun = time.monotonic()
    answer = site.ask(address, **headers)
    assert time.monotonic() - begun < SOON
    return answer


def test_desk_is_open_while_forms_come_slowly(site: Any, line: Any) -> None:
    cookie = f"csrftoken={'a' * 32}"
    form = "application/x-www-form-urlencoded"
    head = f"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: {cookie}\r\n"
    site.ask("/admin/login/")
    for _one in range(2 * (THREADS["desk"] + 1)):  # for each of two processes
        line(f"{head}Content-Type: {form}\r\nContent-Length: 5000\r\n\r\nusername=".encode())
    time.sleep(0.3)
    assert soon(site, "/admin/login/").status == 200


def test_parts_of_files_are_sent_while_others_read_slowly(site: Any, line: Any) -> None:
    digest = digest_of(LARGE)
    Folder(site.var / "files").keep(io.BytesIO(LARGE), digest)
    about = {"kind": "recording", "title": "Recording", "language": "", "media_type": "video/mp4", "size": len(LARGE)}
    make_edition(key="speech", attachments=[{**about, "sha256": digest, "filename": "day.mp4"}])
    address = f"/files/{digest}/day.mp4"
    for _one in range(2 * (THREADS["files"] + 1)):
        line(asked(address, "Range: bytes=1-"))
    time.sleep(0.3)
    answer = soon(site, address, range="bytes=5-9999999")
    assert (answer.status, answer.body) == (206, LARGE[5:10_000_000])


def test_long_lists_are_sent_while_others_read_slowly(site: Any, line: Any) -> None:
    for number in range(60):
        make_edition(key=f"s-{number}", label=f"{'A very long name ' * 6000}{number}")
    site.ask("/statements/")
    for _one in range(2 * (THREADS["exports"] + 1)):
        line(asked("/statements.json"))
    time.sleep(2)
    answer = site.ask("/statements.json")  # those that came first are made first
    assert answer.status == 200
    assert answer.text.count('"key"') == 60


def test_letters_sent_as_they_are(site: Any) -> None:
    make_edition(key="speech", label="Речь о мире")
    site.ask("/statements/")
    with closing(socket.create_connection(("127.0.0.1", site.port))) as raw:
        raw.sendall("GET /search/?q=мире HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 200")
    assert "/statements/speech/" in answer
