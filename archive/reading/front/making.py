"""A page made by Django, in a thread: the request as WSGI, the response as bytes, or as a stream where it is long.

A page is sure to be what it is of the register's head only if the index stood at that head from its beginning to its
end; `Made.sure` tells.
"""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError
from django.utils.encoding import iri_to_uri

from archive.reading.freshness import fresh_index, standing_at
from archive.reading.front.address import Address
from archive.reading.front.shelf import Head, Headers
from archive.reading.front.streams import Sender
from archive.reading.hurrying import hurrying
from archive.reading.search.store import IndexUnavailable, View, view

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
WHOLE = 4 * 1024 * 1024  # bytes up to which an answer is held whole; what is longer is sent on as it is made


@dataclass(frozen=True)
class Made:
    """An answer: its body, or None when it is sent piece by piece, or is a `part` of a file that lies on the disk."""

    status: int
    headers: Headers
    body: bytes | None
    sure: bool = False
    part: "OnDisk | None" = None

    @property
    def fit_to_keep(self) -> bool:
        """Return whether the answer is the same for everybody for as long as the register stands there."""
        told = {name.lower(): value.lower() for name, value in self.headers}
        varies = {each.strip() for each in told.get("vary", "").split(",")} - {"", "accept-language", "accept-encoding"}
        private = any(word in told.get("cache-control", "") for word in ("no-store", "private"))
        apart = "set-cookie" in told or "content-encoding" in told
        return self.status == 200 and self.body is not None and self.sure and not (varies or private or apart)


def environ_of_page(address: Address) -> Environ:
    """Return the request for a public page: what is in its address and nothing else that a browser may have sent."""
    environ = _environ("GET", address.scheme, address.path, address.query)
    environ["HTTP_HOST"] = address.host
    if settings.HTTPS:
        environ["HTTP_X_FORWARDED_PROTO"] = address.scheme
    return environ


def environ_of_request(scope: Any, body: io.BufferedIOBase) -> Environ:
    """Return a request as it came, for the desk and for files; these the server may send by itself."""
    environ = _environ(scope.method, scope.scheme, scope.path, scope.query_string)
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    if not scope.path.startswith("/static/"):
        environ["wsgi.file_wrapper"] = OnDisk
    environ["REMOTE_ADDR"], environ["wsgi.input"] = scope.client.rpartition(":")[0], body
    for name, value in scope.headers.items():
        if "_" in name:  # x_forwarded_proto would come out as X-Forwarded-Proto
            continue
        upper = name.upper().replace("-", "_")
        into = upper if upper in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{upper}"
        between = "; " if into == "HTTP_COOKIE" else ","
        environ[into] = f"{environ[into]}{between}{value}" if into in environ and into != "HTTP_HOST" else value
    return environ


def _environ(method: str, scheme: str, path: str, query: str) -> Environ:
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": iri_to_uri(query),  # some send letters as they are
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443" if scheme == "https" else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def make_page(application: Application, environ: Environ, send_on: Sender, head: Head | None, hurried: bool) -> Made:
    """Return a public page; `head` is where the register stands, None where the database did not tell it."""
    if head is None:
        return make(application, environ, send_on)
    with standing_at(head), hurrying(hurried):
        before = _index()
        made = make(application, environ, send_on)
        # An index that was looked at anew in between is another object, even if it stands where it stood.
        sure = before is not None and (before.number, before.digest) == head and before is _index() and not hurried
    return Made(made.status, made.headers, made.body, sure)


def _index() -> View | None:
    """Return the index, brought to the head if it can be; the same object as long as nothing changes in it."""
    try:
        return view(fresh_index())
    except (IndexUnavailable, DatabaseError):
        return None


def make(application: Application, environ: Environ, send_on: Sender) -> Made:
    """Return what the application answers, whole; what is longer than WHOLE is handed to `send_on` bit by bit."""
    told: list[Any] = []

    def start(status: str, headers: Headers, exc_info: Any = None) -> None:
        told[:] = [int(status[:3]), [(name.lower(), value) for name, value in headers]]

    answer = application(environ, start)
    try:
        if isinstance(answer, OnDisk):
            return Made(told[0], told[1], None, part=answer)
        parts, pieces, size = iter(answer), [], 0
        for piece in parts:
            pieces.append(piece)
            size += len(piece)
            if size > WHOLE:
                send_on(told[0], told[1], _all(pieces, parts))
                return Made(told[0], told[1], None)
        return Made(told[0], told[1], b"".join(pieces))
    finally:
        if hasattr(answer, "close"):
            answer.close()


class OnDisk:
    """What Django hands over to be sent as a file (PEP 3333), a part of one: it needs no thread while it is sent."""

    def __init__(self, file: Any, size: int = 0) -> None:
        self.path, self.start, self.end, self.close = str(file.name), file.start, file.end, file.close

    def __iter__(self) -> Iterator[bytes]:
        raise NotImplementedError("A file is sent by the server.")


def _all(pieces: list[bytes], parts: Iterator[bytes]) -> Iterator[bytes]:
    yield b"".join(pieces)
    pieces.clear()
    yield from parts
