"""Rows written by COPY, many models' tables at once, with keys taken from the sequences beforehand."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb

as_json = partial(Jsonb, dumps=partial(json.dumps, ensure_ascii=False))


def new_keys(count: int, *tables: type[models.Model]) -> list[tuple[int, ...]]:
    """Return `count` tuples of fresh primary keys, one of each of `tables`, in one query."""
    parts = ", ".join("nextval(pg_get_serial_sequence(%s, %s))" for _ in tables)
    names = [name for model in tables for name in (f'"{model._meta.db_table}"', model._meta.pk.column)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts} FROM generate_series(1, %s)", [*names, count])
        return cursor.fetchall()


def copy_into(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows into a model's own table; `names` are its fields in the order of a row's values.

    The other fields get the model's default, a key the next of its sequence. Constraints and triggers hold
    as for any other insert; `save` is not called, so what it computes must be among the values.
    """
    rest = [field for field in model._meta.local_concrete_fields if field.name not in names and not is_serial(field)]
    columns = [*(model._meta.get_field(name) for name in names), *rest]
    constants = tuple(default_of(field) for field in rest)
    listed = ", ".join(f'"{field.column}"' for field in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({listed}) FROM STDIN') as copy,
    ):
        write: Callable[[Sequence[Any]], None] = copy.write_row
        for row in rows:
            write((*row, *constants))


def is_serial(field: models.Field) -> bool:
    """Return whether the database numbers this field itself."""
    return isinstance(field, models.AutoField | models.BigAutoField)


def default_of(field: models.Field) -> Any:
    """Return what a new row has in a field that nobody filled."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        now = datetime.now(UTC)
        return now if isinstance(field, models.DateTimeField) else now.date()
    value = field.get_default()
    return as_json(value) if isinstance(field, models.JSONField) and value is not None else value
