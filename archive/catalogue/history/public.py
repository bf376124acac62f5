"""Acts of which readers were told: they are taken back by publishing and withdrawing, and never by undoing."""

from collections.abc import Collection
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Subquery

from archive.catalogue.models import Entry

from .refusing import PERMANENT


def public_acts(acts: Collection[UUID]) -> set[UUID]:
    """Return which of these acts published, withdrew or merged a record, or began one that is public; two queries."""
    every = apps.get_model("catalogue", "EntryEvent").objects
    events = every.filter(pgh_context_id__in=acts)
    earlier = every.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pk__lt=OuterRef("pk"))
    was = Subquery(earlier.order_by("-pk").values("state")[:1])
    changed = events.filter(pgh_label="update").annotate(was=was).exclude(state=F("was"))
    told = changed.filter(Q(state__in=PERMANENT) | Q(was__in=PERMANENT))
    public = Entry.objects.filter(pk=OuterRef("pgh_obj_id"), state__in=PERMANENT)
    begun = events.filter(Exists(public), pgh_label="insert")
    return {
        act for rows in (told, begun) for act in rows.order_by().values_list("pgh_context_id", flat=True).distinct()
    }
