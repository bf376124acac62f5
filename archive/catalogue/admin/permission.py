"""Who may touch what: contributors change drafts only, whoever began them; editors change everything."""

from typing import Any

from django.http import HttpRequest

from archive.catalogue.models import Entry
from archive.catalogue.roles import BEYOND_DRAFTS


def may_touch(user: Any, *entries: Entry) -> bool:
    """Return whether somebody who changes records of this kind may change these."""
    return all(entry.state == Entry.State.DRAFT for entry in entries) or user.has_perm(BEYOND_DRAFTS)


class OfDrafts:
    """An admin whose rows belong to entries: what belongs to others than drafts is changed by editors only."""

    def entries_of(self, obj: Any) -> list[Entry]:
        """Return the entries that a row belongs to."""
        return [obj]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether it may be changed."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_touch(request.user, *self.entries_of(obj)))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether it may be deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or may_touch(request.user, *self.entries_of(obj)))
