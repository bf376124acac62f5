"""Long commands that are asked to end: by Ctrl-C, or in the same way by SIGTERM."""

import signal
import threading
from types import FrameType

STOPPED = 130  # exit code of a command that Ctrl-C has ended


def end_as_by_ctrl_c() -> None:
    """Let SIGTERM do from now on what Ctrl-C does, so that what is under way is undone and the report is given.

    SIGINT is set, too: a shell lets what it starts in the background ignore it.
    """
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
