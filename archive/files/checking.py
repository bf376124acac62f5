"""Whether the files in the store are what their digests say, and whether those that are named are there."""

import hashlib
from collections.abc import Iterable, Iterator

from .keeping import Store


def faults(kept: Store, named: Iterable[str]) -> Iterator[str]:
    """Yield in words each file that is not what its digest says, and each of the `named` digests that is missing.

    Every byte in the store is read, a piece at a time.
    """
    there = set()
    for digest in kept.digests():
        there.add(digest)
        sum256 = hashlib.sha256()
        for piece in kept.read(digest):
            sum256.update(piece)
        if sum256.hexdigest() != digest:
            yield f"The file {digest} is altered: its bytes have the digest {sum256.hexdigest()}."
    for digest in sorted(set(named) - there):
        yield f"The file {digest} is missing."
