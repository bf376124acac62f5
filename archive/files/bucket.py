"""Files in a bucket of an S3-compatible service; its address and its keys are read from the usual variables.

AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, and AWS_ENDPOINT_URL for another service than Amazon's.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError, GenericError, PermissionDeniedError, UnauthenticatedError
from obstore.store import ObjectStore, S3Store

from .keeping import PIECE, Missing, Unreachable


class Bucket:
    """A store in a bucket."""

    def __init__(self, objects: ObjectStore) -> None:
        self.objects = objects

    def path(self, digest: str) -> Path | None:
        """Return None: it is not on this machine."""
        return None

    def size(self, digest: str) -> int | None:
        """Return how many bytes a file has; None if there is none."""
        with reached():
            try:
                return int(obstore.head(self.objects, place(digest))["size"])
            except FileNotFoundError:
                return None

    def keep(self, source: BinaryIO, digest: str) -> None:
        """Send a file, in parts if it is large; ValueError, and nothing is kept, if it is not what the digest says."""
        if digest_of(source) != digest:
            raise ValueError(f"What arrived is not {digest}.")
        source.seek(0)
        with reached():
            obstore.put(self.objects, place(digest), source)

    def read(self, digest: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes of a file from `start` to before `end`; raises Missing at once."""
        size = self.size(digest)
        if size is None:
            raise Missing(digest)
        end = size if end is None else end
        if start >= end:
            return iter(())
        with reached():
            if (start, end) != (0, size):
                try:
                    return pieces(obstore.get(self.objects, place(digest), options={"range": (start, end)}))
                except GenericError:  # some services give no parts, or not as such: then the whole is asked for
                    pass
            return cut(pieces(obstore.get(self.objects, place(digest))), start, end)

    def digests(self) -> Iterator[str]:
        """Yield the digests of all files."""
        with reached():
            for some in obstore.list(self.objects):
                yield from (one["path"].rpartition("/")[2] for one in some)


def bucket(address: str) -> Bucket:
    """Return the store at `s3://bucket/prefix`."""
    parts = urlsplit(address)
    endpoint = os.environ.get("AWS_ENDPOINT_URL", "")
    return Bucket(
        S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            client_options={"allow_http": endpoint.startswith("http://"), "timeout": "60s"},
            retry_config={"max_retries": 5, "retry_timeout": timedelta(seconds=30)},
        )
    )


@contextmanager
def reached() -> Iterator[None]:
    """Say in words of our own why the service does not do what it is asked."""
    try:
        yield
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise Unreachable("The store of files refuses the keys that it was given") from error
    except FileNotFoundError as error:
        raise Unreachable("The bucket for files is not there") from error
    except BaseError as error:
        why = str(error).splitlines()[0][:300]
        raise Unreachable(f"The store of files does not answer, or not as it should (“{why}”)") from error


def pieces(found: Any) -> Iterator[bytes]:
    """Yield the bytes of an answer, some at a time."""
    with reached():
        for piece in found.stream(min_chunk_size=PIECE):
            yield bytes(piece)


def cut(whole: Iterator[bytes], start: int, end: int) -> Iterator[bytes]:
    """Yield the bytes from `start` to before `end`, and read no further."""
    at = 0
    for piece in whole:
        if at + len(piece) > start:
            yield piece[max(0, start - at) : end - at]
        at += len(piece)
        if at >= end:
            return


def place(digest: str) -> str:
    """Return under which name a file lies in a bucket."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def digest_of(source: BinaryIO) -> str:
    """Return the SHA-256 of what is left to be read."""
    sum256 = hashlib.sha256()
    while piece := source.read(PIECE):
        sum256.update(piece)
    return sum256.hexdigest()
