"""Emptying the test database between tests that commit: row by row, which for a few rows takes a tenth of the time."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

LASTING = {"django_content_type", "auth_permission"}  # made of the models when they are migrated, and never changed


def empty_quickly(connection: BaseDatabaseWrapper) -> None:
    """Let `flush` delete rows instead of truncating tables, where this role may put triggers and foreign keys to rest."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        if cursor.fetchone() == ("on",):
            connection.ops.sql_flush = emptied  # type: ignore[method-assign]


def emptied(style: Any, tables: Iterable[str], **options: Any) -> list[str]:
    """Return the statements, which are carried out in one transaction."""
    rows = "; ".join(f'DELETE FROM "{table}"' for table in tables if table not in LASTING)
    return ["SET LOCAL session_replication_role = replica", rows, "SET LOCAL session_replication_role = origin"]
