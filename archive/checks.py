"""What Django's own checks do not know: a database that reads every alphabet, and a reading room behind its wall."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import OperationalError, connections

WALL = "SELECT coalesce(has_table_privilege(to_regclass('catalogue_entry')::oid, 'SELECT'), false)"
LOCALE = """
SELECT pg_encoding_to_char(encoding), lower('Ж') = 'ж', datcollate
FROM pg_database WHERE datname = current_database()
"""


def database_reads_every_alphabet(databases: list[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a database whose encoding or locale would break search and sorting."""
    if not databases or "default" not in databases:
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(LOCALE)
        encoding, lowers, locale = cursor.fetchone()
    if encoding == "UTF8" and lowers:
        return []
    return [
        Error(
            f"The database is {encoding} with locale {locale}: it does not know every alphabet.",
            hint="CREATE DATABASE chancery TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'",
            id="archive.E001",
        )
    ]


def reading_room_is_behind_its_wall(databases: list[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a reading connection that may read the catalogue: a draft could be shown through it."""
    if not databases or "default" not in databases or not settings.HAS_DESK:
        return []
    try:
        with connections["reading"].cursor() as cursor:
            cursor.execute(WALL)
            (is_open,) = cursor.fetchone()
    except OperationalError:
        return []  # the role is made by the first migration: through what cannot connect nothing is read
    if not is_open:
        return []
    return [
        Error(
            "The reading room's connection may read the catalogue.",
            hint="READING_DATABASE_URL needs a login with the rights of chancery_reader and no others, "
            "and a pooler must pass on the connection's options.",
            id="archive.E002",
        )
    ]
