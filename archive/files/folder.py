"""Files in a folder of this machine: <folder>/ab/cd/abcd…, written beside and moved in when they are whole."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from .keeping import PIECE, Missing

NAME = 64  # letters of a digest


class Folder:
    """A store in a folder, which is made when the first file comes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, digest: str) -> Path | None:
        """Return where a file lies; None if there is none."""
        path = self._place(digest)
        return path if path.is_file() else None

    def size(self, digest: str) -> int | None:
        """Return how many bytes a file has; None if there is none."""
        path = self.path(digest)
        return path.stat().st_size if path else None

    def keep(self, source: BinaryIO, digest: str) -> None:
        """Write a file and make sure that it is on the disk; ValueError if it is not what the digest says."""
        arriving, place = self.root / "arriving", self._place(digest)
        arriving.mkdir(parents=True, exist_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=arriving, delete=False) as draft:
            try:
                sum256 = hashlib.sha256()
                while piece := source.read(PIECE):
                    sum256.update(piece)
                    draft.write(piece)
                if sum256.hexdigest() != digest:
                    raise ValueError(f"What arrived is not {digest}.")
                draft.flush()
                os.fchmod(draft.fileno(), 0o440)
                os.fsync(draft.fileno())
                os.replace(draft.name, place)
            except BaseException:
                Path(draft.name).unlink(missing_ok=True)
                raise
        sync_folder(place.parent)

    def read(self, digest: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes of a file from `start` to before `end`; raises Missing at once."""
        path = self.path(digest)
        if path is None:
            raise Missing(digest)
        return iter(Part(path, start, path.stat().st_size if end is None else end))

    def digests(self) -> Iterator[str]:
        """Yield the digests of all files, in order."""
        for path in sorted(self.root.glob("??/??/*")):
            if len(path.name) == NAME:
                yield path.name

    def _place(self, digest: str) -> Path:
        return self.root / digest[:2] / digest[2:4] / digest


class Part:
    """The bytes of a file from `start` to before `end`, to be read once; the file is closed at its end."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        self.name, self.start, self.end = str(path), start, end
        self._file, self._left = path.open("rb"), end - start
        self._file.seek(start)
        self.close = self._file.close

    def read(self, size: int = PIECE) -> bytes:
        """Return the next bytes, `size` at most; none at the end."""
        piece = self._file.read(min(size, self._left))
        self._left -= len(piece)
        return piece

    def __iter__(self) -> Iterator[bytes]:
        with self._file:
            while piece := self.read():
                yield piece


def sync_folder(folder: Path) -> None:
    """Make sure that what was moved into a folder stays there when the power fails."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
