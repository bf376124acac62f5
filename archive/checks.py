"""What Django's own checks do not know: the database must be UTF-8 and lower-case every alphabet."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

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
