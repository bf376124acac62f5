"""Single files packed by gzip, bzip2, xz or Zstandard: read as a stream, within bounds; nothing is written to disk."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from backports import zstd

MOST_SWOLLEN = 200  # times its packed size: no text packs as well as that
SMALL = 1024**2  # bytes that a file may have however well it is packed
BROKEN = (zlib.error, lzma.LZMAError, zstd.ZstdError, EOFError, OSError, ValueError)
# The ending of a file's name is taken off; what it is packed by, its first bytes say.
_ENDINGS = {".gz": "", ".bz2": "", ".xz": "", ".zst": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar",
            ".tzst": ".tar"}  # fmt: skip
_SIGNS: tuple[tuple[bytes, Callable[[BinaryIO], BinaryIO]], ...] = (
    (b"\x1f\x8b\x08", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", zstd.ZstdFile),
)


class SwellsError(ValueError):
    """A packed file holds more than it may, or cannot be unpacked; the message says which."""


def packing(path: Path) -> Callable[[BinaryIO], BinaryIO] | None:
    """Return what unpacks a file, by its first bytes; None where it is not packed."""
    with path.open("rb") as file:
        first = file.read(6)
    return next((unpack for sign, unpack in _SIGNS if first.startswith(sign)), None)


def inner_name(path: Path) -> str:
    """Return the name of the file that is packed: "talks.jsonl" of "talks.jsonl.zst"."""
    ending = path.suffix.lower()
    return path.stem + _ENDINGS[ending] if ending in _ENDINGS else path.name


@contextmanager
def unpacked_file(path: Path, unpack: Callable[[BinaryIO], BinaryIO], limit: int) -> Iterator[io.BufferedReader]:
    """Open a packed file to be read in one pass; its reader raises SwellsError where it is broken or swells.

    It may hold as much as `limit` bytes, or MOST_SWOLLEN times its size on disk.
    """
    with path.open("rb") as raw, unpack(raw) as stream:
        yield io.BufferedReader(Within(stream, max(limit, path.stat().st_size * MOST_SWOLLEN), raw), 1024**2)


class Within(io.RawIOBase):
    """A stream that gives no more than a number of bytes, and tells how much of the packed file is done with."""

    def __init__(self, stream: BinaryIO, most: int, packed: BinaryIO) -> None:
        super().__init__()
        self.stream, self.left, self.packed, self.told = stream, most, packed, 0

    def newly_done(self) -> int:
        """Return how many bytes of the packed file were read since this was asked last."""
        done = self.packed.tell() - self.told
        self.told += done
        return done

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        """Fill `buffer` as far as the stream goes; raises SwellsError."""
        try:
            data = self.stream.read(len(buffer))
        except BROKEN as error:
            raise SwellsError(f"It cannot be unpacked to its end (“{error}”).") from None
        self.left -= len(data)
        if self.left < 0:
            raise SwellsError("It swells beyond measure when unpacked, as no texts do: the rest was not read.")
        buffer[: len(data)] = data
        return len(data)
