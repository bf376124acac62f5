"""What a file is, by what stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.files.arriving import clean_name
from archive.files.media_types import HEAD, SHOWN, looks_cut_off, media_type_of
from tests.files.samples import HTML, PDF, PNG, SVG, docx

ZERO = b"\x00" * 20


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PNG, "image/png"),
        (PDF, "application/pdf"),
        (b"\xff\xd8\xff\xe0" + ZERO, "image/jpeg"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x1cftypavif" + ZERO, "image/avif"),
        (b"\x00\x00\x00\x1cftypisom" + ZERO, "video/mp4"),
        (b"\xff\xfb\x90\x00" + ZERO, "audio/mpeg"),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zipPK", "application/epub+zip"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypetext/html", "application/zip"),
        ("Слово президента.\n".encode(), "text/plain"),
        (HTML, "text/plain"),
        (SVG, "text/plain"),
        (b"  \n%PDF-1.4 <script>", "text/plain"),
        ("Слово".encode("cp1251"), "application/octet-stream"),
        (b"MZ\x90\x00" + ZERO, "application/octet-stream"),
        (b"text\x00text", "application/octet-stream"),
        (("я" * HEAD).encode()[:HEAD], "text/plain"),
        (("aя" + "я" * HEAD).encode()[:HEAD], "text/plain"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, found: str) -> None:
    assert media_type_of(content) == found


@given(st.binary(max_size=200))
def test_nothing_that_a_browser_runs_is_ever_shown_as_such(content: bytes) -> None:
    found = media_type_of(content)
    assert not any(word in found for word in ("html", "svg", "xml+", "javascript"))
    assert not any(word in shown for shown in SHOWN for word in ("html", "svg", "xml", "javascript"))


def test_what_was_cut_off_is_seen_at_its_end() -> None:
    assert not looks_cut_off("image/png", PNG[-2048:])
    assert looks_cut_off("image/png", PNG[:-5])
    assert looks_cut_off("application/pdf", PDF[:40])
    assert not looks_cut_off("text/plain", b"words")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Приказ № 5.pdf", "Приказ № 5.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\scans\a.pdf", "a.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("...", "file"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_names_of_files(name: str, clean: str) -> None:
    assert clean_name(name) == clean
