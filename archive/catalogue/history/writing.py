"""Rows put back as they were, straight from the tables of events: a few statements, however many rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from archive.catalogue.models import (
    Capture,
    Entry,
    Mark,
    OpenWork,
    PossibleDuplicate,
    RemovedBytes,
    RemovedWords,
    Text,
    Unpublished,
    VersionsApart,
)

from .states import Touched
from .tables import Table

# Reckoned by the program from what a row says: goes with the row, and is reckoned anew when it is back.
RECKONED: dict[type[Model], list[tuple[type[Model], dict[str, Any], str]]] = {
    Text: [(OpenWork, {}, "text")],
    Entry: [
        (Mark, {}, "entry"),
        (Unpublished, {}, "entry"),
        (VersionsApart, {}, "entry"),
        (PossibleDuplicate, {"state": PossibleDuplicate.State.OPEN}, "first"),
        (PossibleDuplicate, {"state": PossibleDuplicate.State.OPEN}, "second"),
    ],
}

# What the events of a table do not repeat: which column, and where it is kept when a row is deleted.
KEPT_APART: dict[type[Model], tuple[str, type[Model]]] = {
    Text: ("received", RemovedWords),
    Capture: ("content", RemovedBytes),
}


def remove(table: Table, rows: Sequence[Touched]) -> int:
    """Remove rows; nothing that points to them goes with them. Return how many were there."""
    pks = [row.pk for row in rows if row.now is not None]
    if not pks or table.model is Capture:  # a source that arrived is kept, whatever becomes of the record
        return 0
    for model, which, field in RECKONED.get(table.model, []):
        model._default_manager.filter(**which, **{f"{field}__in": pks}).delete()
    return delete(table, pks)


def delete(table: Table, pks: Sequence[object]) -> int:
    """Delete rows by primary key and return how many."""
    where = f"DELETE FROM {quoted(table.model._meta.db_table)} WHERE {quoted(table.column(table.pk))} = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(where, [list(pks)])
    return len(pks)


def bring_back(table: Table, rows: Sequence[Touched]) -> int:
    """Insert rows that are no longer there as the events tell them, with their primary keys; return how many."""
    events = [row.event for row in rows if row.now is None]
    if not events:
        return 0
    columns = [quoted(one.column) for one in table.fields]
    told = [f"e.{column}" for column in columns]
    source = f"{quoted(table.events._meta.db_table)} e"
    column, kept = KEPT_APART.get(table.model, ("", None))
    if kept is not None:
        columns, told = [*columns, quoted(column)], [*told, f"w.{quoted(column)}"]
        source += f" JOIN {quoted(kept._meta.db_table)} w ON w.{quoted(kept._meta.pk.column)} = e.id"
    sql = (
        f"INSERT INTO {quoted(table.model._meta.db_table)} ({', '.join(columns)}) "
        f"SELECT {', '.join(told)} FROM {source} WHERE e.pgh_id = ANY(%s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [events])
    if kept is not None:
        kept._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
    return len(events)


def change_back(table: Table, rows: Iterable[Touched], leaving: frozenset[str]) -> int:
    """Give rows that are there the parts back that the act changed; return how many rows."""
    groups: dict[frozenset[str], list[Touched]] = defaultdict(list)
    for row in rows:
        if row.now is not None and (parts := row.parts - leaving):
            groups[frozenset(parts)].append(row)
    for parts, some in groups.items():
        try:
            with transaction.atomic():
                assign(table, set(parts), some)
        except IntegrityError:
            if table.by_fields:
                raise
            exchange(table, some)
    return sum(map(len, groups.values()))


def assign(table: Table, parts: set[str], rows: Sequence[Touched]) -> None:
    """Update some columns of rows from the events that hold them."""
    pk = quoted(table.column(table.pk))
    names = [quoted(table.column(name)) for name in table.columns_of(parts)]
    sets = [f"{name} = e.{name}" for name in names] + (["changed_at = now()"] if table.model is Entry else [])
    sql = (
        f"UPDATE {quoted(table.model._meta.db_table)} t SET {', '.join(sets)} "
        f"FROM {quoted(table.events._meta.db_table)} e WHERE e.pgh_id = ANY(%s) AND t.{pk} = e.{pk}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [[row.event for row in rows]])


def exchange(table: Table, rows: Sequence[Touched]) -> None:
    """Put rows back that stand in each other's way, such as two that exchanged their names: all out, and all in."""
    delete(table, [row.pk for row in rows])
    bring_back(table, [Touched(table, row.pk, row.before, row.after, None, row.event, row.last) for row in rows])


def quoted(name: str) -> str:
    """Return a name of a table or a column as SQL wants it: `end` is a word of SQL, too."""
    return connection.ops.quote_name(name)
