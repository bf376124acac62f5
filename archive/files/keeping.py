"""What every store of files can do."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

PIECE = 256 * 1024  # bytes that are held at once


class Missing(Exception):
    """The store has no file under this digest."""


class Unreachable(OSError):
    """The store cannot be read or written now; the message says why, for a curator."""


class Store(Protocol):
    """Where files are. Nothing is ever changed in it: a file is its digest. All of it may raise OSError."""

    def keep(self, source: BinaryIO, digest: str) -> None:
        """Keep what can be read from `source`, whole or not at all; ValueError if it is not what the digest says."""

    def size(self, digest: str) -> int | None:
        """Return how many bytes a file has; None if there is none."""

    def read(self, digest: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes of a file from `start` to before `end`, bit by bit; raises Missing at once."""

    def path(self, digest: str) -> Path | None:
        """Return where a file lies on this machine; None if it does not."""

    def digests(self) -> Iterator[str]:
        """Yield the digests of all files."""
