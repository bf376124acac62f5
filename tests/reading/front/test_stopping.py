"""The server stops when it is told to, even while it starts."""

import socket
import time
from pathlib import Path

import pytest

from tests.reading.front.conftest import started


@pytest.mark.django_db(transaction=True)
def test_stops_though_it_is_told_so_while_it_starts(tmp_path: Path) -> None:
    site, process = started(tmp_path)
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", site.port)).close()
            break
        except OSError:
            time.sleep(0.02)
    process.terminate()  # it listens, and its workers do not hear yet
    assert process.wait(60) == 0
