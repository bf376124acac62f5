"""ZIP and tar archives, read member by member within bounds of size; nothing is ever written to disk."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from archive.intake.packed import MOST_SWOLLEN, SMALL, SwellsError, packing, unpacked_file

TARS = (".tar", ".tgz", ".tbz2", ".txz", ".tzst", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst")
# Files that are ZIP archives by their make and documents to their readers: some programs write the one part last.
OFFICE, OTHERS = "[Content_Types].xml", "mimetype"
BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    OSError, ValueError,
)  # fmt: skip


class ArchiveError(ValueError):
    """An archive cannot be read any further; the message says why."""


@dataclass(frozen=True)
class Member:
    """A file in an archive; `weight` is the number of the archive's bytes that it takes."""

    name: str
    data: bytes
    weight: int


@dataclass(frozen=True)
class NotUnpacked:
    """A member that was left packed, and why."""

    name: str
    reason: str


def is_archive(path: Path) -> bool:
    """Return whether a file is an archive of files, and not a document that is packed as one."""
    if path.name.lower().endswith(TARS):
        return True
    with path.open("rb") as file:
        if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
            return path.suffix.lower() == ".zip"
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            return OFFICE not in names and OTHERS not in names[:3]
    except zipfile.BadZipFile:
        return path.suffix.lower() == ".zip"


def members(path: Path, limit: int) -> Iterator[Member | NotUnpacked]:
    """Yield the files of an archive in their order, each of at most `limit` bytes; ArchiveError where it breaks."""
    if path.name.lower().endswith(TARS):
        return tar_members(path, limit)
    return zip_members(path, limit)


def zip_members(path: Path, limit: int) -> Iterator[Member | NotUnpacked]:
    """Yield the files of a ZIP archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.is_dir() or hidden(info.filename):
                    continue
                if info.file_size > max(SMALL, info.compress_size * MOST_SWOLLEN):
                    yield NotUnpacked(info.filename, "It swells beyond measure when unpacked, as no text does.")
                    continue
                if info.file_size > limit:
                    yield NotUnpacked(info.filename, f"It is larger than {limit // 1024**2} MB when unpacked.")
                    continue
                yield zip_member(archive, info)
    except BROKEN as error:
        raise ArchiveError(f"It is no ZIP archive that can be read (“{error}”).") from None


def zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member | NotUnpacked:
    """Return one file of a ZIP archive; no more of it is unpacked than it says it holds."""
    try:
        with archive.open(info) as file:
            return Member(info.filename, file.read(info.file_size + 1), info.compress_size)
    except BROKEN as error:
        return NotUnpacked(info.filename, f"It cannot be unpacked (“{error}”).")


def tar_members(path: Path, limit: int) -> Iterator[Member | NotUnpacked]:
    """Yield the files of a tar archive, packed or not, in one pass."""
    size = path.stat().st_size
    most, done = max(limit, size * MOST_SWOLLEN), 0
    try:
        unpack = packing(path)
        stream = unpacked_file(path, unpack, most) if unpack else nullcontext(io.BytesIO())
        with stream as file, tarfile.open(path, "r|", fileobj=file if unpack else None) as archive:
            for info in archive:
                done += info.size
                if done > most:
                    raise ArchiveError("It swells beyond measure when unpacked, as no texts do: the rest was not read.")
                if info.isdir() or hidden(info.name):
                    continue
                archive.members = []  # a stream never goes back; its list of members only grows
                yield tar_member(archive, info, limit, size)
    except (ArchiveError, SwellsError) as error:
        raise ArchiveError(str(error)) from None
    except BROKEN as error:
        raise ArchiveError(f"It is no tar archive that can be read to its end (“{error}”).") from None


def tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, limit: int, size: int) -> Member | NotUnpacked:
    """Return one file of a tar archive."""
    if not info.isfile():
        return NotUnpacked(info.name, "It is a link or a device, not a file.")
    if info.size > limit:
        return NotUnpacked(info.name, f"It is larger than {limit // 1024**2} MB when unpacked.")
    file = archive.extractfile(info)
    return Member(info.name, file.read() if file else b"", min(info.size, size))


def hidden(name: str) -> bool:
    """Return whether a file or one of its folders is hidden, or is what a Mac adds to archives."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/") if part not in (".", ".."))
