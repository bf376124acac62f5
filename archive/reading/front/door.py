"""The application that the server runs: kept pages at once, all else by Django in its turn."""

import asyncio
import logging
import re
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import translation

from archive.reading.front.address import Address, as_asked, in_one_spelling, is_public
from archive.reading.front.askers import asker
from archive.reading.front.bodies import LARGE, Bodies, Refused
from archive.reading.front.coding import PLAIN, chosen
from archive.reading.front.heads import Heads
from archive.reading.front.lanes import Busy, Costs, Lane
from archive.reading.front.making import (
    Application,
    Environ,
    Made,
    environ_of_page,
    environ_of_request,
    make,
    make_page,
)
from archive.reading.front.shelf import Head, Headers, Kept, Shelf
from archive.reading.front.streams import Sender
from archive.reading.kinds import KINDS

# Threads for each kind of request: what is quick is never behind what is long.
THREADS = {"pages": 2, "lists": 2, "exports": 1, "desk": 2, "files": 4, "uploads": 4}
EACH = {"uploads": 2}  # of these one asker may hold so many: what was sent may be long to understand
PATIENT = {"uploads": 300.0}  # seconds that one may wait for a thread; who has sent much is not sent away for little
HURRIED_AFTER = 0.25  # seconds of waiting after which a list is made without what costs most
_LISTS = re.compile(
    rf"(?:/[a-z]{{2,3}}(?:-[a-z]+)?)?/(?:{'|'.join(kind.place for kind in KINDS)}|search|quotes)"
    r"(?P<export>\.[a-z]+$)?/?$"
)
_BUSY = b"The archive is busy. Please ask again in a moment.\n"
_BUSY_HEADERS = [("content-type", "text/plain; charset=utf-8"), ("retry-after", "10"), ("cache-control", "no-store")]
_FAILED = b"Something went wrong here.\n"
_FAILED_HEADERS = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")]
_log = logging.getLogger("archive.front")


class Door:
    """Answers every request that comes to this process; belongs to one event loop."""

    def __init__(self, application: Application) -> None:
        self.application, self.shelf = application, Shelf()
        self._heads, self._costs = Heads(), Costs()
        self._lanes = {
            name: Lane(name, threads, self._costs, EACH.get(name), PATIENT.get(name))
            for name, threads in THREADS.items()
        }
        # One file at the most, and the fields of a form beside it; where there is no desk nobody has much to send.
        self._bodies = Bodies(settings.FILE_MOST + settings.DATA_UPLOAD_MAX_MEMORY_SIZE if settings.HAS_DESK else LARGE)
        self._making: dict[tuple[Head, Address], asyncio.Future[Kept | Made]] = {}
        self._codings: dict[str, str] = {}

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        for lane in self._lanes.values():
            lane.close()

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        try:
            if scope.proto == "http" and is_public(scope.method, scope.path):
                await self._public(scope, protocol)
            else:
                await self._apart(scope, protocol)
        except Busy:
            protocol.response_bytes(503, _BUSY_HEADERS, _BUSY)
        except Exception:
            _log.exception("No answer to %s %s", scope.method, scope.path)
            protocol.response_bytes(500, _FAILED_HEADERS, _FAILED)

    async def _public(self, scope: Any, protocol: Any) -> None:
        """Answer with a public page: the one that is kept at the head where the register stands now, or a new one."""
        address = as_asked(scope)
        coding = self._coding(scope.headers.get("accept-encoding"))
        head = await self._heads.read()
        page = self.shelf.get(head, address) if head else None
        form = page.form(coding) if page else None
        if form is None:
            address = in_one_spelling(address)
            answer = await self._page(scope, protocol, address, head, coding)
            if isinstance(answer, Made):
                return _send(protocol, _not_to_keep(answer), scope.method)
            form = answer.form(coding) or await self._compressed(answer, head, address, coding)
        tag, headers, body = form
        held = scope.headers.get("if-none-match")
        if held and _holds(held, tag):
            protocol.response_empty(304, [each for each in headers if each[0] != "content-length"])
        elif scope.method == "HEAD":
            protocol.response_empty(200, headers)
        else:
            protocol.response_bytes(200, headers, body)
        return None

    async def _page(self, scope: Any, protocol: Any, address: Address, head: Head | None, coding: str) -> Kept | Made:
        """Return a page at this head: kept, or being made for somebody else, or made now."""
        if head is None:
            return await self._made(scope, protocol, address, None, coding)
        if page := self.shelf.get(head, address):
            return page
        under_way = self._making.get((head, address))
        if under_way is not None:
            # What is made there was begun at the head that was read here: it is not older than this request.
            with suppress(Busy):  # who asked for it was sent away; that says nothing of who asks now
                answer = await asyncio.shield(under_way)
                if isinstance(answer, Kept) or answer.body is not None:
                    return answer
        future = self._making[head, address] = asyncio.get_running_loop().create_future()
        try:
            answer = await self._made(scope, protocol, address, head, coding)
            future.set_result(answer)
            return answer
        except BaseException as error:
            future.set_exception(error if isinstance(error, Exception) else Busy())
            future.exception()  # nobody may be waiting for it
            raise
        finally:
            self._making.pop((head, address), None)

    async def _made(self, scope: Any, protocol: Any, address: Address, head: Head | None, coding: str) -> Kept | Made:
        """Return a page made now; it is kept if the register stood still meanwhile."""
        sender = Sender(protocol, asyncio.get_running_loop())

        def job(waited: float) -> Kept | Made:
            made = make_page(self.application, environ_of_page(address), sender, head, waited > HURRIED_AFTER)
            if not made.fit_to_keep:
                return made
            page = Kept(made.body or b"", _headers(made.headers), dict(made.headers).get("content-type", ""))
            page.compress(coding)
            return page

        lane, conditions = self._lanes[_lane(scope.path)], scope.query_string.count("=")
        answer: Kept | Made = await lane.run(asker(scope), job, conditions)
        if isinstance(answer, Kept) and head and await self._heads.read() == head:
            self.shelf.put(head, address, answer)
        return answer

    async def _compressed(
        self, page: Kept, head: Head | None, address: Address, coding: str
    ) -> tuple[str, Headers, bytes]:
        """Return a page in a form in which it was not asked for yet; it takes more room from now on."""
        form = await asyncio.to_thread(page.compress, coding)
        if head and self.shelf.get(head, address) is page:
            self.shelf.put(head, address, page)
        return form

    async def _apart(self, scope: Any, protocol: Any) -> None:
        """Answer what is not a public page: the desk, files, and whatever is sent rather than asked."""
        size = _sent(scope)
        try:
            body = await self._bodies.take(protocol, asker(scope), size)
        except Refused as refused:
            _refuse(scope, protocol, refused)
            if not refused.begun and "expect" not in scope.headers:
                await self._bodies.drain(protocol)
            return
        with body:
            environ: Environ = environ_of_request(scope, body)
            sender = Sender(protocol, asyncio.get_running_loop())
            work: Awaitable[Made] = self._lanes[_lane_apart(scope.path, size or 0)].run(
                asker(scope), lambda waited: make(self.application, environ, sender)
            )
            _send(protocol, await work, scope.method)

    def _coding(self, accepted: str | None) -> str:
        """Return the coding for what a browser accepts; browsers say it in a few ways, over and over."""
        if not accepted:
            return PLAIN
        found = self._codings.get(accepted)
        if found is None:
            if len(self._codings) > 100:
                self._codings.clear()
            found = self._codings[accepted] = chosen(accepted[:500])
        return found


