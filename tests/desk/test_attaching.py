"""Files at the desk: attached, kept, looked at, published; what is wrong with one loses nothing of the others."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.catalogue.models import Attachment, Capture, Unpublished
from archive.files import store
from archive.publishing.acts import merge, publish
from archive.publishing.differing import compare_all
from archive.reading.models import Edition
from tests.catalogue.admin.test_records import typed
from tests.desk.desk import curator_at, inline
from tests.factory import make_entry
from tests.files.samples import HTML, PDF, PNG, digest_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Any:
    return make_entry(name="A speech")


def attach(client: Client, entry: Any, *files: tuple[str, bytes], **more: Any) -> Any:
    """Return the answer to files that are sent."""
    sent = [SimpleUploadedFile(name, content, "text/html") for name, content in files]
    about = {"files": sent, "kind": "scan", "title": "", "language": "", "whole": "1", **more}
    return client.post(f"/admin/catalogue/statement/{entry.pk}/attach/", about)


def test_files_are_kept_under_their_digests_and_known_by_their_bytes(curator: Client, entry: Any) -> None:
    answer = attach(curator, entry, ("Приказ.pdf", PDF), ("page.jpg", PNG), language="ru")
    assert answer.status_code == 302
    pdf, picture = entry.attachments.all()
    assert (pdf.title, pdf.filename, pdf.media_type, pdf.size) == (
        "Приказ.pdf",
        "Приказ.pdf",
        "application/pdf",
        len(PDF),
    )
    assert (picture.media_type, picture.sha256, picture.language) == ("image/png", digest_of(PNG), "ru")
    assert b"".join(store().read(pdf.sha256)) == PDF
    page = curator.get(f"/admin/catalogue/statement/{entry.pk}/change/")
    assert f"/admin/files/{pdf.pk}/" in page.text


def test_one_bad_file_loses_neither_the_others_nor_what_was_typed(curator: Client, entry: Any, settings: Any) -> None:
    settings.FILE_MOST = 1024 * 1024
    large = b"x" * (1024 * 1024 + 1)
    answer = attach(curator, entry, ("empty.pdf", b""), ("a.pdf", PDF), ("large.txt", large), title="Signed")
    assert answer.status_code == 200
    assert [one.filename for one in entry.attachments.all()] == ["a.pdf"]
    for told in ("“empty.pdf” is empty", "“large.txt” has more than the 1 MB", "1 file is attached", 'value="Signed"'):
        assert told in answer.text, told
    assert list(store().digests()) == [digest_of(PDF)]


def test_what_was_cut_off_on_its_way_is_not_taken(curator: Client, entry: Any) -> None:
    answer = attach(curator, entry, ("a.pdf", PDF), whole="", title="Typed")
    assert "did not come whole" in answer.text
    assert 'value="Typed"' in answer.text
    assert not entry.attachments.exists()


def test_two_who_describe_one_file_lose_nothing_and_its_history_tells_both(curator: Client, entry: Any) -> None:
    attach(curator, entry, ("a.pdf", PDF))
    file, address = entry.attachments.get(), f"/admin/catalogue/statement/{entry.pk}/change/"
    (name,), version = entry.names.all(), curator.get(address).context["version"]
    row = {"id": file.pk, "entry": entry.pk, "title": file.title, "kind": file.kind, "language": "", "position": 1}
    named = {"id": name.pk, "entry": entry.pk, "text": name.text, "language": name.language, "kind": name.kind}
    sent = typed("statement", key=entry.key, _version=version) | inline("names", named, initial=1)
    other = sent | inline("attachments", row | {"title": "Signed original"}, initial=1)
    assert curator_at(Client(), "Bea").post(address, other).status_code == 302
    mine = sent | inline("attachments", row | {"language": "ru"}, initial=1)
    answer = curator.post(address, mine)
    assert answer.status_code == 200
    assert [act.who for act in answer.context["meanwhile"].acts] == ["Bea"]
    assert not answer.context["meanwhile"].clashes
    again = answer.context["version"]
    kept = inline("attachments", row | {"title": "Signed original", "language": "ru"}, initial=1)
    assert 'value="Signed original"' in answer.text
    assert curator.post(address, sent | kept | {"_version": again}).status_code == 302
    file.refresh_from_db()
    assert (file.title, file.language) == ("Signed original", "ru")
    history = curator.get(f"/admin/catalogue/statement/{entry.pk}/history/").context["acts"]
    told = {(change.noun, name, now) for act in history for change in act.changes for name, _, now in change.fields}
    assert {("attachment", "title", "Signed original"), ("attachment", "language", "ru")} <= told


def test_what_looks_cut_off_is_kept_and_said(curator: Client, entry: Any) -> None:
    attach(curator, entry, ("a.png", PNG[:-6]))
    assert "as if a part of it were missing" in curator.get("/admin/").text
    assert entry.attachments.exists()


def test_the_same_file_twice_is_said(curator: Client, entry: Any) -> None:
    attach(curator, entry, ("a.pdf", PDF))
    assert "attached already" in attach(curator, entry, ("b.pdf", PDF)).text
    assert entry.attachments.count() == 1


@pytest.mark.parametrize(
    ("content", "media_type", "how"),
    [
        (PNG, "image/png", "inline"),
        (HTML, "text/plain; charset=utf-8", "inline"),
        (b"MZ\x00", "application/octet-stream", "attachment"),
    ],
    ids=["picture", "page", "program"],
)
def test_a_file_is_never_what_a_browser_runs(
    curator: Client, entry: Any, content: bytes, media_type: str, how: str
) -> None:
    attach(curator, entry, ("page.html", content))
    answer = curator.get(f"/admin/files/{entry.attachments.get().pk}/")
    assert b"".join(answer) == content
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].startswith(how)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert "private" in answer["Cache-Control"]


def test_bytes_and_digest_are_not_changed(entry: Any) -> None:
    one = Attachment.objects.create(entry=entry, title="x", filename="x", sha256="0" * 64, size=1, media_type="x/y")
    with pytest.raises(Exception, match="a file is never changed"):
        Attachment.objects.filter(pk=one.pk).update(size=2)


def test_a_file_is_published_with_its_record_unless_withheld(curator: Client, entry: Any) -> None:
    publish([entry.key])
    attach(curator, entry, ("a.pdf", PDF), title="The signed paper", kind="signed")
    attach(curator, entry, ("secret.png", PNG), withheld="on")
    compare_all()
    assert Unpublished.objects.filter(entry=entry).exists()
    (edition,) = publish([entry.key])
    (file,) = edition.content["attachments"]
    assert file == {
        "kind": "signed", "title": "The signed paper", "language": "", "sha256": digest_of(PDF), "size": len(PDF),
        "media_type": "application/pdf", "filename": "a.pdf", "arrived": file["arrived"],
    }  # fmt: skip
    assert not publish([entry.key])


def test_a_record_without_files_says_nothing_of_them(entry: Any) -> None:
    publish([entry.key])
    assert "attachments" not in Edition.objects.get(key=entry.key).content


def test_the_history_tells_of_files_and_brings_them_back(curator: Client, entry: Any, files_folder: Path) -> None:
    attach(curator, entry, ("a.pdf", PDF), title="The paper")
    one = entry.attachments.get()
    one.delete()
    assert "The paper" in curator.get(f"/admin/catalogue/statement/{entry.pk}/history/").text
    assert store().size(digest_of(PDF)) == len(PDF)


def test_a_source_is_looked_at_where_nothing_of_it_runs(curator: Client) -> None:
    page = Capture.objects.create(content=HTML, filename="page.html", media_type="text/html")
    for how, media_type, disposition in (
        ("", "application/octet-stream", "attachment"),
        ("?show", "text/plain", "inline"),
    ):
        answer = curator.get(f"/admin/catalogue/capture/{page.pk}/bytes/{how}")
        assert answer.content == HTML
        assert answer["Content-Type"].startswith(media_type)
        assert answer["Content-Disposition"].startswith(disposition)
        assert answer["Content-Security-Policy"].endswith("sandbox")


def test_files_go_with_a_record_that_is_merged(curator: Client) -> None:
    one, other = make_entry(), make_entry()
    attach(curator, one, ("a.pdf", PDF), ("b.png", PNG))
    attach(curator, other, ("a.pdf", PDF))
    merge(one.key, other.key, "The same speech.")
    assert sorted(file.filename for file in other.attachments.all()) == ["a.pdf", "b.png"]
