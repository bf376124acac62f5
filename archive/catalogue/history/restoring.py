"""A record, or one part of it, brought back to a state that its history tells of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, Text

from .states import Touched
from .tables import WHOLE, Table, tables
from .undoing import Refused, Undone, constraints_told, write

# Publishing's own, what addresses are made of, and what stands on another page with a history of its own.
NEVER = frozenset({"state", "key"})
WHOLES = (Entry, Text)


@dataclass(frozen=True)
class Wanted:
    """A row as it was (`then`, an event; None where there was none) and as it is (`now`, the row's columns)."""

    table: Table
    pk: Any
    then: Any
    now: dict[str, Any] | None

    @property
    def parts(self) -> set[str]:
        """Return what would be changed: parts of a row, or the row as a whole where it comes or goes."""
        if self.then is None or self.now is None:
            return set() if self.then is self.now or issubclass(self.table.model, WHOLES) else {WHOLE}
        return self.table.parts(self.state or {}, self.now) - NEVER

    @property
    def state(self) -> dict[str, Any] | None:
        """Return the columns of the row as it was."""
        return {name: getattr(self.then, name) for name in self.table.names} if self.then is not None else None

    def limited(self, part: str) -> Touched:
        """Return the row as something to be put back: in all its parts, or in one."""
        before = self.state
        if part != WHOLE and before and self.now:
            before = {n: before[n] if self.table.unit(n) == part else self.now[n] for n in self.table.names}
        return Touched(self.table, self.pk, before, self.now, self.now, getattr(self.then, "pgh_id", None), 0)


def wanted(events: QuerySet[Any], moment: Any) -> list[Wanted]:
    """Return the rows of one table as they stood at a moment and as they stand now.

    `events` are those of one record. A row that belongs to another record by now is left to that; a whole that was
    not there yet, too: it is not taken away by bringing the record back, nor does one that is gone come with it.
    """
    table = next(one for one in tables() if one.events is events.model)
    past = events.filter(pgh_created_at__lte=moment).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    then = {event.pgh_obj_id: event for event in past if event.pgh_label != "delete"}
    latest = events.model._default_manager.filter(pgh_obj_id__in=events.values("pgh_obj_id"))
    last = latest.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").values("pgh_id")
    mine = set(events.filter(pgh_id__in=last).values_list("pgh_obj_id", flat=True))
    rows = table.model._base_manager.filter(pk__in=mine).order_by("pk").values(*table.names)
    now = {row[table.pk]: row for row in rows}
    pks = [pk for pk in {**then, **now} if pk in mine]
    found = [Wanted(table, pk, then.get(pk), now.get(pk)) for pk in pks]
    return [one for one in found if one.then or not issubclass(table.model, WHOLES)]


@transaction.atomic
def restore(rows: Iterable[Wanted], note: str, only: Collection[tuple[str, str, str]] = (), said: int = 0) -> Undone:
    """Put rows back as they were, all of them or the parts in `only` ((table, primary key, part)), and return how many.

    The program wrote the first `said` characters of the note. It is an act like any other and can be undone. Raises
    Refused where the database does not let it be.
    """
    chosen: dict[Table, list[Touched]] = defaultdict(list)
    for row in rows:
        for part in row.parts if only else [WHOLE] if row.parts else []:
            if not only or (row.table.model.__name__, str(row.pk), part) in only:
                chosen[row.table].append(row.limited(part))
    if not chosen:
        raise Refused([_("It is as it was: there is nothing to bring back.")])
    with pghistory.context(note=note, said=said), constraints_told():
        return write(dict(chosen), NEVER)
