"""One source understood, in bounded time; whatever goes wrong in it is told and stops nothing else."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from archive.intake.drafts import Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.received import Refused
from archive.intake.rows import Record, record_of
from archive.text.names import NameFinder

PATIENCE = 120.0  # seconds that one source may take


@dataclass(frozen=True)
class Refusal:
    """A record, or (without id and line) a whole source, that was not understood; lines count from 1."""

    reason: str
    id: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Reading:
    """What a source was found to hold."""

    records: tuple[Record, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class TooSlow(BaseException):
    """The time for one source is over; no parser takes this for an error of its own."""


def understand(data: bytes, filename: str, finder: NameFinder, patience: float = PATIENCE) -> Reading:
    """Return the records of a source and, for what could not be understood of it, the reasons."""
    records: list[Record] = []
    refusals: list[Refusal] = []
    try:
        with within(patience):
            for one in read_source(data, filename, finder):
                if isinstance(one, Understood):
                    records.append(record_of(one, data))
                else:
                    refusals.append(Refusal(one.reason, one.id, one.line))
    except Refused as error:
        refusals.append(Refusal(str(error)))
    except TooSlow:
        refusals.append(Refusal(f"It could not be understood within {patience:.0f} seconds."))
    except Exception as error:  # a fault of one parser must not stop the ten thousand files that follow
        refusals.append(Refusal(f"The program failed on it ({type(error).__name__}: {error})."))
    return Reading(tuple(records), tuple(refusals))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooSlow in what is done here when it takes longer; threads but the main one are not interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
