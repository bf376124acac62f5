"""Who comes first when pages must be made: readers before crawlers, without anybody being called one.

Pages are made by a few threads, so that many crawlers cannot take both processors for themselves; requests of a kind
wait for the threads of that kind. Of those that wait the one goes first whose asker has cost little processor time in
the last minutes, as a reader does who opens a page now and then; among equals the question with the fewest
conditions, since who follows every link soon asks for combinations that nobody else asks for, maybe from the same
network address; then whoever came first. Where too many wait, whoever would come last is sent away with 503.
"""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

LONGEST_WAIT = 10.0  # seconds
MOST_WAITING = 100
LITTLE = 3.0  # seconds of processor time: about a hundred pages that nobody asked for before
_FADES = 600.0  # seconds in which what somebody has cost is forgotten to a third: crawlers go on for longer
_LEAST_COST = 0.002  # seconds: what any page costs
_MOST_KNOWN = 10_000


class Busy(Exception):
    """There is no room for this request now."""


class Costs:
    """The processor time that each asker has cost of late, in seconds that weigh more the later they were."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._spent: dict[str, float] = {}

    def add(self, asker: str, seconds: float) -> None:
        """Add what a page has cost."""
        if len(self._spent) >= _MOST_KNOWN:
            self._spent = dict(sorted(self._spent.items(), key=lambda one: one[1])[-_MOST_KNOWN // 2 :])
        # Instead of letting all that was spent fade, what is spent now weighs more: the order is the same.
        age = time.monotonic() - self._since
        if age > 100 * _FADES:
            self._since, self._spent, age = time.monotonic(), {}, 0.0
        weight = math.exp(age / _FADES)
        self._spent[asker] = self._spent.get(asker, 0.0) + max(seconds, _LEAST_COST) * weight

    def of(self, asker: str) -> float:
        """Return what an asker has cost of late, in seconds."""
        return self._spent.get(asker, 0.0) * math.exp((self._since - time.monotonic()) / _FADES)

    def rank(self, asker: str) -> int:
        """Return 0 for who has cost little, 1 for up to twice as much, 2 for up to four times as much, and so on."""
        return max(0, math.frexp(self.of(asker) / LITTLE)[1])


@dataclass(eq=False)
class _Waiter:
    asker: str
    conditions: int
    turn: asyncio.Future[None]
    since: float = field(default_factory=time.monotonic)


class Lane:
    """Threads for one kind of request, and those who wait for them; belongs to one event loop."""

    def __init__(
        self, name: str, threads: int, costs: Costs, each: int | None = None, patience: float | None = None
    ) -> None:
        """`each` is how many of the threads one asker may hold at once; after `patience` seconds one is sent away."""
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._free, self._costs, self._each = threads, costs, each or threads
        self._patience, self._waiting = patience, list[_Waiter]()
        self._held: Counter[str] = Counter()

    async def run(self, asker: str, job: Callable[[float], Any], conditions: int = 0) -> Any:
        """Return what `job` returns, called in a thread with the seconds that it has waited; raises Busy.

        `conditions` is how many the question has.
        """
        waited = await self._wait(asker, conditions)
        try:
            cost, result = await asyncio.get_running_loop().run_in_executor(self._pool, _timed, job, waited)
            self._costs.add(asker, cost)
            if isinstance(result, BaseException):
                raise result
            return result
        finally:
            self._give_back(asker)

    def close(self) -> None:
        """Take no more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _wait(self, asker: str, conditions: int) -> float:
        if self._may_go(asker):
            self._take(asker)
            return 0.0
        waiter = _Waiter(asker, conditions, asyncio.get_running_loop().create_future())
        self._waiting.append(waiter)
        if len(self._waiting) > MOST_WAITING:
            self._send_away(max(self._waiting, key=self._order))
        late = asyncio.get_running_loop().call_later(self._patience or LONGEST_WAIT, self._send_away, waiter)
        try:
            await waiter.turn
        except asyncio.CancelledError:
            self._leave(waiter)
            raise
        finally:
            late.cancel()
        return time.monotonic() - waiter.since

    def _order(self, waiter: _Waiter) -> tuple[int, int, float]:
        return self._costs.rank(waiter.asker), waiter.conditions, waiter.since

    def _may_go(self, asker: str) -> bool:
        return self._free > 0 and self._held[asker] < self._each

    def _take(self, asker: str) -> None:
        self._free -= 1
        self._held[asker] += 1

    def _give_back(self, asker: str) -> None:
        """Give back a thread, to whoever is next."""
        self._free += 1
        self._held[asker] -= 1
        self._held += Counter()  # forgets those who hold none
        while able := [one for one in self._waiting if self._may_go(one.asker)]:
            waiter = min(able, key=self._order)
            self._waiting.remove(waiter)
            if not waiter.turn.done():
                self._take(waiter.asker)
                waiter.turn.set_result(None)

    def _send_away(self, waiter: _Waiter) -> None:
        if waiter in self._waiting:
            self._waiting.remove(waiter)
            if not waiter.turn.done():
                waiter.turn.set_exception(Busy())

    def _leave(self, waiter: _Waiter) -> None:
        """Give back the turn of one who went away, even in the moment in which it came."""
        if waiter in self._waiting:
            self._waiting.remove(waiter)
        elif waiter.turn.done() and not waiter.turn.cancelled() and waiter.turn.exception() is None:
            self._give_back(waiter.asker)


def _timed(job: Callable[[float], Any], waited: float) -> tuple[float, Any]:
    """Return the processor time of this thread that a job took, and its result or what it raised."""
    before = time.thread_time()
    result: Any
    try:
        result = job(waited)
    except Exception as error:  # it is raised again where the job was asked for
        result = error
    return time.thread_time() - before, result
