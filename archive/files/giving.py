"""A file is given to a browser: shown where that is safe, else to be saved; never run, never taken for another."""

import re
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from .folder import Part
from .keeping import Missing
from .media_types import PLAIN, SHOWN, UNKNOWN
from .store import store

# Nothing in the file is loaded, run or sent anywhere, and it is nobody's page.
POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
# The browsers' own readers of PDF do not work in a sandbox, and are plug-ins to them; they are a sandbox of their own.
APART = {"application/pdf": "; object-src 'self'"}
SANDBOX = "; sandbox"
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def give(
    request: HttpRequest, digest: str, filename: str, media_type: str, *, keep: str = "no-cache"
) -> HttpResponseBase:
    """Return a stored file as a response; raises Missing. `keep` is what browsers are told of keeping it.

    A part of it is given where the browser asks for one; what the browser has already is not sent again.
    """
    size = store().size(digest)
    if size is None:
        raise Missing(digest)
    tag = f'"{digest}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        answer: HttpResponseBase = unchanged
    else:
        start, end = asked_part(request, size, tag)
        answer = body(request, digest, start, end, size)
    for name, value in (headers_of(filename, media_type, keep) | {"ETag": tag}).items():
        answer.headers[name] = value
    return answer


def body(request: HttpRequest, digest: str, start: int, end: int, size: int) -> HttpResponseBase:
    """Return the response with the bytes from `start` to before `end`."""
    if start >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    whole = (start, end) == (0, size)
    length = {"Content-Length": str(end - start)}
    part = {} if whole else {"Content-Range": f"bytes {start}-{end - 1}/{size}"}
    status = 200 if whole else 206
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=length | part)
    path = store().path(digest)
    if path is not None:  # the server sends a file by itself, if it can
        return FileResponse(Part(path, start, end), status=status, headers=length | part)
    return StreamingHttpResponse(store().read(digest, start, end), status=status, headers=length | part)


def asked_part(request: HttpRequest, size: int, tag: str) -> tuple[int, int]:
    """Return from where to before where the browser wants the file; of several parts at once, the whole."""
    met = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not met or request.headers.get("If-Range", tag) != tag or not (met[1] or met[2]):
        return 0, size
    if not met[1]:
        return max(0, size - int(met[2])) if int(met[2]) else size, size
    start, end = int(met[1]), min(size, int(met[2]) + 1) if met[2] else size
    return (start, end) if start < end or start >= size else (0, size)


def headers_of(filename: str, media_type: str, keep: str) -> dict[str, Any]:
    """Return what a browser is told of a file: its type if it is one of those that are safe to show."""
    shown = media_type in SHOWN
    told = media_type if shown else UNKNOWN
    return {
        "Content-Type": f"{PLAIN}; charset=utf-8" if told == PLAIN else told,
        "Content-Disposition": content_disposition_header(not shown, filename) or "attachment",
        "Content-Security-Policy": POLICY + APART.get(told, SANDBOX),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Accept-Ranges": "bytes",
        "Cache-Control": keep,
    }
