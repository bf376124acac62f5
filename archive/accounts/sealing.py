"""Secrets of devices are sealed at rest: the database alone, a copy of it or a backup, gives no code away.

A sealed secret is 40 bytes: which key sealed it (4), a number used once (16), and the secret (20), each byte changed
by one of HMAC-SHA-256 of that number under SECRET_KEY. What SECRET_KEY_FALLBACKS sealed is still opened.
"""

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

SECRET = 20  # bytes of a device's secret, as authenticator apps take it
WHICH, ONCE = 4, 16  # bytes
SALT = "archive.accounts.sealing"


class Unopened(Exception):
    """A secret was sealed under a key that is not known any more."""


def new_secret() -> bytes:
    """Return a secret for a device."""
    return secrets.token_bytes(SECRET)


def sealed(secret: bytes) -> str:
    """Return a secret as the database keeps it: 80 hexadecimal digits."""
    once = secrets.token_bytes(ONCE)
    return (which(settings.SECRET_KEY) + once + changed(secret, once, settings.SECRET_KEY)).hex()


def opened(kept: str) -> bytes:
    """Return the secret that the database keeps; raise Unopened."""
    data = bytes.fromhex(kept)
    key, once = data[:WHICH], data[WHICH : WHICH + ONCE]
    for known in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if which(known) == key:
            return changed(data[WHICH + ONCE :], once, known)
    raise Unopened


def is_of_now(kept: str) -> bool:
    """Return whether a secret is sealed under the key of now, and not under one of those before it."""
    return bytes.fromhex(kept)[:WHICH] == which(settings.SECRET_KEY)


def which(key: str) -> bytes:
    """Return by what a key is known."""
    return salted_hmac(f"{SALT}.which", "", secret=key, algorithm="sha256").digest()[:WHICH]


def changed(secret: bytes, once: bytes, key: str) -> bytes:
    """Return a secret with each byte changed, or one that was changed as it was."""
    mask = salted_hmac(SALT, once, secret=key, algorithm="sha256").digest()
    return bytes(byte ^ other for byte, other in zip(secret, mask[: len(secret)], strict=True))
