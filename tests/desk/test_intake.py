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


def test_a_key_is_asked_for_where_there_is_neither_number_nor_date(curator: Client) -> None:
    page = paste(curator, "王毅会见外宾\n\n王毅：大家好。\n")
    answer = curator.post(page.redirect_chain[-1][0], form_of(page))
    assert "mid-ru-243-14-02-2022" in str(answer.context["form"].errors["key"])
    assert not Statement.objects.exists()


def test_another_language_version_goes_to_the_same_record(curator: Client) -> None:
    statement = make_entry(name="The meeting", key="the-meeting")
    page = curator.post(f"/admin/intake/?entry={statement.pk}", {"text": "Guten Tag.\n\nWir danken."}, follow=True)
    curator.post(page.redirect_chain[-1][0], {**form_of(page), "title": "Treffen", "language": "de"})
    assert Statement.objects.count() == 1
    assert statement.texts.get().language == "de"


def test_a_speaker_who_was_suggested_and_cleared_stays_away(curator: Client) -> None:
    make_cast()
    page = paste(curator, SEED.read_bytes().decode())
    cleared = {name: value for name, value in form_of(page).items() if not name.startswith("speaker-")}
    curator.post(page.redirect_chain[-1][0], cleared)
    statement = Statement.objects.get()
    assert not statement.participations.exists()
    assert not Passage.objects.exclude(speaker=None).exists()
    assert "弗拉基米尔·普京" in Passage.objects.values_list("speaker_name", flat=True)


@pytest.mark.parametrize("key", [KEY, ""])
def test_a_second_click_makes_no_second_record_and_is_told(curator: Client, key: str) -> None:
    page = paste(curator, SEED.read_bytes().decode())
    sent = {**form_of(page), "key": key, "made": "0"}
    curator.post(page.redirect_chain[-1][0], sent)
    again = curator.post(page.redirect_chain[-1][0], {**sent, "title": "A better title"})
    statement = Statement.objects.get()
    assert f'href="/admin/catalogue/entry/{statement.pk}/change/"' in str(again.context["form"].non_field_errors())
    assert "A better title" in again.content.decode()
    assert statement.label != "A better title"


def test_another_record_of_the_same_source_is_made_by_who_knows_of_the_first(curator: Client) -> None:
    page = paste(curator, SEED.read_bytes().decode())
    curator.post(page.redirect_chain[-1][0], form_of(page))
    again = paste(curator, SEED.read_bytes().decode())
    assert 'name="made" value="1"' in again.content.decode()
    curator.post(again.redirect_chain[-1][0], {**form_of(again), "key": "another", "made": "1"})
    assert Statement.objects.count() == 2


def test_the_same_source_is_not_added_twice_to_a_record(curator: Client) -> None:
    statement = make_entry(name="The meeting", key="the-meeting")
    page = curator.post(f"/admin/intake/?entry={statement.pk}", {"text": "Guten Tag.\n\nWir danken."}, follow=True)
    for made in "01":
        answer = curator.post(page.redirect_chain[-1][0], {**form_of(page), "title": "Treffen", "made": made})
    assert "already" in str(answer.context["form"].non_field_errors())
    assert statement.texts.count() == 1


def test_what_a_record_says_otherwise_is_refused_where_a_text_is_added_to_it(curator: Client) -> None:
    place, publisher = make_entry("place", "Berlin"), make_entry("organization")
    statement = make_entry(number="1-2022", when_edtf="2022-02-14", publisher=publisher, occasion="A visit")
    page = curator.post(f"/admin/intake/?entry={statement.pk}", {"text": "Guten Tag.\n\nWir danken."}, follow=True)
    sent = {**form_of(page), "title": "Treffen", "publisher": publisher.pk, "when_words": "14 February 2022"}
    typed = {"number": "2-2022", "occasion": "Talks", "place": place.pk, "when_edtf": "2022-02-15", "key": "mine"}
    answer = curator.post(page.redirect_chain[-1][0], {**sent, **typed, "form": "speech"})
    told = answer.context["form"].errors
    assert set(told) == {"number", "occasion", "place", "when_words", "key", "form"}
    assert "The record says “1-2022”" in str(told["number"])
    assert not statement.texts.exists()
    assert curator.post(page.redirect_chain[-1][0], sent).status_code == 302


def test_a_date_corrected_in_words_is_read_anew(curator: Client) -> None:
    page = paste(curator, "Speech by the Minister\nMoscow, 3 March 2019\n\nSergey Lavrov: Hello.\n")
    sent = form_of(page)
    assert sent["when_edtf"] == "2019-03-03"
    refused = curator.post(page.redirect_chain[-1][0], {**sent, "when_words": "the other day"})
    assert "when_words" in refused.context["form"].errors
    curator.post(page.redirect_chain[-1][0], {**sent, "when_words": "4 March 2020"})
    statement = Statement.objects.get()
    assert (statement.when_words, statement.when_edtf) == ("4 March 2020", "2020-03-04")


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
