"""Who may undo an act: whoever may change every record that it reached."""

from typing import Any

from django.http import HttpRequest

from archive.catalogue.history import entries_reached
from archive.catalogue.models import Entry


def may_undo(request: HttpRequest, site: Any, act: str) -> bool:
    """Return whether the user may change all that an act changed."""
    entries = Entry.objects.filter(pk__in=entries_reached(act))
    return all(
        site.get_model_admin(type(entry.record)).has_change_permission(request, entry.record) for entry in entries
    )
