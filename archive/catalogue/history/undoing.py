"""Undoing an act: every row that it added, changed or removed is put back as it was before, all of them or none."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

import pghistory
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.models import ForeignKey
from django.utils.translation import gettext as _
from pghistory.models import Context

from .dangling import pointing_to_removed
from .refusing import reasons
from .states import Touched, touched
from .tables import Table, tables
from .writing import bring_back, change_back, remove

TOLD = 5  # reasons that are told in the message; all are in `why`


class Refused(Exception):
    """An act cannot be undone; `why` names each row in the way, who changed it and when. Nothing was written."""

    def __init__(self, why: Collection[str]) -> None:
        self.why = tuple(why)
        more = [_("And %(more)s more.") % {"more": len(why) - TOLD}] if len(why) > TOLD else []
        super().__init__(" ".join([*self.why[:TOLD], *more]))


@dataclass(frozen=True)
class Undone:
    """How many rows were removed again, changed back and brought back."""

    removed: int
    changed: int
    restored: int

    def __str__(self) -> str:
        told = (
            (self.removed, _("%(number)s removed")),
            (self.changed, _("%(number)s changed back")),
            (self.restored, _("%(number)s brought back")),
        )
        said = [words % {"number": number} for number, words in told if number]
        return ", ".join(said) or _("nothing was left to undo")


@transaction.atomic
def undo(act: UUID | str, note: str = "", leaving: Collection[str] = (), said: int = 0) -> Undone:
    """Put every row that an act touched back as it was before it, and return how many.

    `act` is the primary key of the `pghistory.models.Context` in which it was done: a request at the desk, or
    what a command did within `pghistory.context()`. Rows that it added are removed, rows that it changed get back
    what it changed (and keep what others changed of them since), rows that it removed are there again under their
    primary keys: entries with the rows of their kind, pairs of topics and collections too. Sources that arrived stay.

    It is an act itself, with a `note`, of which the program wrote the first `said` characters, and, as `undoes`, what
    it undid: undoing it does the act again. Within another context, a request, it becomes part of that.

    `leaving` names columns of entries that are neither looked at nor written: publishing, which writes the register
    itself, leaves {"state"}. Raises Refused where something changed the same since, where other rows point to what
    would be removed, or where what readers were told would be denied; then nothing is written.
    """
    left = frozenset(leaving)
    rows = {table: found for table in tables() if (found := list(touched(table, act)))}
    if not rows:
        raise Refused([_("Nothing is known of this act: there is nothing to undo.")])
    if why := list(reasons(chain.from_iterable(rows.values()), left)):
        raise Refused(why)
    with pghistory.context(note=note, said=said, undoes=str(act), **run_of(act)), constraints_told():
        return write(rows, left)


def run_of(act: UUID | str) -> dict[str, Any]:
    """Return of which run of intake an act is, and on how many records, as metadata; nothing where it is of none."""
    told = Context.objects.filter(pk=act).values_list("metadata", flat=True).first() or {}
    return {name: told[name] for name in ("run", "records") if name in told}


def write(rows: dict[Table, list[Touched]], leaving: frozenset[str]) -> Undone:
    """Remove, change back and bring back; raise Refused where a row points to one that is gone then."""
    added = {table: [row for row in found if row.before is None] for table, found in rows.items()}
    lost = {table: [row for row in found if row.before and row.after is None] for table, found in rows.items()}
    kept = {table: [row for row in found if row.before and row.after] for table, found in rows.items()}
    removed = sum(remove(table, found) for table, found in reversed(added.items()))
    changed = sum(change_back(table, found, leaving) for table, found in kept.items())
    restored = sum(bring_back(table, found) for table, found in lost.items())
    gone = {table: [row.pk for row in found] for table, found in added.items() if found}
    if why := list(pointing_to_removed(gone)):
        raise Refused(why)
    return Undone(removed, changed, restored)


@contextmanager
def constraints_told() -> Iterator[None]:
    """Let the database check at the end what it would check when the transaction ends, and say what it refuses."""
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except (IntegrityError, InternalError) as error:
        raise Refused([in_words(error)]) from error
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def in_words(error: Exception) -> str:
    """Return what the database refused: which rule, and for which values."""
    about: Any = getattr(error.__cause__, "diag", None)
    if about is None or not about.message_detail:
        return _("The catalogue refuses it (“%(error)s”).") % {"error": str(error).splitlines()[0]}
    table = next((one for one in tables() if one.model._meta.db_table == about.table_name), None)
    noun = table.noun if table else about.table_name
    rule = pointing_words(table, about.constraint_name) or _("another one stands in its place")
    told = {"noun": noun, "rule": rule, "detail": about.message_detail}
    return _("A %(noun)s cannot be put back: %(rule)s. %(detail)s") % told


def pointing_words(table: Table | None, constraint: str | None) -> str:
    """Return in words that what a row pointed to is gone, "" where the rule is another one."""
    fields = [one for one in table.fields if isinstance(one, ForeignKey)] if table else []
    name = next((one.verbose_name for one in fields if f"_{one.column}_" in f"{constraint}_"), "")
    return _("its %(part)s was removed since") % {"part": name} if name and "_fk_" in (constraint or "") else ""
