"""What is sent is laid down whole; who is too slow, or too much, is refused, and leaves nothing."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from archive.reading.front import bodies
from archive.reading.front.bodies import EACH, LARGE, MOST, Bodies, Refused
from tests.reading.front.clock import play

MB = 1024 * 1024


class Sending:
    """The server's side of a body: pieces, and how many seconds before each."""

    def __init__(self, *pieces: bytes, seconds: float = 0.0) -> None:
        self.pieces, self.seconds, self.taken = pieces, seconds, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            await asyncio.sleep(self.seconds)
            self.taken += 1
            yield piece
        yield b""  # as the server ends


def take(sending: Sending, size: int | None, most: int = 64 * MB) -> bytes:
    """Return what was laid down of a body that comes alone."""

    async def laid_down() -> bytes:
        with await Bodies(most).take(sending, "192.0.2.7", size) as body:
            return body.read()

    return play(laid_down())


def refused(sending: Sending, size: int | None, most: int = 64 * MB) -> Refused:
    with pytest.raises(Refused) as caught:
        take(sending, size, most)
    return caught.value


@pytest.mark.parametrize("size", [1, 1000, LARGE - 1, LARGE, LARGE + 1, 5 * MB + 7])
@pytest.mark.parametrize("piece", [700, 64 * 1024, 6 * MB])
def test_body_is_what_was_sent(size: int, piece: int) -> None:
    words = bytes(range(251)) * (size // 251 + 1)
    words = words[:size]
    assert take(Sending(*(words[at : at + piece] for at in range(0, size, piece))), size) == words


def test_nothing_is_read_of_what_is_too_large() -> None:
    sending = Sending(b"x" * 10)
    assert refused(sending, 2 * MB + 1, most=2 * MB).status == 413
    assert sending.taken == 0
    assert "larger than 2 MB" in str(refused(sending, 2 * MB + 1, most=2 * MB))
    assert take(Sending(b"x" * 2 * MB), 2 * MB, most=2 * MB) == b"x" * 2 * MB


def test_what_breaks_off_is_not_whole() -> None:
    assert refused(Sending(b"x" * LARGE), 2 * LARGE).status == 400


def test_who_sends_nothing_or_next_to_nothing_is_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.2)
    assert refused(Sending(b"x", seconds=0.5), 1).status == 408
    trickle = Sending(*[b"x"] * 1000, seconds=0.02)
    assert refused(trickle, 1000).status == 408
    assert trickle.taken < 20
    steady = Sending(*[b"x" * 200] * 25, seconds=0.02)  # longer than the patience, and faster than the slowest
    assert take(steady, 5000) == b"x" * 5000


def test_slow_disk_is_not_the_senders_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.2)
    write = bodies._write

    def slowly(body: Any, piece: bytes) -> None:
        time.sleep(0.15)
        write(body, piece)

    monkeypatch.setattr(bodies, "_write", slowly)
    assert len(take(Sending(*[b"x" * LARGE] * 4), 4 * LARGE)) == 4 * LARGE


def test_disk_is_not_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    sending = Sending(b"x" * LARGE, b"x" * LARGE)
    free = shutil.disk_usage("/")._replace(free=bodies.LEFT_FREE + LARGE)
    monkeypatch.setattr(bodies.shutil, "disk_usage", lambda _folder: free)
    assert refused(sending, 2 * LARGE).status == 507
    assert sending.taken == 0
    assert len(take(Sending(b"x" * LARGE), LARGE)) == LARGE
    assert len(take(Sending(b"x" * 1000), 1000)) == 1000


def test_disk_that_fills_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    usage, told = shutil.disk_usage("/"), iter([10 * MB, 10 * MB, 0, 0])
    monkeypatch.setattr(bodies.shutil, "disk_usage", lambda _folder: usage._replace(free=bodies.LEFT_FREE + next(told)))
    assert refused(Sending(*[b"x" * LARGE] * 4), 4 * LARGE).status == 507


async def crowd(most: int, *sent: tuple[str, Sending, int], after: float = 0.0) -> list[Any]:
    """Return what became of bodies that come at once; of the last, which came so many seconds after the others."""
    room = Bodies(most)

    async def one(asker: str, sending: Sending, size: int) -> int:
        try:
            with await room.take(sending, asker, size) as body:
                return len(body.read())
        except Refused as why:
            return why.status

    tasks = [asyncio.ensure_future(one(*each)) for each in sent[:-1]]
    await asyncio.sleep(after)
    last = await one(*sent[-1])
    await asyncio.sleep(0.05)  # who gave way is told
    done = [task.result() if task.done() else None for task in tasks]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert not room._coming
    return [*done, last]


def test_the_slowest_makes_room_when_all_room_is_taken() -> None:
    slow = [(f"192.0.2.{number}", Sending(b"x", b"x" * 999, seconds=9), 1000) for number in range(MOST)]
    *others, last = play(crowd(MB, *slow, ("198.51.100.1", Sending(b"y" * 10), 10), after=1.1))
    assert last == 10
    assert sorted(others, key=str) == [503] + [None] * (MOST - 1)


def test_an_asker_makes_room_for_himself_alone() -> None:
    slow = [("192.0.2.1", Sending(b"x", b"x" * 999, seconds=9), 1000) for _one in range(EACH)]
    first = ("203.0.113.1", Sending(b"x", b"x" * 999, seconds=9), 1000)
    *others, last = play(crowd(MB, first, *slow, ("192.0.2.1", Sending(b"y" * 10), 10), after=1.1))
    assert last == 10
    assert others[0] is None
    assert sorted(others, key=str) == [503] + [None] * EACH


def test_who_has_only_begun_or_sends_well_does_not_give_way() -> None:
    begun = [("192.0.2.1", Sending(b"x", seconds=9), 1) for _one in range(EACH)]
    *others, last = play(crowd(MB, *begun, ("192.0.2.1", Sending(b"y"), 1), after=0.1))
    assert (last, set(others)) == (503, {None})
    well = [("192.0.2.1", Sending(*[b"x" * 20_000] * 100, seconds=0.1), 2_000_000) for _one in range(2)]
    *others, last = play(crowd(2_000_000, *well, ("192.0.2.1", Sending(b"y"), 1), after=1.3))
    assert (last, set(others)) == (503, {None})
