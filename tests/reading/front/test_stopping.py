"""The server stops when it is told to, even while it starts."""

from pathlib import Path

import pytest

from tests.reading.front.conftest import started
from tests.waiting import LONG, listens, until


@pytest.mark.django_db(transaction=True)
def test_stops_though_it_is_told_so_while_it_starts(tmp_path: Path) -> None:
    site, process = started(tmp_path)
    until(lambda: listens(site.port))
    process.terminate()  # it listens, and its workers do not hear yet
    assert process.wait(LONG) == 0
