"""In what form a page goes over the wire: as it is, or compressed as the browser can read it."""

import zlib
from collections.abc import Callable, Mapping

import brotli


def _gzip(body: bytes) -> bytes:
    pressed = zlib.compressobj(6, zlib.DEFLATED, 31)
    return pressed.compress(body) + pressed.flush()


# The smallest first. Quality 5 of brotli takes about as long as gzip and leaves a fifth less.
CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": _gzip,
}
PLAIN = ""
_SMALLEST = 500  # bytes: what is smaller gains nothing
_COMPRESSED = ("text/", "application/json", "application/xml", "application/atom+xml", "application/x-research-info")


def chosen(accepted: str) -> str:
    """Return the coding for an Accept-Encoding header: "br", "gzip" or "" for none (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        weights[name] = _weight(parameters)
    others = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda name: weights.get(name, others))  # of equal ones the first
    weight = weights.get(best, others)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else PLAIN


def _weight(parameters: list[str]) -> float:
    for each in parameters:
        if each.startswith("q="):
            try:
                return float(each[2:])
            except ValueError:
                return 0.0
    return 1.0


def worth_it(body: bytes, media_type: str) -> bool:
    """Return whether compressing a body of this type saves anything."""
    return len(body) >= _SMALLEST and media_type.startswith(_COMPRESSED)
