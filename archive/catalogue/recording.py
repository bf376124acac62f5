"""How the triggers that record changes find their way: what was is joined with what is by hashing, never row by row.

PostgreSQL keeps the plan that a trigger's function made when it was first called in a session. Made for one row, it
walks through all old rows for each new one, and ten thousand rows then take a hundred million steps.
"""

from typing import Any

from django.db import connections

FUNCTIONS = """
SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_trigger t ON t.tgfoid = p.oid
WHERE p.proname LIKE 'pgtrigger\\_update\\_%%' AND t.tgoldtable IS NOT NULL AND p.proconfig IS NULL
"""


def record_by_hashing(using: str = "default", **kwargs: Any) -> None:
    """Say so to the functions of pghistory, which migrations make anew; called after every `migrate`."""
    if using != "default":
        return
    with connections[using].cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"ALTER FUNCTION {function} SET enable_nestloop = off")
