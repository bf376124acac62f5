"""Runs of intake looked up in the history, and undone act by act, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from archive.catalogue.history.sparing import Outcome, undo_what_can_be

# Every undoing of an act of a run bears the name of the run, too, and so does the undoing of that.
RUNS = """
SELECT metadata->>'run', min(created_at), max(created_at), min(metadata->>'told'), count(*),
       sum(coalesce((metadata->>'records')::int, 0))
FROM pghistory_context WHERE metadata ? 'run' AND NOT metadata ? 'undoes' AND %(name)s IN ('', metadata->>'run')
GROUP BY 1 ORDER BY 2 DESC LIMIT %(most)s
"""
# An act is passed over where nothing is left of it to be undone: it was undone whole, or what it made is gone.
STANDING = """
SELECT id, coalesce((metadata->>'step')::int, 0) FROM pghistory_context a
WHERE metadata ? 'run' AND metadata->>'run' = %s AND NOT metadata ? 'undoes' AND NOT EXISTS (
    SELECT FROM pghistory_context u
    WHERE u.metadata ? 'run' AND u.metadata->>'run' = a.metadata->>'run' AND u.metadata->>'undoes' = a.id::text
    AND u.metadata->>'left' = '0' AND NOT EXISTS (
        SELECT FROM pghistory_context b WHERE b.metadata ? 'run' AND b.metadata->>'run' = a.metadata->>'run'
        AND b.metadata->>'undoes' = u.id::text))
AND NOT (EXISTS (SELECT FROM catalogue_entryevent e WHERE e.pgh_context_id = a.id AND e.pgh_label = 'insert')
    AND NOT EXISTS (SELECT FROM catalogue_entryevent e JOIN catalogue_entry n ON n.id = e.pgh_obj_id
        WHERE e.pgh_context_id = a.id AND e.pgh_label = 'insert'))
ORDER BY 2 DESC
"""


@dataclass(frozen=True)
class PastRun:
    """A run: when it wrote first and last, what it was asked for, in how many transactions, how many records."""

    name: str
    begun: datetime
    ended: datetime
    told: str
    acts: int
    records: int


def runs(most: int = 20, name: str = "") -> list[PastRun]:
    """Return the last runs that wrote anything, the newest first; or the one of a name."""
    with connection.cursor() as cursor:
        cursor.execute(RUNS, {"name": name, "most": most})
        return [PastRun(*row) for row in cursor.fetchall()]


def standing_acts(run: str) -> list[tuple[UUID, int]]:
    """Return the acts of a run of which something stands, the newest first, each with its place in the run."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, [run])
        return cursor.fetchall()


def undo_one(act: UUID, run: str, trying: bool = False) -> Outcome:
    """Undo one act of a run in a transaction of its own, or try it; what intake wrote and undid is nobody's work."""
    return undo_what_can_be(act, f"run {run} of intake", trying, intake="undone")
