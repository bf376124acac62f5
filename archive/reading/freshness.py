"""The index as readers meet it: brought up to the register's head by whoever asks, before it answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

from archive.reading.models import Edition
from archive.reading.search.follow import catch_up
from archive.reading.search.store import IndexUnavailable, view

_head: ContextVar[int | None] = ContextVar("head", default=None)
PATIENCE = 0.4  # seconds that a reader waits at most; after a large batch the index answers from where it stands


@contextmanager
def standing_at(head: int) -> Iterator[None]:
    """Let what is asked within take `head` as the register's last number, which was asked for already."""
    before = _head.set(head)
    try:
        yield
    finally:
        _head.reset(before)


def head_now() -> int:
    """Return the register's last number, which may have been asked for already."""
    known = _head.get()
    return Edition.objects.all().head() if known is None else known


def fresh_index(head: int | None = None) -> Path:
    """Return the folder of the index, which now knows all editions up to `head`, the register's last number.

    What cannot be brought up to date is left as it is: the answer to the question then says what is wrong.
    """
    folder: Path = settings.INDEX_FOLDER
    head = head_now() if head is None else head
    try:
        if reached(folder) != head:
            catch_up(folder, seconds=PATIENCE)
    except IndexUnavailable:
        pass  # the question that follows meets the same trouble, and its page says so
    return folder


def reached(folder: Path) -> int:
    """Return the number up to which the index has followed the register; -1 where there is no index yet."""
    try:
        return view(folder).number
    except IndexUnavailable:
        return -1
