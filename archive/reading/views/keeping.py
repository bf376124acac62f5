"""Lists kept as bytes by their address and the head of the register: so they are never stale, and never forgotten late.

A page is kept only if the index stood at that very head when it was made. What is kept is bounded, the least lately
asked for goes first, and all of it goes when the register goes on. Browsers ask again each time, and are told 304.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from archive.reading.freshness import fresh_index, reached, standing_at
from archive.reading.models import Edition

Head = tuple[int, str]
MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """A page as it was answered."""

    body: bytes
    media_type: str
    tag: str


class Shelf:
    """Pages of one head of the register, up to some bytes; used by all threads of a process."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.size, self.head = most, 0, (0, "")
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, head: Head, address: str) -> Kept | None:
        """Return the page kept for an address at this head."""
        with self._lock:
            if head != self.head or address not in self._pages:
                return None
            self._pages.move_to_end(address)
            return self._pages[address]

    def put(self, head: Head, address: str, page: Kept) -> None:
        """Keep a page; those of another head go. A page larger than a tenth of the room is not kept."""
        if len(page.body) > self.most // 10:
            return
        with self._lock:
            if head != self.head:
                self._pages.clear()
                self.head, self.size = head, 0
            before = self._pages.pop(address, None)
            self.size += len(page.body) - (len(before.body) if before else 0)
            self._pages[address] = page
            while self.size > self.most:
                self.size -= len(self._pages.popitem(last=False)[1].body)

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self.size, self.head = 0, (0, "")


SHELF = Shelf()


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view's pages be kept, and be answered by 304 where the browser holds them already."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **more)
        head = Edition.objects.order_by("-number").values_list("number", "digest").first() or (0, "")
        address = request.build_absolute_uri()
        page = SHELF.get(head, address)
        if page is None:
            with standing_at(head[0]):
                before = reached(fresh_index())
                response = view(request, *args, **more)
            if response.status_code != 200 or response.headers.get("Cache-Control") == "no-store":
                return response
            page = Kept(response.content, response.headers["Content-Type"], tag_of(response.content))
            # The index only goes on: at the head before and after, it was there for every answer between.
            if before == head[0] == reached(settings.INDEX_FOLDER):
                SHELF.put(head, address, page)
        return answered(request, page)

    return answer


def tag_of(body: bytes) -> str:
    """Return the tag by which a browser asks whether a page is still so."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def answered(request: HttpRequest, page: Kept) -> HttpResponse:
    """Return a page, or only that it is still the same."""
    held = {tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")}
    if page.tag in held or "*" in held:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(page.body, content_type=page.media_type)
    response.headers["ETag"], response.headers["Cache-Control"] = page.tag, "public, no-cache"
    return response
