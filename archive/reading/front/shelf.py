"""Pages as bytes, of one head of the register: bounded, and a crawler's walk does not push out what readers read.

A page comes into the outer room; asked for again it moves to the inner one, which holds most. Each room lets go of
what was asked for least lately. All of it goes when the register goes on.
"""

import hashlib
from collections import OrderedDict

from archive.reading.freshness import Head
from archive.reading.front.address import LONGEST, Address
from archive.reading.front.coding import CODINGS, PLAIN, worth_it

Headers = list[tuple[str, str]]
MOST_BYTES = 48 * 1024 * 1024
_OUTER = 4  # the outer room is one part of so many
_OF_A_PAGE = 2048  # bytes that a page takes besides its body: address, headers, the objects themselves


class Kept:
    """A page as it was answered, in every form in which it was asked for; it may be compressed in any thread."""

    __slots__ = ("_digest", "_forms", "_headers", "_worth")

    def __init__(self, body: bytes, headers: Headers, media_type: str) -> None:
        self._digest = hashlib.sha256(body).hexdigest()[:32]
        self._worth, self._headers = worth_it(body, media_type), headers
        self._forms: dict[str, tuple[str, Headers, bytes]] = {}
        self._add(PLAIN, body)

    def form(self, coding: str) -> tuple[str, Headers, bytes] | None:
        """Return tag, headers and body in a coding; None where it was not compressed so yet."""
        return self._forms.get(coding if self._worth else PLAIN)

    def compress(self, coding: str) -> tuple[str, Headers, bytes]:
        """Return the form in a coding, compressed now if it was not."""
        found = self.form(coding)
        return found or self._add(coding, CODINGS[coding](self._forms[PLAIN][2]))

    @property
    def size(self) -> int:
        """Return the bytes that the page takes; more when it has been compressed."""
        return _OF_A_PAGE + sum(len(body) for _tag, _headers, body in self._forms.values())

    def _add(self, coding: str, body: bytes) -> tuple[str, Headers, bytes]:
        # The forms of a page are different bytes: each has a tag of its own.
        tag = f'"{self._digest}{coding and "-" + coding}"'
        own = [("etag", tag), ("content-length", str(len(body)))]
        own += [("content-encoding", coding)] if coding else []
        own += [("vary", "Accept-Encoding")] if self._worth else []
        form = self._forms[coding] = tag, [*self._headers, *own], body
        return form


class Shelf:
    """Pages of one head of the register, up to some bytes. Used by one thread: that of the event loop."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.head = most, (0, "")
        self._outer: OrderedDict[Address, Kept] = OrderedDict()
        self._inner: OrderedDict[Address, Kept] = OrderedDict()
        self._sizes: dict[Address, int] = {}
        self.size = self._inner_size = 0

    def get(self, head: Head, address: Address) -> Kept | None:
        """Return the page kept for an address at this head."""
        if head != self.head:
            return None
        page = self._inner.get(address)
        if page is not None:
            self._inner.move_to_end(address)
            return page
        page = self._outer.pop(address, None)
        if page is not None:
            self._inner[address] = page
            self._inner_size += self._sizes[address]
            self._make_room()
        return page

    def put(self, head: Head, address: Address, page: Kept) -> None:
        """Keep a page, or what it takes now; those of an earlier head go. A tenth of the room is the most for one."""
        if page.size > self.most // 10 or len(address.host) + len(address.path) + len(address.query) > LONGEST:
            self._remove(address)  # it may have grown by another form
            return
        if head != self.head:
            self.clear()
            self.head = head
        before, inside = self._sizes.get(address, 0), address in self._inner
        (self._inner if inside else self._outer)[address] = page
        self._sizes[address] = page.size
        self.size += page.size - before
        self._inner_size += page.size - before if inside else 0
        self._make_room()

    def clear(self) -> None:
        """Forget all pages."""
        self._outer.clear()
        self._inner.clear()
        self._sizes.clear()
        self.size, self._inner_size, self.head = 0, 0, (0, "")

    def __len__(self) -> int:
        return len(self._sizes)

    def _remove(self, address: Address) -> None:
        size = self._sizes.pop(address, 0)
        self.size -= size
        self._inner_size -= size if self._inner.pop(address, None) else 0
        self._outer.pop(address, None)

    def _make_room(self) -> None:
        while self._inner_size > self.most - self.most // _OUTER:
            address, page = self._inner.popitem(last=False)
            self._inner_size -= self._sizes[address]
            self._outer[address] = page
        while self.size > self.most:
            room = self._outer or self._inner
            address, _page = room.popitem(last=False)
            self.size -= self._sizes[address]
            self._inner_size -= self._sizes.pop(address) if room is self._inner else 0
            self._sizes.pop(address, None)
