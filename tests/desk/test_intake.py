"""The intake desk: a source is kept at once, understood, corrected, and becomes a draft; bad input loses nothing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.catalogue.models import Capture, Passage, Statement, Text
from tests.desk.desk import KEY, SEED, form_of, helper_at, make_cast
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def paste(client: Client, text: str) -> Any:
    """Return the page that follows pasting; browsers send CRLF at the end of each line."""
    return client.post("/admin/intake/", {"text": text.replace("\n", "\r\n")}, follow=True)


def test_the_seed_from_paste_to_draft(curator: Client) -> None:
    cast = make_cast()
    page = paste(curator, SEED.read_bytes().decode())
    assert bytes(Capture.objects.get().content) == SEED.read_bytes()
    corrected = {**form_of(page), "key": KEY, "standing": "translation-official", "sure-1": "on"}
    assert corrected["place"] == cast["moscow"].pk
    answer = curator.post(page.redirect_chain[-1][0], corrected)
    statement = Statement.objects.get(key=KEY)
    assert answer["Location"] == f"/admin/catalogue/statement/{statement.pk}/change/"
    assert (statement.number, statement.when_edtf, statement.place.key) == ("243-14-02-2022", "2022-02-14", "moscow")
    text = statement.texts.get()
    assert (text.received, text.capture) == (SEED.read_bytes().decode(), Capture.objects.get())
    turns = dict(text.passages.filter(turn__isnull=False).values_list("turn", "speaker__key"))
    assert turns == {
        1: "sergey-lavrov",
        2: "vladimir-putin",
        3: "sergey-lavrov",
        4: "vladimir-putin",
        5: "sergey-lavrov",
    }


def test_only_what_the_curator_ticked_is_confirmed(curator: Client) -> None:
    make_cast()
    page = paste(curator, SEED.read_bytes().decode())
    voices = [voice.label for voice in page.context["form"].voices]
    assert voices == ["", "弗拉基米尔·普京", "谢尔盖·拉夫罗夫"]
    curator.post(page.redirect_chain[-1][0], {**form_of(page), "sure-1": "on"})
    confirmed = Passage.objects.filter(speaker_status="confirmed").values_list("speaker__key", flat=True)
    assert set(confirmed) == {"vladimir-putin"}


def test_full_names_of_one_record_are_confirmed_by_rule(curator: Client) -> None:
    make_cast()
    page = paste(curator, SEED.read_bytes().decode())
    curator.post(page.redirect_chain[-1][0], form_of(page))
    statuses = dict(Text.objects.get().mentions.exclude(entry=None).values_list("entry__key", "status"))
    assert statuses["antony-blinken"] == "confirmed"
    assert statuses["nato"] == "suggested"  # two letters may be more than one thing


def test_the_source_is_shown_with_its_damage(curator: Client) -> None:
    page = paste(curator, SEED.read_bytes().decode()).content.decode()
    assert 'class="found found-damaged"' in page
    assert "2022年1月21日" in page  # a possible reading
    assert page.count("kind-salutation") == 1


def test_a_correction_that_cannot_be_is_refused_and_nothing_is_lost(curator: Client) -> None:
    page = paste(curator, SEED.read_bytes().decode())
    typed = {**form_of(page), "title": "A better title", "when_edtf": "2022-02-30"}
    answer = curator.post(page.redirect_chain[-1][0], typed)
    assert answer.status_code == 200
    assert "when_edtf" in answer.context["form"].errors
    assert "A better title" in answer.content.decode()
    assert not Statement.objects.exists()
    assert Capture.objects.count() == 1


def test_a_key_that_is_taken_is_told_at_its_field(curator: Client) -> None:
    make_entry("person", key="taken-key")
    page = paste(curator, SEED.read_bytes().decode())
    answer = curator.post(page.redirect_chain[-1][0], {**form_of(page), "key": "taken-key"})
    assert "taken-key" in str(answer.context["form"].errors["key"])


def test_without_a_key_one_is_made_of_publisher_and_number(curator: Client) -> None:
    publisher = make_entry("organization", key="mid-ru")
    page = paste(curator, SEED.read_bytes().decode())
    curator.post(page.redirect_chain[-1][0], {**form_of(page), "key": "", "publisher": publisher.pk})
    assert Statement.objects.get().key == KEY


def test_another_language_version_goes_to_the_same_record(curator: Client) -> None:
    statement = make_entry(name="The meeting", key="the-meeting")
    page = curator.post(f"/admin/intake/?entry={statement.pk}", {"text": "Guten Tag.\n\nWir danken."}, follow=True)
    curator.post(page.redirect_chain[-1][0], {**form_of(page), "title": "Treffen", "language": "de"})
    assert Statement.objects.count() == 1
    assert statement.texts.get().language == "de"


def test_the_same_source_twice_is_told(curator: Client) -> None:
    page = paste(curator, SEED.read_bytes().decode())
    curator.post(page.redirect_chain[-1][0], form_of(page))
    again = paste(curator, SEED.read_bytes().decode())
    assert "taken in before" in again.content.decode()
    assert Capture.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"  \n \n", "white space"),
    ],
)
def test_bad_files_are_refused_with_a_reason(curator: Client, data: bytes, told: str) -> None:
    answer = curator.post("/admin/intake/", {"file": SimpleUploadedFile("sent.txt", data)})
    assert answer.status_code == 200
    assert told in str(answer.context["form"].errors["file"])
    assert not Capture.objects.exists()


def test_a_file_that_is_too_large_is_refused_unread(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.catalogue.admin.intake.forms.LIMIT", 10)
    answer = curator.post("/admin/intake/", {"file": SimpleUploadedFile("sent.txt", b"x" * 11)})
    assert "too large" in str(answer.context["form"].errors["file"])


def test_a_source_that_is_no_text_is_told_and_kept(curator: Client) -> None:
    capture = Capture.objects.create(content=b"%PDF-1.7 a scan", filename="scan.pdf")
    page = curator.get(f"/admin/intake/{capture.pk}/", follow=True)
    assert "PDF" in page.content.decode()
    assert Capture.objects.exists()


def test_pasted_words_that_are_refused_stay_in_the_form(curator: Client) -> None:
    answer = curator.post("/admin/intake/", {"text": "\x01" * 900 + " words typed for an hour"})
    assert "binary" in str(answer.context["form"].errors["text"])
    assert "words typed for an hour" in answer.content.decode()


def test_a_file_in_another_encoding_is_taken_in_and_flagged(curator: Client) -> None:
    words = "Выступление Министра иностранных дел России. Мы хотели бы подчеркнуть, что безопасность неделима.\n" * 5
    data = words.encode("cp1251")
    page = curator.post("/admin/intake/", {"file": SimpleUploadedFile("old.txt", data)}, follow=True)
    assert "cp1251" in page.content.decode()
    assert "неделима" in page.content.decode()
    assert bytes(Capture.objects.get().content) == data


def test_a_page_without_javascript_has_no_inline_script_or_style(curator: Client) -> None:
    page = paste(curator, SEED.read_bytes().decode()).content.decode()
    assert "<script>" not in page
    assert "style=" not in page


def test_who_may_not_add_texts_is_turned_away(client: Client) -> None:
    assert helper_at(client, "view_entry").get("/admin/intake/").status_code == 403
    assert helper_at(client, "add_text", "add_statement").get("/admin/intake/").status_code == 200
