"""The rows that an act touched: as they were before it, as it left them, and as they are now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, OuterRef, Subquery

from .tables import Table

State = dict[str, Any] | None  # columns by attribute; None where there is no such row


@dataclass(frozen=True)
class Touched:
    """One row that an act touched; `event` is the number of the event that holds the state `before`.

    `known` is False where the row was there before its history began.
    """

    table: Table
    pk: Any
    before: State
    after: State
    now: State
    event: int | None
    last: int
    known: bool = True

    @property
    def parts(self) -> set[str]:
        """Return what the act changed of a row that was there before and after it."""
        return self.table.parts(self.before, self.after) if self.before and self.after else set()


def touched(table: Table, act: UUID | str) -> Iterator[Touched]:
    """Yield the rows of a table that an act touched, locked until the transaction ends; four queries."""
    events = table.events._default_manager
    ends = dict(
        (pk, (first, last))
        for pk, first, last in events.filter(pgh_context_id=act)
        .order_by()
        .values_list("pgh_obj_id")
        .annotate(Min("pgh_id"), Max("pgh_id"))
    )
    if not ends:
        return
    rows = table.model._default_manager.filter(pk__in=ends).order_by("pk").select_for_update()
    now = {row[table.pk]: row for row in rows.values(*table.names)}
    firsts = events.filter(pk__in=[first for first, _ in ends.values()])
    earlier = events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pk__lt=OuterRef("pk")).order_by("-pk")
    previous = dict(firsts.values_list("pk", Subquery(earlier.values("pk")[:1])))
    wanted = {number for pair in ends.values() for number in pair} | {pk for pk in previous.values() if pk}
    told = {row["pgh_id"]: row for row in events.filter(pk__in=wanted).values("pgh_id", "pgh_label", *table.names)}
    for pk, (first, last) in ends.items():
        number = source_of(told[first], previous[first])
        after = told[last] if told[last]["pgh_label"] != "delete" else None
        known = number is not None or told[first]["pgh_label"] == "insert"
        yield Touched(table, pk, told.get(number or 0), after, now.get(pk), number, last, known)


def source_of(first: dict[str, Any], previous: int | None) -> int | None:
    """Return the number of the event that holds a row as it was before an act's first event on it, None if none was."""
    if first["pgh_label"] == "insert":
        return None
    return first["pgh_id"] if first["pgh_label"] == "delete" else previous
