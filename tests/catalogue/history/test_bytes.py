"""What was deleted is brought back byte for byte: sources, attachments, texts; from the history, and from the desk."""

from io import BytesIO
from typing import Any

import pghistory
import pytest
from django.test import Client

from archive.catalogue.history import Refused, undo
from archive.catalogue.models import Attachment, Capture, Entry, Name, RemovedBytes, Text
from archive.catalogue.roles import CONTRIBUTORS, EDITORS
from archive.files import store
from archive.files.arriving import arrive
from tests.desk.desk import curator_at
from tests.desk.test_roles import somebody
from tests.factory import make_entry, make_tenure, make_text

pytestmark = pytest.mark.django_db
BYTES = b"\x00\xffWords\r\n"


def deleted(row: Any, **about: Any) -> Any:
    """Delete a row in an act of its own, and return the number of the act."""
    with pghistory.context(**about) as act:
        row.delete()
    return act.id


def test_a_deleted_source_has_its_bytes_again() -> None:
    capture = Capture.objects.create(content=BYTES, filename="a.txt", address="https://example.org/a")
    before = Capture.objects.values().get()
    act = deleted(capture)
    assert bytes(RemovedBytes.objects.get().content) == BYTES
    with pghistory.context() as again:
        undo(act)
    assert Capture.objects.values().get() == before
    assert not RemovedBytes.objects.exists(), "they are kept once"
    undo(again.id)
    undo(deleted_last())
    assert bytes(Capture.objects.get().content) == BYTES


def deleted_last() -> Any:
    """Return the act that deleted a source last."""
    events = Capture.pgh_event_model.objects.filter(pgh_label="delete")
    return events.order_by("-pgh_id").values_list("pgh_context_id", flat=True).first()


def test_bytes_that_came_again_meanwhile_are_told() -> None:
    act = deleted(Capture.objects.create(content=BYTES))
    Capture.objects.create(content=BYTES)
    with pytest.raises(Refused, match="another one stands in its place"):
        undo(act)


def test_bytes_taken_out_for_good_are_told() -> None:
    act = deleted(Capture.objects.create(content=BYTES))
    RemovedBytes.objects.all().delete()
    with pytest.raises(Refused, match="its bytes were taken out of the archive for good"):
        undo(act)


def test_a_deleted_attachment_has_its_file_again() -> None:
    entry, came = make_entry(), arrive(BytesIO(BYTES), "scan.bin", 1000)
    kept = {name: getattr(came, name) for name in ("sha256", "size", "media_type", "filename")}
    attachment = Attachment.objects.create(entry=entry, title="Scan", **kept)
    before = Attachment.objects.values().get()
    undo(deleted(attachment))
    assert Attachment.objects.values().get() == before
    assert b"".join(store().read(came.sha256)) == BYTES


def test_a_text_and_its_source_come_back_one_after_the_other(client: Client) -> None:
    curator, entry = curator_at(client), make_entry(name="A speech")
    text = make_text(entry, "Words.")
    capture = text.capture
    content = bytes(capture.content)
    first, second = deleted(text), deleted(capture)
    for act in (second, first):
        answer = curator.post("/admin/removed/", {"undo": str(act)}, follow=True)
        assert "1 brought back" in answer.text or "brought back" in answer.text
    assert Text.objects.get().received == "Words."
    assert bytes(Text.objects.get().capture.content) == content


def test_the_desk_lists_what_is_no_longer_there(client: Client) -> None:
    curator = curator_at(client)
    entry, office = make_entry("person", "Ann"), make_tenure(make_entry("person"), "2020/2021").office
    deleted(entry, note="Twice here.")
    deleted(office)
    back = deleted(make_entry("topic", "Arms"))
    undo(back)
    page = curator.get("/admin/removed/")
    told = [(act.note, change.noun, change.name) for act in page.context["acts"] for change in act.changes]
    assert sorted(told) == [("", "office", "Minister"), ("Twice here.", "entry", "Ann")]
    assert page.text.count("Bring it back") == 2
    (act,) = [act for act in page.context["acts"] if act.note == "Twice here."]
    curator.post("/admin/removed/", {"undo": act.id})
    assert Entry.objects.get(key=entry.key).label == "Ann"
    assert Name.objects.filter(entry__key=entry.key).exists()


def test_only_what_was_deleted_is_brought_back_there_and_only_by_who_may(client: Client) -> None:
    with pghistory.context() as made:
        entry = make_entry("person", "Ann")
    act = deleted(entry)
    other = deleted(make_entry("person").names.get())
    with pghistory.context():
        assert somebody(CONTRIBUTORS).post("/admin/removed/", {"undo": str(act)}).status_code == 403
        editor = somebody(EDITORS)
        assert editor.post("/admin/removed/", {"undo": str(other)}).status_code == 404
        assert editor.post("/admin/removed/", {"undo": str(made.id)}).status_code == 404
        assert editor.post("/admin/removed/", {"undo": str(act)}).status_code == 302
    assert Entry.objects.filter(key=entry.key).exists()


@pytest.mark.django_db(transaction=True)
def test_an_earlier_state_shows_a_text_that_was_deleted_since(client: Client) -> None:
    curator, entry = curator_at(client), make_entry(name="A speech")
    text = make_text(entry, "Words.", title="As it was said")
    at = text.events.first().pgh_created_at
    text.delete()
    page = curator.get(f"/admin/catalogue/statement/{entry.pk}/history/", {"at": at.isoformat()})
    (part,) = [one for one in page.context["parts"] if one.noun == "text"]
    assert (part.gone, part.token) == (True, "")
    assert ("title", "As it was said", "", "") in part.fields
    assert "brought back from what was removed" in page.text
    assert not page.context["same"]
