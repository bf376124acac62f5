"""Where the register stands, asked of the database for every request, in one question for all that wait.

A question is sent after the requests that it answers have begun, never before: so whoever begins to read after a
publication was committed is told of it, whatever process or machine committed it. Nothing is notified, nothing can
be lost. On a replica it is what the replica holds that is told.
"""

import asyncio
import logging

import psycopg
from django.db import connections
from psycopg.pq import ExecStatus

from archive.reading.front.shelf import Head

_ASK = b"SELECT number, digest FROM reading_edition ORDER BY number DESC LIMIT 1"
_PATIENCE = 5.0  # seconds
_log = logging.getLogger("archive.front")


class Heads:
    """Reads the head of the register through a connection of its own; belongs to one event loop."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[Head | None]] = []
        self._rounds: asyncio.Task[None] | None = None
        self._connection: psycopg.Connection | None = None
        self._heard_at = -1  # the number of the connection's socket
        self._answer: asyncio.Future[Head] | None = None

    def read(self) -> "asyncio.Future[Head | None]":
        """Return the head as it stands at this moment or later; None when the database does not answer."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.ensure_future(self._ask_while_any_wait())
        return waiter

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            # A connection that broke off does not tell its number any more, and the next may be given the same one.
            asyncio.get_running_loop().remove_reader(self._heard_at)
            self._connection.close()
            self._connection = None

    async def _ask_while_any_wait(self) -> None:
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            head = await self._ask_twice()
            for one in waiting:
                if not one.done():
                    one.set_result(head)

    async def _ask_twice(self) -> Head | None:
        """Ask, and ask once more through a new connection: the server may have been started anew."""
        for _attempt in range(2):
            try:
                return await self._ask()
            except (psycopg.Error, OSError, TimeoutError) as error:
                _log.warning("The head of the register was not told: %s", error)
                self.close()
        return None

    async def _ask(self) -> Head:
        loop = asyncio.get_running_loop()
        if self._connection is None:
            self._connection = await asyncio.wait_for(asyncio.to_thread(_connect), 2 * _PATIENCE)
            self._heard_at = self._connection.fileno()
            loop.add_reader(self._heard_at, self._hear)
        self._answer = loop.create_future()
        late = loop.call_later(_PATIENCE, self._give_up, self._answer)
        try:
            self._connection.pgconn.send_query_prepared(b"head", None)
            self._connection.pgconn.flush()
            return await self._answer
        finally:
            late.cancel()

    def _give_up(self, answer: "asyncio.Future[Head]") -> None:
        if not answer.done():
            answer.set_exception(TimeoutError("no answer in time"))

    def _hear(self) -> None:
        """Take what the database has sent; called when there is something."""
        answer, connection = self._answer, self._connection
        if connection is None:
            return
        try:
            connection.pgconn.consume_input()
            if answer is not None and not answer.done() and not connection.pgconn.is_busy():
                answer.set_result(_told(connection))
        except psycopg.Error as error:
            if answer is not None and not answer.done():
                answer.set_exception(error)
            self.close()


def _told(connection: psycopg.Connection) -> Head:
    """Return the head that the database has told."""
    result = connection.pgconn.get_result()
    while connection.pgconn.get_result() is not None:
        pass
    if result is None or result.status != ExecStatus.TUPLES_OK:
        raise psycopg.OperationalError(result.get_error_message() if result else "no answer")
    if not result.ntuples:
        return 0, ""
    return int(result.get_value(0, 0) or 0), (result.get_value(0, 1) or b"").decode()


def _connect() -> psycopg.Connection:
    """Return a connection with the reading room's rights, to which the question is known."""
    given = connections["reading"].get_connection_params()
    connection = psycopg.connect(**given, autocommit=True)
    result = connection.pgconn.prepare(b"head", _ASK)
    if result.status != ExecStatus.COMMAND_OK:
        raise psycopg.OperationalError(result.get_error_message())
    return connection
