"""Who sends or reads slowly is in nobody's way: no thread waits for them."""

import io
import os
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPResponse
from pathlib import Path
from select import select
from typing import Any

import psutil
import pytest

from archive.files.folder import Folder
from archive.reading.front.bodies import EACH, MOST
from archive.reading.front.bodies import LARGE as IN_A_FILE
from archive.reading.front.door import THREADS
from tests.files.samples import digest_of
from tests.reading.factory import make_edition
from tests.waiting import LONG, until

LARGE = bytes(range(256)) * 60_000  # 15 MB: more than what sockets hold
COOKIE = f"csrftoken={'a' * 32}"  # without it a form is refused before it is read
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def line(site: Any) -> Iterator[Any]:
    """Return what opens a connection, sends what it is given, and reads nothing."""
    opened = []

    def send(words: bytes, whence: str = "127.0.0.1") -> socket.socket:
        made = socket.create_connection(("127.0.0.1", site.port), LONG, (whence, 0))
        opened.append(made)
        made.sendall(words)
        return made

    yield send
    for each in opened:
        each.close()


def asked(address: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {address} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]).encode()


def told(made: socket.socket) -> tuple[int, str]:
    """Return status and words of the answer that comes on a connection."""
    answer = HTTPResponse(made)
    answer.begin()
    return answer.status, answer.read().decode()


def sent(size: int, *, path: str = "/admin/login/") -> bytes:
    """Return the beginning of what is sent, with its first bytes."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: {COOKIE}\r\n"
    return f"{head}Content-Type: {FORM}\r\nContent-Length: {size}\r\n\r\nusername=".encode()


def test_desk_is_open_while_forms_come_slowly(site: Any, line: Any) -> None:
    site.ask("/admin/login/")
    for _one in range(2 * (THREADS["desk"] + 1)):  # for each of two processes
        line(sent(5000))
    time.sleep(0.3)
    assert site.ask("/admin/login/").status == 200  # who waits too long for a thread gets 503


def in_files() -> int:
    """Return how many temporary files without a name the server's processes hold open."""
    held = 0
    for process in psutil.Process().children(recursive=True):
        with suppress(OSError):
            links = [os.readlink(each) for each in Path(f"/proc/{process.pid}/fd").iterdir()]
            held += sum(link.startswith(tempfile.gettempdir()) and link.endswith("(deleted)") for link in links)
    return held


def test_large_forms_are_taken_while_others_send_theirs_slowly_from_many_addresses(site: Any, line: Any) -> None:
    before = in_files()
    slow = [line(sent(2 * IN_A_FILE), f"127.0.1.{address}") for address in range(1, 6) for _one in range(EACH)]
    until(lambda: in_files() == before + len(slow))
    for each in slow:
        each.sendall(b"x")  # they trickle
    form = b"username=" + b"x" * 2 * IN_A_FILE
    for _one in range(6):
        answer = site.ask("/admin/login/", "POST", form, content_type=FORM, cookie=COOKIE)
        assert answer.status == 403  # it was read, and has no token
    assert site.ask("/admin/login/").status == 200
    for each in slow:
        each.close()
    until(lambda: in_files() == before)  # who goes away leaves nothing


def test_who_sends_slowly_makes_room_for_others(site: Any, line: Any) -> None:
    site.ask("/admin/login/")
    slow = [line(sent(5000), f"127.0.2.{address}") for address in range(1, 15) for _one in range(EACH)]
    assert len(slow) > 2 * MOST  # more than both processes have room for; after a while it shows that they are slow
    for _one in range(6):
        until(lambda: site.ask("/admin/login/", "POST", b"username=x", content_type=FORM, cookie=COOKIE).status == 403)
    until(lambda: len(select(slow, [], [], 0)[0]) >= len(slow) - 2 * MOST)
    assert {told(each)[0] for each in select(slow, [], [], 0)[0]} <= {503, 408}


@pytest.mark.parametrize(("path", "words"), [("/admin/", "larger than 564 MB"), ("/ru/admin/", "больше 564 МБ")])
def test_who_sends_too_much_is_told_so_though_he_goes_on_sending(site: Any, line: Any, path: str, words: str) -> None:
    made = line(sent(600 * 1024**2, path=path))
    for _one in range(300):
        made.sendall(b"x" * 100_000)
    status, answer = told(made)
    assert status == 413
    assert words in answer


def test_how_much_comes_must_be_told(site: Any, line: Any) -> None:
    made = line(b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")
    assert told(made)[0] == 411


def test_what_is_not_whole_is_told_to_who_still_listens(site: Any, line: Any) -> None:
    made = line(sent(5000))
    made.shutdown(socket.SHUT_WR)
    assert told(made)[0] == 400


def test_parts_of_files_are_sent_while_others_read_slowly(site: Any, line: Any) -> None:
    digest = digest_of(LARGE)
    Folder(site.var / "files").keep(io.BytesIO(LARGE), digest)
    about = {"kind": "recording", "title": "Recording", "language": "", "media_type": "video/mp4", "size": len(LARGE)}
    make_edition(key="speech", attachments=[{**about, "sha256": digest, "filename": "day.mp4"}])
    address = f"/files/{digest}/day.mp4"
    for _one in range(2 * (THREADS["files"] + 1)):
        line(asked(address, "Range: bytes=1-"))
    time.sleep(0.3)
    answer = site.ask(address, range="bytes=5-9999999")
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
