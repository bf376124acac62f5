"""What there is to take in: files, folders, globs and archives, one source after another; no database here."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from hashlib import sha256
from io import BufferedReader
from pathlib import Path

from archive.intake.archives import ArchiveError, Member, is_archive, members
from archive.intake.arrivals import REFUSED, Outcome
from archive.intake.packed import MOST_SWOLLEN, SMALL, SwellsError, Within, inner_name, packing, unpacked_file
from archive.intake.received import LIMIT

OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')
LINES = (".jsonl", ".ndjson")  # a record a line: each line is a source of its own


@dataclass(frozen=True)
class Source:
    """Bytes to be understood. `name` is for the report, `identity` what a corrected one is known again by.

    `line` is where it stands in its file (from 1); `weight` says how many bytes on disk are done with it.
    """

    name: str
    identity: str
    data: bytes
    sha256: str
    weight: int
    line: int | None = None

    @property
    def filename(self) -> str:
        """Return the name of the file alone."""
        return self.identity.rsplit("/", 1)[-1]


def paths(named: Iterable[str]) -> Iterator[Path | Outcome]:
    """Yield the files that are named, in the order of names, or what is wrong with a name.

    A folder stands for all files in it and its folders but hidden ones; a name with * ? [ for all that match.
    """
    for name in named:
        try:
            path = Path(name)
            if name and path.is_dir():
                yield from inside(path)
            elif name and path.exists():
                yield file_at(path)
            elif has_magic(name) and (found := sorted(glob(name, recursive=True))):
                yield from paths(found)
            else:
                yield Outcome(name, REFUSED, "There is no such file.")
        except OSError as error:
            yield unreadable(name, error)


def file_at(path: Path) -> Path | Outcome:
    """Return the path of a file, or why it is none that can be read."""
    try:
        return path if path.is_file() else Outcome(str(path), REFUSED, "This is neither a file nor a folder.")
    except OSError as error:
        return unreadable(str(path), error)


def unreadable(name: str, error: OSError) -> Outcome:
    """Return why a file or a folder cannot be read."""
    return Outcome(name, REFUSED, f"It cannot be read: {error.strerror or error}.")


def inside(folder: Path) -> Iterator[Path | Outcome]:
    """Yield the files of a folder and of the folders in it; tell of folders that are closed, and of links to them."""
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (name for name in folders if (Path(root) / name).is_symlink()):
            yield Outcome(str(Path(root) / name), REFUSED, "This is a link to a folder: name it to have it taken in.")
        yield from (file_at(Path(root) / name) for name in sorted(files) if not name.startswith("."))
    yield from (unreadable(str(error.filename), error) for error in closed)


def sources(path: Path) -> Iterator[Source | Outcome]:
    """Yield the sources that a file holds: itself, the members of an archive, the lines of a table of records.

    Only one source is in memory at a time.
    """
    identity = str(path.resolve())
    try:
        unpack = packing(path)
        if inner_name(path).lower().endswith(LINES):
            with unpacked_file(path, unpack, LIMIT) if unpack else path.open("rb") as file:
                yield from lines(path, identity, file)
        elif is_archive(path):
            yield from unpacked(path, identity)
        elif unpack:
            with unpacked_file(path, unpack, LIMIT) as file:
                yield packed(path, identity, file)
        else:
            yield whole(path, identity)
    except OSError as error:
        yield unreadable(str(path), error)
    except SwellsError as error:
        yield Outcome(str(path), REFUSED, str(error))


def whole(path: Path, identity: str) -> Source | Outcome:
    """Return a file as one source; one that is too large is refused before it is read."""
    size = path.stat().st_size
    if size > LIMIT:
        return Outcome(str(path), REFUSED, too_large(size))
    data = path.read_bytes()
    return Source(str(path), identity, data, sha256(data).hexdigest(), size)


def packed(path: Path, identity: str, file: BufferedReader) -> Source | Outcome:
    """Return the one file that is packed in a file, by its own name; one that is too large is refused."""
    name, size = inner_name(path), path.stat().st_size
    data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        return Outcome(str(path), REFUSED, f"It is larger than {LIMIT // 1024**2} MB when unpacked.")
    if len(data) > max(SMALL, size * MOST_SWOLLEN):
        return Outcome(str(path), REFUSED, "It swells beyond measure when unpacked, as no text does.")
    return Source(f"{path}/{name}", f"{identity}/{name}", data, sha256(data).hexdigest(), size)


def lines(path: Path, identity: str, file: BufferedReader) -> Iterator[Source | Outcome]:
    """Yield the lines of a file that are not blank."""
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        if len(line) > LIMIT:
            yield Outcome(str(path), REFUSED, too_large(len(line), "This line is"), line=number)
            while line and not line.endswith(b"\n"):
                line = file.readline(LIMIT)
        elif line.strip() and not OBJECT.match(line):
            yield Outcome(str(path), REFUSED, "This line is not a JSON object.", line=number)
        elif line.strip():
            data = line.removesuffix(b"\n")
            weight = file.raw.newly_done() if isinstance(file.raw, Within) else len(line)
            yield Source(str(path), identity, data, sha256(data).hexdigest(), weight, number)


def unpacked(path: Path, identity: str) -> Iterator[Source | Outcome]:
    """Yield the members of an archive; what cannot be unpacked is refused with its reason."""
    try:
        for member in members(path, LIMIT):
            name = f"{path}/{member.name}"
            if isinstance(member, Member):
                digest = sha256(member.data).hexdigest()
                yield Source(name, f"{identity}/{member.name}", member.data, digest, member.weight)
            else:
                yield Outcome(name, REFUSED, member.reason)
    except ArchiveError as error:
        yield Outcome(str(path), REFUSED, str(error))


def too_large(size: int, subject: str = "It is") -> str:
    """Return why something is not read."""
    return f"{subject} larger than {LIMIT // 1024**2} MB ({size / 1024**2:.0f} MB at least)."
