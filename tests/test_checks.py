"""The house's own system checks, on the database that the tests use."""

from typing import Any

import pytest
from django.db import connection, connections

from archive.checks import database_reads_every_alphabet, reading_room_is_behind_its_wall
from archive.database import forget_dead_users

pytestmark = pytest.mark.django_db


def test_this_database_reads_every_alphabet() -> None:
    assert database_reads_every_alphabet(["default"]) == []


def test_an_owner_in_the_reading_room_is_refused() -> None:
    assert connections["reading"].alias == "default"  # in this thread tests read as the owner
    assert [error.id for error in reading_room_is_behind_its_wall(["default"])] == ["archive.E002"]


def test_the_reading_role_is_behind_the_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE chancery_reader")
    assert reading_room_is_behind_its_wall(["default"]) == []


def test_processes_that_were_killed_do_not_keep_the_private_server(tmp_path: Any) -> None:
    pids = tmp_path / "pids"
    forget_dead_users(pids)
    assert not pids.exists()
    pids.write_text("[1, 999999999]")
    forget_dead_users(pids)
    assert pids.read_text() == "[1]"
