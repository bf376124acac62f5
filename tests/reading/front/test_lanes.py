"""Whoever has asked for least of late comes first; where too many wait, those who have cost most are sent away."""

import asyncio
import threading
import time
from typing import Any

import pytest

from archive.reading.front import lanes
from archive.reading.front.lanes import Busy, Costs, Lane
from tests.waiting import LONG


def burn(seconds: float) -> Any:
    """Return a job that takes processor time of its thread."""

    def job(waited: float) -> float:
        ends = time.thread_time() + seconds
        while time.thread_time() < ends:
            pass
        return waited

    return job


async def passed_by(costs: Costs, asker: str, crawler_conditions: int) -> int:
    """Return how many of twenty crawlers that never stop are answered before somebody who asks beside them."""
    lane, answered = Lane("lists", 1, costs), []

    async def crawl(number: int) -> None:
        while len(answered) < 60:
            await lane.run(f"crawler {number}", burn(0.004), crawler_conditions)
            answered.append(number)

    crawlers = [asyncio.ensure_future(crawl(number)) for number in range(20)]
    while len(answered) < 30:
        await asyncio.sleep(0.001)
    before = len(answered)
    await lane.run(asker, burn(0.001), 1)
    passed = len(answered) - before
    await asyncio.gather(*crawlers)
    lane.close()
    return passed


def test_reader_passes_by_those_who_never_stop() -> None:
    costs = Costs()
    for number in range(20):
        costs.add(f"crawler {number}", lanes.LITTLE + 1)
    assert asyncio.run(passed_by(costs, "reader", 1)) <= 2


@pytest.mark.parametrize("asker", ["reader", "crawler 3"])
def test_plain_question_passes_by_deep_ones_from_the_same_address_too(asker: str) -> None:
    assert asyncio.run(passed_by(Costs(), asker, 5)) <= 2
    assert asyncio.run(passed_by(Costs(), asker, 0)) >= 10


def test_cost_ranks_by_doublings() -> None:
    costs = Costs()
    for asker, spent in (("little", 0.9), ("once", 1.5), ("twice", 3.0)):
        costs.add(asker, spent * lanes.LITTLE)
    assert [costs.rank(asker) for asker in ("never", "little", "once", "twice")] == [0, 0, 1, 2]


def test_too_many_are_sent_away_and_the_reader_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "MOST_WAITING", 5)

    async def play() -> list[Any]:
        costs, hold = Costs(), threading.Event()
        lane = Lane("lists", 1, costs)
        costs.add("crawler", 5.0)
        asked = [asyncio.ensure_future(lane.run("crawler", lambda _waited: hold.wait(LONG))) for _number in range(8)]
        await asyncio.sleep(0)
        reader = asyncio.ensure_future(lane.run("reader", lambda _waited: "read"))
        await asyncio.sleep(0.01)
        hold.set()
        found = await asyncio.gather(reader, *asked, return_exceptions=True)
        lane.close()
        return found

    reader, *crawlers = asyncio.run(play())
    assert reader == "read"
    assert sum(isinstance(one, Busy) for one in crawlers) == 3


def test_no_asker_holds_all_threads_where_that_is_so_said() -> None:
    async def play() -> tuple[list[Any], Any]:
        lane, hold = Lane("uploads", 3, Costs(), each=2), threading.Event()
        slow = [asyncio.ensure_future(lane.run("one", lambda _waited: hold.wait(LONG))) for _number in range(5)]
        await asyncio.sleep(0.01)
        other = await asyncio.wait_for(lane.run("two", lambda _waited: "at once"), LONG)
        hold.set()
        return await asyncio.gather(*slow), other

    assert asyncio.run(play()) == ([True] * 5, "at once")


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "LONGEST_WAIT", 0.02)

    async def play() -> Any:
        lane, hold = Lane("lists", 1, Costs()), threading.Event()
        first = asyncio.ensure_future(lane.run("one", lambda _waited: hold.wait(LONG)))
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await lane.run("two", burn(0))
        hold.set()
        await first
        return await lane.run("three", lambda _waited: "free again")

    assert asyncio.run(play()) == "free again"


def test_who_goes_away_while_waiting_leaves_the_turn_to_others() -> None:
    async def play() -> Any:
        lane, hold = Lane("lists", 1, Costs()), threading.Event()
        first = asyncio.ensure_future(lane.run("one", lambda _waited: hold.wait(LONG)))
        await asyncio.sleep(0)
        second = asyncio.ensure_future(lane.run("two", burn(0)))
        await asyncio.sleep(0.01)
        hold.set()
        await first
        second.cancel()  # in the moment in which the turn has come
        await asyncio.gather(second, return_exceptions=True)
        return await asyncio.wait_for(lane.run("three", lambda _waited: "free"), LONG)

    assert asyncio.run(play()) == "free"


def test_trouble_in_a_job_is_told_and_the_thread_goes_on() -> None:
    async def play() -> Any:
        lane = Lane("lists", 1, Costs())
        with pytest.raises(ZeroDivisionError):
            await lane.run("one", lambda _waited: 1 / 0)
        return await lane.run("one", lambda _waited: "next")

    assert asyncio.run(play()) == "next"


def test_what_was_spent_long_ago_weighs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    costs, start = Costs(), time.monotonic()
    costs.add("then", 1.0)
    monkeypatch.setattr(lanes.time, "monotonic", lambda: start + 3000)
    costs.add("now", 0.1)
    assert costs.of("now") > costs.of("then") > costs.of("never")
