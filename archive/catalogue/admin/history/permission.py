"""Who may undo an act: whoever may change every record that it reached."""

from typing import Any

from django.http import HttpRequest

from archive.catalogue.history import entries_reached
from archive.catalogue.models import Entry
from archive.catalogue.roles import BEYOND_DRAFTS


def may_undo(request: HttpRequest, site: Any, act: str) -> bool:
    """Return whether the user may change all that an act changed; three queries, however much that is."""
    entries = Entry.objects.filter(pk__in=entries_reached(act)).order_by()
    kinds = entries.values_list("kind", flat=True).distinct()
    admins = [site.get_model_admin(Entry._meta.apps.get_model("catalogue", kind)) for kind in kinds]
    drafts_only = not request.user.has_perm(BEYOND_DRAFTS)
    if drafts_only and entries.exclude(state=Entry.State.DRAFT).exists():
        return False
    return all(admin.has_change_permission(request) for admin in admins)
