"""The acts that a history tells of: all of them in order, and what was done in each, in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Case, Count, F, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from pghistory.models import Context

from archive.catalogue.history.notes import note_of, run_of_many
from archive.catalogue.history.public import public_acts

from .changes import Act, Namer, change_of, previous_of, shorten
from .sources import Source

TOLD = 200  # rows of one table that one act added, changed or removed and that are read; more are counted
Key = tuple[UUID | None, datetime | None]  # the number of an act, or the moment of what has none


class Acts(Sequence[Key]):
    """Every act of some events, the newest first; to count them and to take some of them is a query each."""

    def __init__(self, sources: Sequence[Source]) -> None:
        parts = [self.part(source) for source in sources]
        self.sql = " UNION ALL ".join(f"({sql})" for sql, _ in parts)
        self.params = [one for _, params in parts for one in params]

    @staticmethod
    def part(source: Source) -> tuple[str, tuple[Any, ...]]:
        """Return the query for the acts of one table."""
        moment = Case(When(pgh_context=None, then=F("pgh_created_at")))
        rows = (
            source.events.order_by().annotate(moment=moment).values_list("pgh_context_id", "moment", "pgh_created_at")
        )
        return rows.distinct().query.sql_with_params()

    def asked(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query about `acts`."""
        with connection.cursor() as cursor:
            cursor.execute(f"WITH acts (act, moment, at) AS ({self.sql}) {sql}", [*self.params, *params])
            return cursor.fetchall()

    def __len__(self) -> int:
        return int(self.asked("SELECT count(*) FROM (SELECT DISTINCT act, moment FROM acts) told")[0][0])

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return self[place : place + 1][0]
        start = place.start or 0
        newest = (
            "SELECT act, moment FROM acts GROUP BY act, moment ORDER BY max(at) DESC, act, moment OFFSET %s LIMIT %s"
        )
        return self.asked(newest, [start, None if place.stop is None else place.stop - start])


def acts_of(keys: Sequence[Key], sources: Sequence[Source]) -> list[Act]:
    """Return what was done in each of the acts, in words; as many queries however many they are."""
    contexts = Context.objects.in_bulk([context for context, _ in keys if context])
    people = names_of({context.metadata.get("user") for context in contexts.values()})
    public = public_acts(contexts)
    events = {source: rows for source in sources if (rows := events_in(source, keys))}
    before = {source: previous_of(rows) for source, rows in events.items()}
    namer = Namer(
        [*(row for rows in events.values() for row in rows), *(one for old in before.values() for one in old.values())]
    )
    acts: dict[Key, Act] = {}
    for source, rows in events.items():
        for event in rows:
            key = (event.pgh_context_id, None if event.pgh_context_id else event.pgh_created_at)
            about = contexts[event.pgh_context_id].metadata if event.pgh_context_id in contexts else {}
            who = people.get(about.get("user"), _("by a command or in bulk"))
            act = acts.setdefault(
                key, Act(event.pgh_created_at, who, note_of(about), id=str(event.pgh_context_id or ""))
            )
            act.public = event.pgh_context_id in public
            act.undoes = bool(about.get("undoes"))
            act.run = run_of_many(about)
            change = change_of(event, before[source].get(event.pk), source, namer)
            act.changes += [change] if change else []
            act.untold[source.noun, event.pgh_label] = max(0, event.alike - TOLD)
    told = [acts[key] for key in keys if key in acts and (acts[key].changes or acts[key].note)]
    for act in told:
        shorten(act)
    return told


def events_in(source: Source, keys: Sequence[Key]) -> list[Any]:
    """Return the events of one table that belong to the acts, of very many alike the first; `alike` is how many."""
    contexts = [context for context, _ in keys if context]
    times = [at for _, at in keys if at]
    rows = source.events.filter(pgh_context_id__in=contexts) | source.events.filter(
        pgh_context_id=None, pgh_created_at__in=times
    )
    moment = Case(When(pgh_context=None, then=F("pgh_created_at")))
    act = [F("pgh_context_id"), moment, F("pgh_label")]
    numbered = rows.annotate(
        nth=Window(RowNumber(), partition_by=act, order_by="pgh_id"), alike=Window(Count("*"), partition_by=act)
    )
    return list(numbered.filter(nth__lte=TOLD).order_by("pgh_id"))


def names_of(pks: set[Any]) -> dict[Any, str]:
    """Return what the users are called, by primary key."""
    users = get_user_model().objects.in_bulk([pk for pk in pks if pk])
    return {pk: user.get_full_name() or user.get_username() for pk, user in users.items()}
