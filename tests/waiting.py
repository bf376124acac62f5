"""Waiting in tests: for what becomes true, however slow the machine is, and for a port that is nobody else's."""

import random
import socket
import time
from collections.abc import Callable

LONG = 180.0  # seconds: what has not come by then does not come; nothing that comes costs more than it takes
# Below those that the system gives to whoever connects: while a server starts, nobody can be given its port, and who
# asks for it again and again does not come to be connected with himself.
PORTS = range(20_000, 32_000)


def until(true: Callable[[], object]) -> None:
    """Return when something is true; raise TimeoutError where it does not come to be."""
    ends = time.monotonic() + LONG
    while not true():
        if time.monotonic() > ends:
            raise TimeoutError(f"not so after {LONG:.0f} seconds")
        time.sleep(0.01)


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    while True:
        port = random.SystemRandom().choice(PORTS)
        if not listens(port):
            return port


def listens(port: int) -> bool:
    """Return whether somebody listens on a port of this machine."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
