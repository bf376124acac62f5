"""Many changes are recorded at once, also by a session that had recorded a single one before."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from archive.catalogue.models import Entry, Identifier
from tests.factory import make_entry

pytestmark = pytest.mark.django_db
MANY = 6_000  # changes; row by row they would be 36 million comparisons


def settings_of(functions: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT proconfig FROM pg_proc WHERE proname LIKE %s", [functions])
        return [config for (config,) in cursor.fetchall()]


def processor_time() -> float:
    """Return the seconds of processor that this session's server process has used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with open(f"/proc/{pid}/schedstat", encoding="ascii") as told:
        return int(told.read().split()[0]) / 1e9


def test_every_function_that_records_changes_joins_by_hashing() -> None:
    configs = settings_of("pgtrigger\\_update\\_update%")
    assert len(configs) > 20
    assert all(config == ["enable_nestloop=off"] for config in configs)


def test_it_is_so_again_after_a_migration_has_made_a_function_anew() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE proname LIKE 'pgtrigger\\_update\\_update%' LIMIT 1"
        )
        cursor.execute(f"ALTER FUNCTION {cursor.fetchone()[0]} RESET ALL")
    call_command("migrate", verbosity=0)
    assert all(settings_of("pgtrigger\\_update\\_update%"))


def test_many_after_one_cost_as_much_as_many_at_first() -> None:
    entry = make_entry()
    Identifier.objects.bulk_create(Identifier(entry=entry, scheme="x", value=str(number)) for number in range(MANY))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalogue_entry (key, kind, state, stub, label, summary, remarks, when_words, when_edtf, "
            "created_at, changed_at, embargo_zone) SELECT 'many-' || n, 'topic', 'draft', false, '', '', '', '', '', now(), "
            "now(), '' FROM generate_series(1, %s) n",
            [MANY],
        )
    one = Identifier.objects.filter(value="1")
    one.update(scheme="y")
    Entry.objects.filter(key="many-1").update(summary="y")
    before = processor_time()
    Identifier.objects.update(scheme="z")
    Entry.objects.filter(key__startswith="many-").update(summary="z")
    spent = processor_time() - before
    assert Identifier.pgh_event_model.objects.filter(pgh_label="update").count() == MANY + 1
    assert spent < 3, spent
