"""The index as readers meet it: brought up to the register's head by whoever asks, before it answers."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

from archive.reading.models import Edition
from archive.reading.search.follow import catch_up
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


def head_now() -> int:
    """Return the register's last number, which may have been asked for already."""
    known = _head.get()
    return known[0] if known else Edition.objects.all().head()


def fresh_index(head: int | None = None) -> Path:
    """Return the folder of the index, which now knows all editions up to `head`, the register's last number.

    What cannot be brought up to date is left as it is: the answer says how far it goes. IndexUnavailable where it has
    followed another register, of which this one is no continuation, and cannot be made anew at once.
    """
    folder: Path = settings.INDEX_FOLDER
    head = head_now() if head is None else head
    if stands_at(folder, head):
        return folder
    with suppress(IndexUnavailable):  # the question that follows meets the same trouble, and its page says so
        catch_up(folder, seconds=PATIENCE)
    if exists(folder) and not is_of_register(folder):
        raise IndexUnavailable("the index is that of another register")
    return folder


def is_of_register(folder: Path) -> bool:
    """Return whether the index has followed this register: after a failure of the database it may be another one.

    One query; raises IndexUnavailable.
    """
    seen = view(folder)
    return not seen.number or Register().digest(seen.number) == seen.digest


def stands_at(folder: Path, number: int) -> bool:
    """Return whether the index has followed the register to this number.

    Where the digest of the head is known it must be that one: after a failure of the database another edition may
    stand under a number that was lost.
    """
    try:
        seen, known = view(folder), _head.get()
    except IndexUnavailable:
        return False
    return seen.number == number and (not known or known[0] != number or known[1] == seen.digest)
