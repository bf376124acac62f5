"""What the front door says when it cannot go on: busy, broken off; and whom it takes a request to be from."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import override_settings

from archive.reading.front import lanes
from archive.reading.front.askers import asker as told_asker
from archive.reading.front.askers import network
from archive.reading.front.door import THREADS, Door
from archive.reading.front.making import WHOLE
from tests.waiting import LONG


class Fields(dict[str, list[str]]):
    """Headers as the server gives them."""

    def get(self, name: str, other: Any = None) -> Any:
        return self[name][-1] if name in self else other

    def get_all(self, name: str) -> list[str]:
        return super().get(name, [])

    def items(self) -> Any:
        return [(name, value) for name, values in super().items() for value in values]


class Scope:
    """A request as the server gives it."""

    proto, method, scheme, authority, query_string, client = "http", "GET", "http", "localhost", "", "192.0.2.7:4000"

    def __init__(self, path: str = "/admin/", **headers: list[str]) -> None:
        self.path = path
        self.headers = Fields({name.replace("_", "-"): values for name, values in headers.items()})


class Line:
    """The server's side of an answer: what was sent. As there, only the first answer to a request counts."""

    def __init__(self) -> None:
        self.status, self.headers, self.body = 0, {}, b""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        if not self.status:
            self.status, self.headers, self.body = status, dict(headers), body

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Line":
        self.status, self.headers = status, dict(headers)
        return self

    async def send_bytes(self, piece: bytes) -> None:
        self.body += piece


async def answer(door: Door) -> Line:
    """Return what a door answers to a request for the desk."""
    line, before = Line(), asyncio.all_tasks()
    await door.__rsgi__(Scope(), line)
    await asyncio.gather(*(asyncio.all_tasks() - before))  # what is long is sent after it was made
    return line


def test_who_waits_too_long_is_told_that_the_archive_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "LONGEST_WAIT", 0.2)
    go_on, most = threading.Event(), THREADS["desk"]

    def slow(_environ: Any, start: Callable[..., Any]) -> list[bytes]:
        go_on.wait(LONG)
        start("200 OK", [])
        return [b"done"]

    async def ask() -> list[Line]:
        door = Door(slow)
        first = [asyncio.ensure_future(answer(door)) for _one in range(most)]
        await asyncio.sleep(0)  # they hold all threads
        late = await answer(door)
        go_on.set()
        done = await asyncio.gather(*first)
        door.__rsgi_del__(asyncio.get_running_loop())
        return [*done, late]

    *first, late = asyncio.run(ask())
    assert [(line.status, line.body) for line in first] == [(200, b"done")] * most
    assert late.status == 503
    assert late.headers["retry-after"] == "10"
    assert late.headers["cache-control"] == "no-store"
    assert b"busy" in late.body


@pytest.mark.parametrize("headers", [[], [("Content-Length", str(2 * WHOLE))]])
def test_long_answer_that_breaks_off_says_so_unless_its_length_does(headers: list[tuple[str, str]]) -> None:
    def breaks_off(_environ: Any, start: Callable[..., Any]) -> Iterator[bytes]:
        start("200 OK", headers)
        yield b"x" * (WHOLE + 1)
        raise OSError("the database has gone")

    async def ask() -> Line:
        door = Door(breaks_off)
        line = await answer(door)
        door.__rsgi_del__(asyncio.get_running_loop())
        return line

    line = asyncio.run(ask())
    assert line.body.startswith(b"x" * (WHOLE + 1))
    assert line.body.endswith(b"This is not whole.\n") is not bool(headers)
    assert line.status == 200, "what was sent cannot be taken back"


@pytest.mark.parametrize(
    ("proxies", "told", "asker"),
    [
        (0, ["198.51.100.1"], "192.0.2.7"),
        (1, [], "192.0.2.7"),
        (1, ["198.51.100.1"], "198.51.100.1"),
        (1, ["203.0.113.9, 198.51.100.1"], "198.51.100.1"),
        (1, ["203.0.113.9", "198.51.100.1"], "198.51.100.1"),
        (2, ["203.0.113.9, 198.51.100.1 , 10.0.0.1"], "198.51.100.1"),
        (2, ["198.51.100.1"], "192.0.2.7"),
        (1, ["203.0.113.9, "], "203.0.113.9"),
    ],
)
def test_behind_proxies_the_asker_is_whom_the_outermost_of_ours_saw(proxies: int, told: list[str], asker: str) -> None:
    with override_settings(PROXIES=proxies):
        assert told_asker(Scope(**({"x_forwarded_for": told} if told else {}))) == asker


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("what:ever", "what:ever"),
    ],
)
def test_half_an_address_of_ipv6_is_one_asker(address: str, same: str) -> None:
    assert network(address) == same
