"""Who may undo an act: whoever may change all that it reached, and take out again what it made."""

from typing import Any

from django.contrib.auth import get_permission_codename
from django.http import HttpRequest
from pghistory.models import Context

from archive.catalogue.history import reach_of
from archive.catalogue.models import Entry

from ..permission import may_touch


def may_undo(request: HttpRequest, site: Any, act: str) -> bool:
    """Return whether the user may put back all that an act did; a few queries a table, however much that is."""
    reach, user = reach_of(act), request.user
    entries = Entry.objects.filter(pk__in=reach.changed | reach.made).order_by()
    kinds = entries.values_list("kind", flat=True).distinct()
    admins = {kind: site.get_model_admin(Entry._meta.apps.get_model("catalogue", kind)) for kind in kinds}
    if not may_touch(user, *entries.exclude(state=Entry.State.DRAFT)[:1]):
        return False
    made = Entry.objects.filter(pk__in=reach.made).order_by().values_list("kind", flat=True).distinct()
    own = Context.objects.filter(pk=act, metadata__user=user.pk).exists()  # what oneself has made may be taken back
    return (
        all(one.has_change_permission(request) for one in admins.values())
        and all(own or admins[kind].has_delete_permission(request) for kind in made)
        and all(user.has_perm(f"catalogue.{get_permission_codename('change', model._meta)}") for model in reach.apart)
    )
