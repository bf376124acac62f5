"""Files for readers: given when the newest edition of a public entry names them, and only then; whole and in parts."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.catalogue.models import Attachment
from archive.files import store
from archive.publishing.acts import publish, withdraw
from tests.factory import make_entry
from tests.files.samples import HTML, PDF, PNG, digest_of

pytestmark = pytest.mark.django_db


def attached(entry: Any, content: bytes = PDF, **more: Any) -> Attachment:
    """Return a file that is kept and attached."""
    digest = digest_of(content)
    store().keep(io.BytesIO(content), digest)
    about = {"title": "The paper", "filename": "paper.pdf", "media_type": "application/pdf", "size": len(content)}
    return Attachment.objects.create(entry=entry, sha256=digest, **(about | more))


def asked(reader: Any, one: Attachment, **headers: str) -> Any:
    """Return the answer to a request for a file, read to its end as `answer.body`."""
    answer = reader.get(address(one), headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer.body = b"".join(answer) if answer.streaming else answer.content
    return answer


def address(one: Attachment) -> str:
    return f"/files/{one.sha256}/{one.filename}"


def test_a_file_is_given_from_publication_to_withdrawal(reader: Any) -> None:
    entry = make_entry(name="A speech")
    file = attached(entry)
    assert reader.get(address(file)).status_code == 404
    publish([entry.key])
    answer = asked(reader, file)
    assert (answer.status_code, answer.body) == (200, PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert address(file) in reader.get(f"/statements/{entry.key}/").text
    withdraw(entry.key, "By mistake.")
    gone = reader.get(address(file))
    assert gone.status_code == 410
    assert "By mistake." in gone.text


def test_what_the_newest_edition_does_not_name_is_gone(reader: Any) -> None:
    entry = make_entry(name="A speech")
    file = attached(entry)
    publish([entry.key])
    file.withheld = True
    file.save()
    publish([entry.key])
    answer = reader.get(address(file))
    assert answer.status_code == 410
    assert "taken away" in answer.text
    pinned = reader.get(f"/statements/{entry.key}/editions/1/").text
    assert file.sha256 in pinned
    assert address(file) not in pinned
    assert "no longer given" in pinned


def test_another_public_record_with_the_same_file_keeps_it(reader: Any) -> None:
    one, other = make_entry(), make_entry("document")
    file = attached(one)
    attached(other)
    publish([one.key, other.key])
    withdraw(one.key, "By mistake.")
    assert asked(reader, file).status_code == 200
    withdraw(other.key, "That too.")
    assert reader.get(address(file)).status_code == 410


@pytest.mark.parametrize("name", ["other.pdf", "paper.html", "paper.pdf.exe", "%2e%2e%2fpaper.pdf"])
def test_a_file_has_the_name_that_the_edition_gives_it(reader: Any, name: str) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    assert reader.get(f"/files/{file.sha256}/{name}").status_code == 404


def test_a_draft_beside_it_and_a_withheld_file_are_not_given(reader: Any) -> None:
    entry, draft = make_entry(), make_entry()
    attached(entry)
    withheld, drafted = attached(entry, PNG, withheld=True, filename="a.png"), attached(draft, HTML, filename="b.txt")
    publish([entry.key])
    for file in (withheld, drafted):
        assert reader.get(address(file)).status_code == 404


def test_an_edition_that_lies_about_its_type_gives_nothing_that_runs(reader: Any) -> None:
    entry = make_entry()
    file = attached(entry, HTML, media_type="text/html", filename="page.html")
    publish([entry.key])
    answer = asked(reader, file)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_browser_has_it_already(reader: Any) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    answer = asked(reader, file, if_none_match=asked(reader, file)["ETag"])
    assert (answer.status_code, answer.body) == (304, b"")


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-3", 206, PDF[:4]),
        ("bytes=5-", 206, PDF[5:]),
        ("bytes=-5", 206, PDF[-5:]),
        ("bytes=0-99999", 200, PDF),
        ("bytes=99999-", 416, b""),
        ("bytes=3-1", 200, PDF),
        ("bytes=0-1,4-5", 200, PDF),
        ("pages=1", 200, PDF),
    ],
)
def test_a_part_of_a_file(reader: Any, wanted: str, status: int, part: bytes) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    answer = asked(reader, file, range=wanted)
    assert (answer.status_code, answer.body) == (status, part)
    if status == 206:
        first = PDF.index(part) if part in PDF else 0
        assert answer["Content-Range"].endswith(f"/{len(PDF)}")
        assert int(answer["Content-Length"]) == len(part)
        assert answer["Content-Range"].startswith(f"bytes {first if wanted != 'bytes=-5' else len(PDF) - 5}-")


def test_only_the_head_is_asked_for_and_nothing_is_sent_to_it(reader: Any) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    answer = reader.head(address(file))
    assert (answer.status_code, answer["Content-Length"], answer.content) == (200, str(len(PDF)), b"")
    assert reader.post(address(file)).status_code == 405


def test_a_file_that_this_mirror_does_not_hold(reader: Any, files_folder: Any) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    store().path(file.sha256).unlink()
    answer = reader.get(address(file))
    assert answer.status_code == 404
    assert "not held here" in answer.text


def test_it_is_found_by_the_index_of_files(django_assert_num_queries: Any, reader: Any) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    with django_assert_num_queries(3):  # two of them take the reading room's role and give it back
        asked(reader, file)


def test_verify_names_a_file_that_is_missing(reader: Any, capsys: Any) -> None:
    entry = make_entry()
    file = attached(entry)
    publish([entry.key])
    call_command("verify")
    assert "The files are whole." in capsys.readouterr().out
    store().path(file.sha256).unlink()
    with pytest.raises(CommandError, match="missing: 1"):
        call_command("verify")
    assert file.sha256 in capsys.readouterr().err
    call_command("verify", no_files=True)


def test_a_name_that_no_file_can_have_is_not_found(reader: Any) -> None:
    assert reader.get(f"/files/{digest_of(PDF)}/paper%00.pdf").status_code == 404
