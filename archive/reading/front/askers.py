"""Who asks: a network address, which stands for a person or a household, never for more than can be told."""

import ipaddress
from typing import Any

from django.conf import settings


def asker(scope: Any) -> str:
    """Return who asks: the address of the browser; behind a proxy of ours, the one that the proxy saw."""
    seen = scope.client.rpartition(":")[0]
    if settings.PROXIES:
        # A proxy adds to the header that came, or adds a header of its own after it.
        told = [each for each in ",".join(scope.headers.get_all("x-forwarded-for")).split(",") if each.strip()]
        seen = told[-settings.PROXIES].strip() if len(told) >= settings.PROXIES else seen
    return network(seen) if ":" in seen else seen


def network(address: str) -> str:
    """Return what is counted as one asker: of IPv6 the first half, which one household or office has."""
    try:
        known = ipaddress.IPv6Address(address.strip("[]"))
    except ValueError:
        return address
    return str(known.ipv4_mapped or ipaddress.IPv6Network((known, 64), strict=False))
