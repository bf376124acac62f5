"""An answer that is too long to be held whole, sent as fast as its reader reads; no thread waits for him.

A long answer is laid down in a temporary file while it is made, and sent from there: the thread that makes it is free
as soon as it is made, however slowly it is read. Of such answers only some are under way at once.
"""

import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from archive.reading.front.lanes import Busy
from archive.reading.front.shelf import Headers

PATIENCE = 30.0  # seconds that anybody is waited for who takes nothing
_PIECE = 64 * 1024
_MOST_AT_ONCE = 30
_BROKEN_OFF = b"\n\nThe archive could not go on. This is not whole.\n"
_room = threading.BoundedSemaphore(_MOST_AT_ONCE)


class Draft:
    """Bytes that are written in a thread and read in the event loop, once, from their beginning."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._file, self._loop, self._more = tempfile.TemporaryFile(), loop, asyncio.Event()  # noqa: SIM115
        self._size, self._ended = 0, False
        self._users, self._leaving = 2, threading.Lock()  # the one who writes, the one who reads

    def add(self, piece: bytes) -> None:
        """Write a piece; called in the thread."""
        self._file.write(piece)
        self._file.flush()
        self._size += len(piece)
        self._loop.call_soon_threadsafe(self._more.set)

    def end(self) -> None:
        """Say that nothing more comes; called in the thread."""
        self._ended = True
        self._loop.call_soon_threadsafe(self._more.set)
        self.leave()

    def leave(self) -> None:
        """Let go of the file; it is closed when both have let go."""
        with self._leaving:
            self._users -= 1
            if not self._users:
                self._file.close()

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield what is written, as it comes, until its end."""
        at = 0
        while True:
            self._more.clear()
            ended, size = self._ended, self._size  # in this order: nothing is written after the end
            while at < size:
                piece = os.pread(self._file.fileno(), min(_PIECE, size - at), at)
                at += len(piece)
                yield piece
            if ended and at == self._size:
                return
            if at == self._size and not self._ended:
                await self._more.wait()


@dataclass(frozen=True)
class Sender:
    """Sends a long answer; raises Busy before anything is sent where too many are under way."""

    protocol: Any
    loop: asyncio.AbstractEventLoop

    def __call__(self, status: int, headers: Headers, pieces: Iterator[bytes]) -> None:
        """Lay down the pieces, called in a thread; they are sent meanwhile and afterwards."""
        if not _room.acquire(blocking=False):
            raise Busy
        draft = Draft(self.loop)
        sending = asyncio.run_coroutine_threadsafe(self._send(status, headers, draft), self.loop)
        try:
            for piece in pieces:
                if sending.done():  # the reader has gone
                    return
                draft.add(piece)
        except BaseException:
            # Where no length was told, an answer that breaks off would look like one that is whole.
            if not any(name == "content-length" for name, _value in headers):
                draft.add(_BROKEN_OFF)
            raise
        finally:
            draft.end()

    async def _send(self, status: int, headers: Headers, draft: Draft) -> None:
        try:
            transport = self.protocol.response_stream(status, headers)
            async for piece in draft.pieces():
                await asyncio.wait_for(transport.send_bytes(piece), PATIENCE)
        finally:
            draft.leave()
            _room.release()
