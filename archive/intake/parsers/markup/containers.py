"""Files that are ZIP archives within (Word, Excel): opened with bounds on what they may grow to."""

import io
import zipfile

from lxml.etree import _Element as Element

from archive.intake.parsers.markup.trees import parse_xml
from archive.intake.received import Refused

MOST_PARTS = 5000
LARGEST = 150 * 1024 * 1024  # bytes of all parts unpacked
_PIECE = 1024 * 1024  # bytes read at once


class Container:
    """The parts of a file that is a ZIP archive; nothing is written to disk, no part is run."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open `data`; raise Refused where it is broken, locked or would grow too large."""
        self.name = name
        self.left = LARGEST
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # of damage the library reports any kind
            raise Refused(f"“{name}” is a broken or cut off file (“{error}”).") from None
        parts = self.archive.infolist()
        if len(parts) > MOST_PARTS:
            raise Refused(f"“{name}” has {len(parts):,} parts; at most {MOST_PARTS:,} are opened.")
        if sum(part.file_size for part in parts) > LARGEST:
            raise Refused(f"“{name}” would grow to more than {LARGEST // 1024**2} MB when unpacked; it was not opened.")
        if any(part.flag_bits & 1 for part in parts):
            raise Refused(f"“{name}” is locked with a password.")
        self.parts = frozenset(part.filename for part in parts)

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, whatever size it claims to have; raise Refused where it cannot be unpacked."""
        pieces = []
        try:
            with self.archive.open(part) as opened:
                while piece := opened.read(_PIECE):
                    self.left -= len(piece)
                    if self.left < 0:
                        raise Refused(f"“{self.name}” grows too large when unpacked.")
                    pieces.append(piece)
        except Refused:
            raise
        except Exception as error:  # of damage the library reports any kind
            raise Refused(f"“{self.name}”: its part {part} cannot be unpacked (“{error}”).") from None
        return b"".join(pieces)

    def tree(self, part: str) -> Element | None:
        """Return the root of a part that is XML, None where there is no such part."""
        if part not in self.parts:
            return None
        try:
            text = self.read(part).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused(f"“{self.name}”: its part {part} is not UTF-8.") from None
        return parse_xml(text, f"{self.name}, {part}")
