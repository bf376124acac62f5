"""A merging taken back: the catalogue as it was before, and readers told of both records again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.catalogue.history import Refused, undo
from archive.catalogue.models import Entry, Merger
from archive.reading.models import Edition

from .acts import WRITES, PublishingError, lock_register, newest_editions, publish

TOLD = 5  # changes in the way that are told one by one


@transaction.atomic(using=WRITES)
def unmerge(key: str, reason: str, by: Any = None) -> list[Edition]:
    """Part an entry from the one that it was merged into; return the editions that tell readers so.

    All that was moved goes back, and the target's values that were replaced. What was public is published again,
    under its old address; the other gets a new edition too, if one was made of the two since. PublishingError says
    which change made since then stands in the way.
    """
    if not reason.strip():
        raise PublishingError(_("Say why the two are not one."))
    lock_register()
    merger = last_merger(key)
    if merger is None or merger.context is None:
        raise PublishingError(_("%(key)s is not merged into another entry.") % {"key": key})
    try:
        undo(merger.context, note=reason.strip(), leaving={"state"})
    except Refused as refused:
        more = len(refused.why) - TOLD
        told = " ".join([*refused.why[:TOLD], *([_("And %(more)s more.") % {"more": more}] if more > 0 else [])])
        raise PublishingError(_("It cannot be undone. %(told)s") % {"told": told}) from refused
    Entry.objects.filter(pk=merger.source_id).update(state=merger.state_before)
    Merger.objects.filter(pk=merger.pk).update(undone_at=timezone.now(), undone_by=by, undone_why=reason.strip())
    if merger.state_before != Entry.State.PUBLISHED:
        return []
    last = newest_editions([merger.target.key]).get(merger.target.key)
    told = last is not None and last.act == Edition.Act.PUBLISH and last.published_at > merger.at
    return publish([key, *([merger.target.key] if told else [])], reason.strip())


def last_merger(key: str) -> Merger | None:
    """Return the merger by which an entry became part of another, while it stands."""
    standing = Merger.objects.filter(source__key=key, source__state=Entry.State.MERGED, undone_at=None)
    return standing.select_related("source", "target").first()
