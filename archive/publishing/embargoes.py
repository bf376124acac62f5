"""Embargoes that lift by themselves: what a publisher approved is published at its moment, and nothing else is."""

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

import pghistory
from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.catalogue.history.notes import by_program
from archive.catalogue.models import Approval, Entry
from archive.reading.models import Edition, canonical

from .acts import WRITES, PublishingError, lock_register, publish, refuse_unless_ready
from .content import content_of
from .gathering import gather

LOG = logging.getLogger("archive.embargoes")
FAILED = "It could not be published: {error}. Publish it by hand."
CHANGED = "It was changed after it was approved: look at it, and approve it again."


@transaction.atomic(using=WRITES)
def approve(key: str, note: str, by: Any) -> Approval:
    """Let an entry under embargo be published as it stands now, when its embargo lifts, in the name of a user."""
    entry = Entry.objects.get(key=key)
    if not entry.embargo_until or entry.embargo_until <= timezone.now():
        raise PublishingError(_("%(key)s is under no embargo: publish it.") % {"key": key})
    if not entry.label:
        raise PublishingError(_("%(key)s has no name: give it at least one preferred name.") % {"key": key})
    said = {"note": note, "by": by, "digest": digests([key])[key], "refused": ""}
    return Approval.objects.update_or_create(entry_id=entry.pk, defaults=said)[0]


def digests(keys: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of what is approved of each entry: its content, whoever is public by then, and its moment."""
    gathered = gather(keys, as_if_all_public=True)
    approved = {
        key: [content_of(entry, gathered), entry.embargo_until.isoformat() if entry.embargo_until else ""]
        for key, entry in gathered.entries.items()
    }
    return {key: hashlib.sha256(canonical(value).encode()).hexdigest() for key, value in approved.items()}


def lift() -> list[Edition]:
    """Publish what was approved and whose embargo is over; return the editions.

    May run in many processes, and after any time without one: the first to hold the register's lock publishes,
    the others find nothing left. What cannot be published stays where it is, with why.
    """
    if not due().exists():
        return []
    with transaction.atomic(using=WRITES):
        lock_register()
        approvals = {one.entry.key: one for one in due().select_for_update(of=("self",))}
        now = digests(approvals)
        ready = {key: one for key, one in approvals.items() if is_ready(one, now[key])}
        with pghistory.context(**by_program("The embargo lifted.")):
            return let_out(ready)


def let_out(ready: dict[str, Approval]) -> list[Edition]:
    """Publish what was approved, together; where that fails for one, the others go out without it, and it says why."""
    try:
        with transaction.atomic(using=WRITES):
            return publish(ready, notes={key: one.note for key, one in ready.items()})
    except OperationalError:  # the database is not there, or busy: tried again
        raise
    except Exception as error:
        LOG.exception("Not published when the embargo lifted: %s", ", ".join(ready))
        if len(ready) == 1:
            (approval,) = ready.values()
            Approval.objects.filter(pk=approval.pk).update(
                refused=FAILED.format(error=str(error) or type(error).__name__)
            )
            return []
    return [edition for key, one in ready.items() for edition in let_out({key: one})]


def due() -> Any:
    """Return the approvals whose moment has come, and that were not refused."""
    rows = Approval.objects.filter(entry__embargo_until__lte=timezone.now(), refused="")
    return rows.select_related("entry").order_by("entry__embargo_until", "pk")


def is_ready(approval: Approval, digest: str) -> bool:
    """Return whether what was approved may go out; where not, keep why."""
    try:
        refuse_unless_ready(approval.entry.key, approval.entry)
        refused = CHANGED if digest != approval.digest else ""
    except PublishingError as error:
        refused = str(error)
    if refused:
        Approval.objects.filter(pk=approval.pk).update(refused=refused)
    return not refused
