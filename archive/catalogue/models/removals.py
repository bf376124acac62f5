"""The index by which the desk lists what was deleted last, out of millions of events."""

from typing import Any

from django.db import models


def listed_removals(noun: str) -> dict[str, Any]:
    """Return the Meta of a table of events whose removals are listed, the newest first."""
    condition = models.Q(pgh_label="delete")
    return {"indexes": [models.Index(fields=["-pgh_id"], condition=condition, name=f"{noun}_removed")]}
