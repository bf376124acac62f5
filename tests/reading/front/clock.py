"""Waiting that takes no time: an event loop whose clock leaps to the next moment when nothing is left but to wait."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any


class Leaping(asyncio.SelectorEventLoop):
    """A loop of which the clock tells only what is waited for, however slow the machine is."""

    def __init__(self) -> None:
        self.now = 0.0
        super().__init__(_Selector(self))

    def time(self) -> float:
        return self.now

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait for the threads as long as it takes them."""
        await super().shutdown_default_executor()


class _Selector(selectors.DefaultSelector):
    """Waits only for what threads and sockets do, never for a moment."""

    def __init__(self, loop: Leaping) -> None:
        super().__init__()
        self.loop = loop

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(None if timeout is None else 0)
        if not ready and timeout:
            self.loop.now += timeout
        return ready


def play(what: Coroutine[Any, Any, Any]) -> Any:
    """Return what a coroutine returns, run with such a clock."""
    with asyncio.Runner(loop_factory=Leaping) as runner:
        return runner.run(what)
