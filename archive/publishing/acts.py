"""The acts by which anything becomes public, or ceases to be: publish, withdraw, merge."""

from collections.abc import Iterable
from typing import Any

from django.db import connections, transaction
from django.db.models import Max
from django.utils import timezone

from archive.catalogue.models import Entry, Mark, Unpublished
from archive.reading.models import GENESIS, Edition

from .content import SCHEMA, content_of
from .gathering import gather
from .merging import Clash, move_everything
from .sealing import seal, write

REGISTER_LOCK = 0x_C4A2_C321
WRITES = "default"


class PublishingError(Exception):
    """An act was refused; the message tells a curator why, and nothing was written."""


@transaction.atomic(using=WRITES)
def publish(keys: Iterable[str], note: str = "") -> list[Edition]:
    """Write an edition of each of these entries into the register; return the editions that are new.

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
    editions = append([(key, Edition.Act.PUBLISH, contents[key], note) for key in changed])
    Entry.objects.filter(key__in=keys).exclude(state=Entry.State.PUBLISHED).update(state=Entry.State.PUBLISHED)
    Unpublished.objects.filter(entry__key__in=keys).delete()
    return editions


@transaction.atomic(using=WRITES)
def withdraw(key: str, reason: str) -> Edition:
    """Put a tombstone with the reason in the place of a published entry, and return it."""
    if not reason.strip():
        raise PublishingError("Say why it is withdrawn: readers will see the reason at its address.")
    lock_register()
    last = published_edition(key)
    content = {"schema": SCHEMA, "key": key, "kind": last.kind, "label": "", "reason": reason.strip()}
    (edition,) = append([(key, Edition.Act.WITHDRAW, content, reason.strip())])
    Entry.objects.filter(key=key).update(state=Entry.State.WITHDRAWN)
    Unpublished.objects.filter(entry__key=key).delete()
    return edition


@transaction.atomic(using=WRITES)
def merge(key: str, into: str, reason: str) -> Edition:
    """Redirect a published entry to another of its kind, move all that pointed to it, and return the redirect."""
    if not reason.strip():
        raise PublishingError("Say why the two are one.")
    lock_register()
    last, target = published_edition(key), published_edition(into)
    if key == into or last.kind != target.kind:
        raise PublishingError("An entry is merged into another entry of the same kind.")
    try:
        move_everything(Entry.objects.get(key=key), Entry.objects.get(key=into))
    except Clash as clash:
        raise PublishingError(str(clash)) from clash
    content = {"schema": SCHEMA, "key": key, "kind": last.kind, "into": into, "reason": reason.strip()}
    (edition,) = append([(key, Edition.Act.MERGE, content, reason.strip())])
    Entry.objects.filter(key=key).update(state=Entry.State.MERGED)
    Unpublished.objects.filter(entry__key=key).delete()
    return edition


def lock_register() -> None:
    """Wait until no other transaction publishes; the lock is let go when this one ends."""
    with connections[WRITES].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER_LOCK])


def refuse_unless_ready(key: str, entry: Entry | None) -> None:
    """Raise PublishingError where an entry cannot be published."""
    if entry is None:
        raise PublishingError(f"There is no entry {key}.")
    if entry.state == Entry.State.MERGED:
        raise PublishingError(f"{key} was merged into another entry and cannot be published again.")
    if not entry.label:
        raise PublishingError(f"{key} has no name: give it at least one preferred name.")
    if entry.embargo_until and entry.embargo_until > timezone.now():
        raise PublishingError(f"{key} is under embargo until {entry.embargo_until:%d %B %Y %H:%M} UTC.")


def newest_editions(keys: Iterable[str]) -> dict[str, Edition]:
    """Return the newest edition of each key, seen with this transaction's eyes."""
    return Edition.objects.using(WRITES).latest_of(keys)


def published_edition(key: str) -> Edition:
    """Return the newest edition of a key that is public now; PublishingError where it is not."""
    edition = newest_editions([key]).get(key)
    if edition is None or edition.act != Edition.Act.PUBLISH:
        raise PublishingError(f"{key} is not published.")
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
