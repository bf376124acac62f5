"""Small files of the kinds that are met."""

import io
import zipfile
import zlib
from hashlib import sha256


def png(colour: bytes = b"\x86\x26\x33") -> bytes:
    """Return a picture of four points."""
    rows = b"".join(b"\x00" + colour * 2 for _ in range(2))

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    size = (2).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def docx() -> bytes:
    """Return what a Word file begins like."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return packed.getvalue()


PNG = png()
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HTML = b"<!doctype html><script>document.title = 'run'</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def digest_of(content: bytes) -> str:
    return sha256(content).hexdigest()
