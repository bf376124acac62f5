"""What is sent to the archive is laid down whole before a thread is taken: who sends slowly costs none.

A body lies in memory, a larger one in a temporary file without a name, which is gone when it is closed and when the
process ends in whatever way. Who sends next to nothing is sent away; where there is no room, who sends slowly is.
"""

import asyncio
import io
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

PATIENCE = 30.0  # seconds that anybody is waited for who sends nothing
SLOWEST = 2048  # bytes a second: who sends more slowly uses up the patience
SLOW = 64 * 1024  # bytes a second: who sends more slowly makes room for others where there is none
LARGE = 256 * 1024  # bytes from which a body lies in a file
MOST = 64  # bodies that come at once
EACH = 16  # of them, bodies from one asker
WHOLE = 4  # times the largest body: what all that come at once may have together
WHOLE_EACH = 2  # times the largest body: what those of one asker may have together
LEFT_FREE = 256 * 1024 * 1024  # bytes of the disk that are left to others
_TOLD = 1.0  # seconds after which it shows how fast somebody sends
_DRAINED = 60.0  # seconds that one who was refused may go on sending, for a browser reads only then what it is told
_DRAINING = 16  # of these at once
_log = logging.getLogger("archive.front")


class Refused(Exception):
    """A body is not taken: the status of the answer, the reason, and whether anything was read before it was known."""

    def __init__(self, status: int, sentence: Any, begun: bool = False, **values: Any) -> None:
        super().__init__(status, sentence)
        self.status, self.begun, self._sentence, self._values = status, begun, sentence, values

    def __str__(self) -> str:
        return str(self._sentence) % self._values  # in the language that is on when it is said


@dataclass(eq=False)
class _Coming:
    """A body that is under way."""

    asker: str
    size: int
    since: float
    limit: asyncio.Timeout
    came: int = 0
    gives_way: bool = False

    def wait_until(self, moment: float | None) -> None:
        """Wait for more until a moment; who is to give way is not waited for any more."""
        if not self.gives_way and not self.limit.expired():
            self.limit.reschedule(moment)

    def pace(self, now: float) -> float:
        """Return how many bytes a second come; of one that has only begun as many as one could wish."""
        return self.came / (now - self.since) if now - self.since > _TOLD else float("inf")


@dataclass
class Bodies:
    """The bodies that come to this process; belongs to one event loop."""

    most: int
    _coming: list[_Coming] = field(default_factory=list)
    _draining: int = 0

    async def take(self, protocol: Any, asker: str, size: int | None) -> BinaryIO:
        """Return a body of so many bytes, laid down whole, to be read and closed; raises Refused."""
        if size is None:
            raise Refused(411, _("How much is sent must be told beforehand (Content-Length)."))
        if not size:
            return io.BytesIO()
        with self._room(asker, size) as coming:
            body = _place(size)
            try:
                async with coming.limit:
                    await _lay_down(protocol, coming, body)
            except TimeoutError:
                body.close()
                raise _busy(begun=True) if coming.gives_way else _late() from None
            except BaseException:
                body.close()
                raise
        body.seek(0)
        return body

    async def drain(self, protocol: Any) -> None:
        """Read for a while what is sent by one who was refused before anything of it was read."""
        if self._draining >= _DRAINING:
            return
        self._draining += 1
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(_DRAINED):
                    async for _part in protocol:
                        pass
        finally:
            self._draining -= 1

    @contextmanager
    def _room(self, asker: str, size: int) -> Iterator[_Coming]:
        """Give room to a body that begins to come; raises Refused where there is none."""
        if size > self.most:
            sentence = _("What you sent is larger than %(most)s MB. Send large files one by one.")
            raise Refused(413, sentence, most=self.most // 1024**2)
        loop = asyncio.get_running_loop()
        while crowd := self._crowd(asker, size):
            slowest = min(crowd, key=lambda one: one.pace(loop.time()))
            if slowest.pace(loop.time()) > SLOW:
                raise _busy()
            slowest.wait_until(loop.time())
            slowest.gives_way = True
            self._coming.remove(slowest)
        coming = _Coming(asker, size, loop.time(), asyncio.timeout(PATIENCE))
        self._coming.append(coming)
        try:
            yield coming
        finally:
            if coming in self._coming:
                self._coming.remove(coming)

    def _crowd(self, asker: str, size: int) -> list[_Coming]:
        """Return those of whom one must go before so much more may come: none where there is room."""
        own = [one for one in self._coming if one.asker == asker]
        for crowd, most, whole in ((own, EACH, WHOLE_EACH), (self._coming, MOST, WHOLE)):
            if len(crowd) >= most or sum(one.size for one in crowd) + size > whole * self.most:
                return list(crowd)
        return []


def _busy(begun: bool = False) -> Refused:
    return Refused(503, _("Too much is being sent to the archive at this moment. Please send it again."), begun)


def _late() -> Refused:
    return Refused(408, _("What you sent came too slowly."), begun=True)


def _place(size: int) -> BinaryIO:
    """Return where a body of this size is laid down."""
    if size < LARGE:
        return io.BytesIO()
    _leave_free(size)
    return tempfile.TemporaryFile()


def _leave_free(size: int) -> None:
    """Refuse so many bytes where the disk would be full of them."""
    if shutil.disk_usage(tempfile.gettempdir()).free - size < LEFT_FREE:
        _log.error("Less than %s MB would be left in %s.", LEFT_FREE // 1024**2, tempfile.gettempdir())
        raise Refused(507, _("There is no room on the archive's disk for what you sent."))


async def _lay_down(protocol: Any, coming: _Coming, body: BinaryIO) -> None:
    """Write what comes, until it has all come."""
    loop, held = asyncio.get_running_loop(), bytearray()
    async for part in protocol:
        coming.came += len(part)
        held += part
        if len(held) >= LARGE:
            left = (coming.limit.when() or 0.0) - loop.time()
            coming.wait_until(None)  # how slow the disk is, is not counted
            await asyncio.to_thread(_write, body, bytes(held))
            held.clear()
            coming.wait_until(loop.time() + left)
        ends = (coming.limit.when() or 0.0) + len(part) / SLOWEST
        coming.wait_until(min(ends, loop.time() + PATIENCE))
    if coming.came != coming.size:
        raise Refused(400, _("What you sent is not whole."), begun=True)
    _write(body, bytes(held))


def _write(body: BinaryIO, piece: bytes) -> None:
    """Write a piece; called in a thread where it is large."""
    if not isinstance(body, io.BytesIO):
        _leave_free(len(piece))
    try:
        body.write(piece)
        body.flush()
    except OSError as error:
        _log.exception("What was sent could not be laid down.")
        raise Refused(507, _("There is no room on the archive's disk for what you sent.")) from error
