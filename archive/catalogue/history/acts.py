"""The acts that were done on something, the newest first: which of them were undone, and which is next to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Max, QuerySet
from pghistory.models import Context

from .notes import note_of, run_of_many
from .public import public_acts
from .refusing import SOMEBODY


@dataclass(frozen=True)
class Done:
    """What somebody did in one go; `undoes` is the number of the act that it undid, "" where it is none such.

    Of a `public` act readers were told: it is not undone. One of a `run` of intake, on many records, is undone there.
    """

    id: UUID
    at: datetime
    who: str
    note: str
    undoes: str
    undone: bool
    public: bool
    run: str = ""


def acts_on(events: Iterable[QuerySet[Any]], most: int = 20) -> list[Done]:
    """Return the last acts that wrote any of these events, the newest first; four queries and one for each table."""
    latest: dict[UUID, datetime] = {}
    for rows in events:
        known = rows.filter(pgh_context__isnull=False).order_by().values_list("pgh_context_id")
        for act, at in known.annotate(at=Max("pgh_created_at")).order_by("-at")[:most]:
            latest[act] = max(at, latest.get(act, at))
    newest = sorted(latest, key=lambda act: latest[act], reverse=True)[:most]
    about = {pk: context.metadata for pk, context in Context.objects.in_bulk(newest).items()}
    users = get_user_model().objects.in_bulk({one.get("user") for one in about.values()} - {None})
    public = public_acts(newest)
    undone: set[str] = set()
    found = []
    for act in newest:
        told = about.get(act, {})
        user = users.get(told.get("user"))
        name = (user.get_full_name() or user.get_username()) if user else str(SOMEBODY)
        undoes, was_undone = str(told.get("undoes", "")), str(act) in undone
        if undoes and not was_undone:
            undone.add(undoes)
        found.append(Done(act, latest[act], name, note_of(told), undoes, was_undone, act in public, run_of_many(told)))
    return found


def next_to_undo(acts: Iterable[Done]) -> Done | None:
    """Return the newest act that stands, is itself no undoing, and can be undone."""
    return next((act for act in acts if not (act.undone or act.undoes or act.public or act.run)), None)


def next_to_redo(acts: Iterable[Done]) -> Done | None:
    """Return the undoing that was the last thing done and can be undone, so that what it undid is done again."""
    first = next((act for act in acts if not act.undone), None)
    return first if first and first.undoes and not first.public else None
