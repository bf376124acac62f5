"""The acts by which anything becomes public, or ceases to be: publish, withdraw, merge."""

from collections.abc import Iterable, Mapping
from typing import Any

import pghistory
from django.db import connections, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.catalogue.models import Approval, Entry, Mark, Merger, PossibleDuplicate, Unpublished
from archive.reading.models import GENESIS, Edition

from .content import SCHEMA, content_of
from .gathering import gather
from .merging import Choices, Clash, move_everything
from .sealing import seal, write

REGISTER_LOCK = 0x_C4A2_C321
WRITES = "default"


class PublishingError(Exception):
    """An act was refused; the message tells a curator why, and nothing was written."""


@transaction.atomic(using=WRITES)
def publish(keys: Iterable[str], note: str = "", notes: Mapping[str, str] | None = None) -> list[Edition]:
    """Write an edition of each of these entries into the register; return the editions that are new.

    `note` tells readers why, `notes` has one of its own for some keys.

    An entry whose content is what its last edition holds gets none. The whole batch is one transaction, in
    the order given, under one lock, so that numbers follow the order of commits without gaps.
    """
    keys = list(dict.fromkeys(keys))
    lock_register()
    # Marks set from here on tell of changes that may not be in what is gathered: they stay.
    Mark.objects.filter(entry__key__in=keys).delete()
    gathered = gather(keys)
    for key in keys:
        refuse_unless_ready(key, gathered.entries.get(key))
    newest = newest_editions(keys)
    contents = {key: content_of(gathered.entries[key], gathered) for key in keys}
    changed = [key for key in keys if is_news(newest.get(key), contents[key])]
    editions = append([(key, Edition.Act.PUBLISH, contents[key], (notes or {}).get(key, note)) for key in changed])
    Entry.objects.filter(key__in=keys).exclude(state=Entry.State.PUBLISHED).update(state=Entry.State.PUBLISHED)
    forget(keys)
    return editions


@transaction.atomic(using=WRITES)
def withdraw(key: str, reason: str) -> Edition:
    """Put a tombstone with the reason in the place of a published entry, and return it."""
    if not reason.strip():
        raise PublishingError(_("Say why it is withdrawn: readers will see the reason at its address."))
    lock_register()
    last = published_edition(key)
    content = {"schema": SCHEMA, "key": key, "kind": last.kind, "label": "", "reason": reason.strip()}
    (edition,) = append([(key, Edition.Act.WITHDRAW, content, reason.strip())])
    Entry.objects.filter(key=key).update(state=Entry.State.WITHDRAWN)
    forget([key])
    return edition


@transaction.atomic(using=WRITES)
def merge(key: str, into: str, reason: str, choices: Choices | None = None, by: Any = None) -> Edition | None:
    """Make an entry one with another of its kind: move all that pointed to it, and let its address lead there.

    Return the redirect; None where the entry was never public. `by` is the user who does it.
    """
    if not reason.strip():
        raise PublishingError(_("Say why the two are one."))
    lock_register()
    source, target = mergeable(key, into)
    with pghistory.context(note=reason.strip(), merged=key, into=into) as context:
        try:
            move_everything(source, target, choices)
        except Clash as clash:
            raise PublishingError(str(clash)) from clash
        Entry.objects.filter(pk=source.pk).update(state=Entry.State.MERGED)
        PossibleDuplicate.objects.merged(source, target, by)
        forget([key])
    Merger.objects.create(
        source=source, target=target, reason=reason.strip(), state_before=source.state, context=context.id, by=by
    )
    if source.state != Entry.State.PUBLISHED:
        return None
    content = {"schema": SCHEMA, "key": key, "kind": source.kind, "into": into, "reason": reason.strip()}
    return append([(key, Edition.Act.MERGE, content, reason.strip())])[0]


