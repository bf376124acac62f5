"""The head of the register is told again as soon as the database is there again."""

import asyncio
from typing import Any

import pytest
import uvloop
from django.db import connection

from archive.reading.front import heads
from archive.reading.front.heads import Heads
from tests.reading.factory import make_edition
from tests.waiting import LONG

pytestmark = pytest.mark.django_db(transaction=True)


def break_off() -> None:
    """Let the database end all sessions but that of the test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
@pytest.mark.parametrize("pause", [0.0, 0.2], ids=["at once", "when it was noticed"])
def test_a_connection_that_broke_off_is_made_anew_at_once(
    monkeypatch: pytest.MonkeyPatch, pause: float, loop: Any
) -> None:
    monkeypatch.setattr(heads, "_PATIENCE", 10 * LONG)  # a database that is silent is not waited for here
    numbers = [make_edition(key=f"speech-{number}").number for number in range(3)]

    async def play() -> list[tuple[int, str] | None]:
        asked, found = Heads(), []
        for _time in numbers:
            found.append(await asked.read())
            await asyncio.to_thread(break_off_apart)
            await asyncio.sleep(pause)
        found.append(await asked.read())
        asked.close()
        return found

    def break_off_apart() -> None:
        try:
            break_off()
        finally:
            connection.close()

    connection.close()
    with asyncio.Runner(loop_factory=loop) as runner:
        found = runner.run(asyncio.wait_for(play(), LONG))
    assert {head and head[0] for head in found} == {numbers[-1]}
