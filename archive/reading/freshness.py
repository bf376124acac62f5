"""The index as readers meet it: brought up to the register's head by whoever asks, before it answers."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

from archive.reading.models import Edition
from archive.reading.search.follow import catch_up, is_of
from archive.reading.search.source import Register
from archive.reading.search.store import IndexUnavailable, exists, view

Head = tuple[int, str]  # the register's last number and its digest
_head: ContextVar[Head | None] = ContextVar("head", default=None)
PATIENCE = 0.4  # seconds that a reader waits at most; after a large batch the index answers from where it stands


@contextmanager
def standing_at(head: Head) -> Iterator[None]:
    """Let what is asked within take `head` as where the register stands, which was asked for already."""
    before = _head.set(head)
    try:
        yield
    finally:
        _head.reset(before)


def head_now() -> Head:
    """Return the register's last number and its digest, which may have been asked for already."""
    return _head.get() or Edition.objects.all().sealed_head()


def fresh_index(head: Head | None = None) -> Path:
    """Return the folder of the index, which now knows all editions up to `head`, where the register stands.

    What cannot be brought up to date is left as it is: the answer says how far it goes. IndexUnavailable where it has
    followed another register, of which this one is no continuation, and cannot be made anew at once.
    """
    folder: Path = settings.INDEX_FOLDER
    if stands_at(folder, head or head_now()):
        return folder
    with suppress(IndexUnavailable):  # the question that follows meets the same trouble, and its page says so
        catch_up(folder, seconds=PATIENCE)
    if exists(folder) and not is_of(view(folder), Register()):
        raise IndexUnavailable("the index is that of another register")
    return folder


def stands_at(folder: Path, head: Head) -> bool:
    """Return whether the index has followed the register to this number, and to this edition.

    After a failure of the database another edition may stand under a number that was lost.
    """
    try:
        seen = view(folder)
    except IndexUnavailable:
        return False
    return (seen.number, seen.digest) == head
