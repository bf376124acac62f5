"""What a public page depends on besides the register: where it was asked for, in one spelling.

A public page is made from its address alone: no cookie, no language of the browser, no other header reaches it. So
nothing that is not in the address can get into a page that is kept for others, and none is kept twice for nothing.
"""

import re
from typing import Any, NamedTuple

from django.conf import settings

# The desk, and files that are served as they lie: what comes for them goes to Django whole, and is not kept here.
_APART = re.compile(r"(?:/[a-z]{2,3}(?:-[a-z]+)?)?/(?:admin|static|files)(?:/|$)")
# What advertisers and mailing lists hang on links; no page asks for it.
_TAGS = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|msclkid|mc_cid|mc_eid)(?:=|$)")
LONGEST = 2048  # characters of an address under which a page is kept


class Address(NamedTuple):
    """A page's address, which is what it is kept under."""

    host: str
    scheme: str
    path: str
    query: str


def is_public(method: str, path: str) -> bool:
    """Return whether a request only reads, and reads what everybody sees."""
    return method in ("GET", "HEAD") and not _APART.match(path)


def as_asked(scope: Any) -> Address:
    """Return the address as it was asked for: quickly, and not yet in its one spelling."""
    headers = scope.headers
    scheme = "http"
    if settings.HTTPS and (headers.get("x-forwarded-proto") or "").split(",", 1)[0].strip() == "https":
        scheme = "https"
    return Address(headers.get("host") or scope.authority or "", scheme, scope.path, scope.query_string)


def in_one_spelling(asked: Address) -> Address:
    """Return the address under which a page is kept: the host in small letters, nothing that no page asks for."""
    query = asked.query
    if query and _TAGS.search(query):
        query = "&".join(part for part in query.split("&") if not _TAGS.match(part))
    return asked._replace(host=asked.host.lower(), query=query)
