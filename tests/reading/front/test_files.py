"""Files through the real server: whole, in parts, by their head; never kept, and gone with their record."""

import io
from typing import Any

import pytest

from archive.files.folder import Folder
from tests.files.samples import digest_of
from tests.reading.factory import make_edition, withdraw

LARGE = bytes(range(256)) * 40_000  # 10 MB: more than an answer that is held whole


@pytest.fixture
def file(site: Any) -> str:
    """Return the address of a file of ten megabytes."""
    digest = digest_of(LARGE)
    Folder(site.var / "files").keep(io.BytesIO(LARGE), digest)
    about = {"kind": "recording", "title": "Recording", "language": "", "media_type": "video/mp4", "size": len(LARGE)}
    make_edition(key="speech", attachments=[{**about, "sha256": digest, "filename": "day.mp4"}])
    return f"/files/{digest}/day.mp4"


def test_a_large_file_comes_whole_and_in_parts(site: Any, file: str) -> None:
    answer = site.ask(file)
    assert (answer.status, answer.body == LARGE) == (200, True)
    assert answer.headers["Content-Type"] == "video/mp4"
    assert answer.headers["Content-Length"] == str(len(LARGE))
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Content-Encoding" not in answer.headers
    part = site.ask(file, range="bytes=1000-6001000")
    assert (part.status, part.body == LARGE[1000:6001001]) == (206, True)
    small = site.ask(file, range="bytes=-10")
    assert (small.status, small.body) == (206, LARGE[-10:])


def test_its_head_and_what_a_browser_has(site: Any, file: str) -> None:
    head = site.ask(file, "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(LARGE)))
    again = site.ask(file, if_none_match=head.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert site.ask(file, cookie="sessionid=x").status == 200


def test_it_is_gone_with_its_record_at_once(site: Any, file: str) -> None:
    assert site.ask(file).status == 200
    withdraw("speech")
    assert site.ask(file).status == 410
    assert site.ask(file, if_none_match=f'"{digest_of(LARGE)}"').status == 410
