"""The wall: the reading room's role may read the register, and PostgreSQL denies it everything else."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from archive.publishing.acts import publish
from archive.reading.models import Edition
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def as_reader(statement: str) -> list[tuple[object, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE chancery_reader")
        cursor.execute(statement)
        return cursor.fetchall()


def is_denied(table: str) -> bool:
    try:
        as_reader(f'SELECT 1 FROM "{table}" LIMIT 1')
    except DatabaseError as error:
        return isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege)
    return False


def test_the_reading_role_is_denied_every_table_but_the_register() -> None:
    tables = {table.name for table in connection.introspection.get_table_list(connection.cursor())}
    assert len(tables) > 50
    assert {table for table in tables if not is_denied(table)} == {"reading_edition"}


def test_the_reading_role_reads_the_register() -> None:
    publish([make_entry().key])
    assert as_reader("SELECT count(*) FROM reading_edition") == [(1,)]


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO reading_edition SELECT * FROM reading_edition RETURNING 1",
        "UPDATE reading_edition SET note = '' RETURNING 1",
        "DELETE FROM reading_edition RETURNING 1",
    ],
)
def test_the_reading_role_changes_nothing(change: str) -> None:
    with pytest.raises(DatabaseError):
        as_reader(change)


@pytest.mark.parametrize("change", ["UPDATE reading_edition SET note = 'x'", "DELETE FROM reading_edition"])
def test_not_even_the_owner_changes_an_edition(change: str) -> None:
    publish([make_entry().key])
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Edition.objects.get().note == ""


def test_the_register_is_never_emptied() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reading_edition ENABLE TRIGGER register_is_never_emptied")
    publish([make_entry().key])
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE reading_edition")
    assert Edition.objects.count() == 1