def mergeable(key: str, into: str) -> tuple[Entry, Entry]:
    """Return the entries that are to be one, locked; PublishingError where they cannot be."""
    State = Entry.State
    found = {entry.key: entry for entry in Entry.objects.select_for_update().filter(key__in={key, into})}
    source, target = found.get(key), found.get(into)
    if source is None or target is None:
        raise PublishingError(_("There is no entry %(into)s.") % {"into": into if source else key})
    if source == target or source.kind != target.kind:
        raise PublishingError(_("An entry is merged into another entry of the same kind."))
    if source.state not in (State.DRAFT, State.REVIEW, State.PUBLISHED):
        raise PublishingError(_("%(key)s is %(state)s.") % {"key": key, "state": source.get_state_display()})
    if target.state not in (State.DRAFT, State.REVIEW, State.PUBLISHED):
        raise PublishingError(_("%(into)s is %(state)s.") % {"into": into, "state": target.get_state_display()})
    if source.state == State.PUBLISHED and target.state != State.PUBLISHED:
        raise PublishingError(
            _("%(into)s is not published: readers of %(key)s could not be led there.") % {"into": into, "key": key}
        )
    return source, target


def forget(keys: list[str]) -> None:
    """Strike what was known of entries before their act: that they differ from an edition, that one is approved."""
    for model in (Unpublished, Approval):
        model.objects.filter(entry__key__in=keys).delete()


def lock_register() -> None:
    """Wait until no other transaction publishes; the lock is let go when this one ends."""
    with connections[WRITES].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER_LOCK])


def refuse_unless_ready(key: str, entry: Entry | None) -> None:
    """Raise PublishingError where an entry cannot be published."""
    if entry is None:
        raise PublishingError(_("There is no entry %(key)s.") % {"key": key})
    if entry.state == Entry.State.MERGED:
        raise PublishingError(_("%(key)s was merged into another entry and cannot be published again.") % {"key": key})
    if not entry.label:
        raise PublishingError(_("%(key)s has no name: give it at least one preferred name.") % {"key": key})
    if entry.embargo_until and entry.embargo_until > timezone.now():
        raise PublishingError(
            _("%(key)s is under embargo until %(moment)s UTC.")
            % {"key": key, "moment": date_format(entry.embargo_until, _("j F Y H:i"))}
        )


def newest_editions(keys: Iterable[str]) -> dict[str, Edition]:
    """Return the newest edition of each key, seen with this transaction's eyes."""
    return Edition.objects.using(WRITES).latest_of(keys)


def published_edition(key: str) -> Edition:
    """Return the newest edition of a key that is public now; PublishingError where it is not."""
    edition = newest_editions([key]).get(key)
    if edition is None or edition.act != Edition.Act.PUBLISH:
        raise PublishingError(_("%(key)s is not published.") % {"key": key})
    return edition


def is_news(last: Edition | None, content: dict[str, Any]) -> bool:
    """Return whether `content` differs from what the newest edition holds."""
    return last is None or last.act != Edition.Act.PUBLISH or last.content != content


def append(acts: list[tuple[str, str, dict[str, Any], str]]) -> list[Edition]:
    """Write (key, act, content, note) at the end of the register, each sealed to the one before it."""
    register = Edition.objects.using(WRITES)
    head = register.order_by("-number").values_list("number", "digest").first()
    number, previous = head or (0, GENESIS)
    counts = dict(
        register.filter(key__in=[act[0] for act in acts]).order_by().values_list("key").annotate(Max("edition"))
    )
    now = timezone.now()
    sealed = []
    for key, act, content, note in acts:
        number += 1
        edition = Edition(
            number=number,
            key=key,
            kind=content["kind"],
            edition=counts.get(key, 0) + 1,
            act=act,
            note=note,
            published_at=now,
            content=content,
            previous=previous,
        )
        words = seal(edition)
        previous = edition.digest
        sealed.append((edition, words))
    write(sealed)
    return [edition for edition, _ in sealed]
