"""Long commands that end before their time: asked to, by Ctrl-C or SIGTERM, or because what they need has failed."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import django.db
import psycopg
from django.core.management.base import CommandError

STOPPED = 130  # exit code of a command that Ctrl-C has ended
_asked: list[int] = []  # the signals that came since


def end_as_by_ctrl_c() -> None:
    """Let SIGTERM do from now on what Ctrl-C does, so that what is under way is undone and the report is given.

    SIGINT is set, too: a shell lets what it starts in the background ignore it. Who asks twice does not want to wait:
    then the process ends at once, and the database undoes what was under way.
    """
    _asked.clear()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if _asked:
        os._exit(STOPPED)
    _asked.append(number)
    raise KeyboardInterrupt


@contextmanager
def failures_told(then: str) -> Iterator[None]:
    """Let a command end with what failed, and what to do `then`, where the database goes away or a disk is full."""
    try:
        yield
    except (django.db.Error, psycopg.Error) as error:
        raise CommandError(f"The database failed: {first_line(error)}. {then}") from error
    except BrokenPipeError:  # whoever read what it prints has gone; nothing more can be told
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for what Python still has to print
        sys.exit(STOPPED)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise CommandError(f"{error.strerror or error}{where}. {then}") from error


def first_line(error: Exception) -> str:
    """Return what an error says, without details and its stop."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