def _lane(path: str) -> str:
    met = _LISTS.match(path)
    return "pages" if not met else "exports" if met["export"] else "lists"


def _lane_apart(path: str, size: int) -> str:
    """Return who answers what is not a public page: who has sent much takes long, and is in nobody's way."""
    if size >= LARGE:
        return "uploads"
    if path.startswith("/static/"):
        return "pages"
    return "files" if path.startswith("/files/") else "desk"


def _sent(scope: Any) -> int | None:
    """Return how many bytes come with a request, None where it is not told beforehand."""
    told = scope.headers.get("content-length")
    return int(told) if told else None if "transfer-encoding" in scope.headers else 0


def _refuse(scope: Any, protocol: Any, refused: Refused) -> None:
    """Say why what was sent is not taken, in the language of the address."""
    headers = _BUSY_HEADERS if refused.status == 503 else _FAILED_HEADERS
    with translation.override(translation.get_language_from_path(scope.path) or "en"):
        protocol.response_bytes(refused.status, headers, f"{refused}\n".encode())


def _holds(held: str, tag: str) -> bool:
    """Return whether a browser holds the page with this tag already (If-None-Match)."""
    return held.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in held.split(","))


def _headers(headers: Headers) -> Headers:
    """Return the headers of a page that is kept; browsers keep it too, and ask each time whether it is still so."""
    own = ("content-length", "vary", "etag", "cache-control")
    return [each for each in headers if each[0] not in own] + [("cache-control", "public, no-cache")]


def _not_to_keep(made: Made) -> Made:
    """Return a public answer that says to browsers that they must not keep it, or not without asking."""
    if made.body is None or any(name == "cache-control" for name, _value in made.headers):
        return made
    how = "no-store" if made.status == 200 else "no-cache"
    return replace(made, headers=[*made.headers, ("cache-control", how)])


def _send(protocol: Any, made: Made, method: str) -> None:
    """Send an answer as Django gave it, unless it was sent already."""
    if made.part:
        protocol.response_file_range(made.status, made.headers, made.part.path, made.part.start, made.part.end)
        return
    if made.body is None:
        return
    headers = [each for each in made.headers if each[0] != "content-length"]
    if made.status in (204, 304):
        protocol.response_empty(made.status, headers)
    elif method == "HEAD":
        length = next((value for name, value in made.headers if name == "content-length"), str(len(made.body)))
        protocol.response_empty(made.status, [*headers, ("content-length", length)])
    else:
        protocol.response_bytes(made.status, headers, made.body)
