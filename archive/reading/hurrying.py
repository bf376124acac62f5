"""Whether a page is made in a hurry: many wait, and what costs most and is asked for least is left out, and said."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_hurried: ContextVar[bool] = ContextVar("hurried", default=False)


@contextmanager
def hurrying(now: bool) -> Iterator[None]:
    """Let pages made within be made in a hurry, or not."""
    before = _hurried.set(now)
    try:
        yield
    finally:
        _hurried.reset(before)


def in_a_hurry() -> bool:
    """Return whether the page that is being made is to leave out what can be left out."""
    return _hurried.get()
