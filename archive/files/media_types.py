"""What kind of file bytes are, by what stands in them; a name or a browser may say what it likes."""

import re

HEAD = 64 * 1024  # bytes from the beginning that are looked at
UNKNOWN = "application/octet-stream"
PLAIN = "text/plain"

SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
BRANDS = {
    b"avif": "image/avif",
    b"heic": "image/heic",
    b"mif1": "image/heic",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
OFFICE = "application/vnd.openxmlformats-officedocument"
ZIPPED = (
    (b"word/", f"{OFFICE}.wordprocessingml.document"),
    (b"xl/", f"{OFFICE}.spreadsheetml.sheet"),
    (b"ppt/", f"{OFFICE}.presentationml.presentation"),
)
# What text never has: the control characters, but for tab, line feed, form feed, carriage return.
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")

# What a browser shows by itself and runs nothing of. Text is shown as text, whatever is marked up in it.
SHOWN = frozenset(
    "application/pdf image/png image/jpeg image/gif image/webp image/avif text/plain "
    "audio/mpeg audio/ogg audio/wav audio/mp4 video/mp4 video/webm".split()
)
# How a whole file of these ends; what ends otherwise was probably cut off.
ENDS = {
    "application/pdf": b"%%EOF",
    "image/png": b"IEND\xaeB`\x82",
    "image/jpeg": b"\xff\xd9",
    "image/gif": b";",
}
TAIL = 2048


def media_type_of(head: bytes) -> str:
    """Return the media type of a file that begins with `head` (its first HEAD bytes); UNKNOWN where nothing tells."""
    for signature, media_type in SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"PK\x03\x04"):
        return zipped(head)
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2:
        return "audio/mpeg"
    return PLAIN if is_text(head) else UNKNOWN


def zipped(head: bytes) -> str:
    """Return what kind of package a zip archive is."""
    if head[30:38] == b"mimetype" and (met := re.match(rb"[a-z]+/[a-z0-9.+-]{1,80}", head[38:])):
        told = met[0].partition(b"PK")[0].decode()
        return told if told.startswith(("application/vnd.oasis.", "application/epub+zip")) else "application/zip"
    return next((found for mark, found in ZIPPED if mark in head), "application/zip")


def is_text(head: bytes) -> bool:
    """Return whether bytes are text in UTF-8; a letter may be cut in two at their end."""
    if not head or CONTROLS.search(head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and len(head) >= HEAD
    return True


def looks_cut_off(media_type: str, tail: bytes) -> bool:
    """Return whether a file ends (`tail` is its last TAIL bytes) as no whole file of its type does."""
    end = ENDS.get(media_type)
    return end is not None and end not in tail
