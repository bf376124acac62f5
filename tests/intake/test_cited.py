"""Titles that a text cites and no record bears: found in their places, kept as suggestions, offered their record."""

import pytest

from archive.catalogue.models import Mention, OpenWork, Text
from archive.intake.arrivals import CHANGED, REFUSED
from archive.intake.correcting import work_on
from archive.intake.load import load_draft
from archive.intake.parsers.cited import titles_not_held
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.intake.rows import title_rows
from archive.publishing.acts import newest_editions, publish
from archive.text.names import NameFinder
from tests.factory import make_entry
from tests.intake.test_taking import arrival, statuses, take

KNOWN = NameFinder([("Charter for European Security", "charter", "document"), ("中导条约", "inf", "document")])
TEXT = """Remarks on many things

3 March 2022

We signed the “Treaty on Open Skies” in time, and all of us were content with it that day.

Of the Budapest Memorandum nobody spoke, and of the “Treaty on Open Skies” everybody did."""


def words(text: str, language: str = "en", known: NameFinder = KNOWN) -> list[str]:
    return [text[start:end] for start, end in titles_not_held(text, language, known.find(text))]


def test_titles_not_held_are_found_wherever_they_stand() -> None:
    text = "«Договор о ракетах», «Договор о ракетах» и “Charter for European Security”, 《中导条约》, 《上海公报》."
    assert words(text, "ru") == ["Договор о ракетах", "Договор о ракетах", "上海公报"]


def test_treaties_are_found_without_marks_and_held_ones_are_not() -> None:
    assert words("The “Treaty on Open Skies”, the INF Treaty and the Charter for European Security.") == [
        "Treaty on Open Skies", "INF Treaty",
    ]  # fmt: skip


def test_a_declined_name_is_one_title_in_all_cases() -> None:
    text = (
        "Заявление\n\nМы верны Минским соглашениям. О духе Минских соглашений сказано всё, и Минские соглашения в силе."
    )
    found = list(title_rows(parse(text, known_names=KNOWN)))
    assert [row.words for row in found] == ["Минским соглашениям", "Минских соглашений", "Минские соглашения"]
    assert {row.title for row in found} == {"минские соглашения"}


def test_the_draft_of_a_text_has_them_where_names_are_known() -> None:
    draft = parse(TEXT, known_names=KNOWN)
    assert [TEXT[start:end] for start, end in draft.titles] == [
        "Treaty on Open Skies", "Budapest Memorandum", "Treaty on Open Skies",
    ]  # fmt: skip
    assert not parse(TEXT).titles


def by_load() -> Text:
    received = receive(TEXT.encode(), "one.txt")
    return load_draft(parse(received.text, known_names=KNOWN), received, key="one").texts.get()


def by_copy() -> Text:
    take([arrival(TEXT, "one", finder=KNOWN)])
    return Text.objects.get()


@pytest.mark.django_db
@pytest.mark.parametrize("load", [by_load, by_copy])
def test_they_are_suggested_at_the_words_and_are_no_damaged_dates(load) -> None:
    text = load()
    found = text.mentions.exclude(title="")
    assert {one.words for one in found} == {"Treaty on Open Skies", "Budapest Memorandum"}
    assert all(text.received[one.start : one.end] == one.words for one in found)
    assert {(one.status, one.entry_id, one.when_edtf, one.how) for one in found} == {
        ("suggested", None, "", "title of a document")
    }
    text.mentions.filter(title="").delete()
    assert (text.open_work.mentions, text.open_work.damaged) == (True, False)
    found.update(status="rejected")
    assert OpenWork.objects.get().mentions is False


@pytest.mark.django_db
def test_a_record_that_comes_to_bear_the_title_is_offered_everywhere() -> None:
    take([arrival(TEXT, "one", finder=KNOWN), arrival(TEXT + " So it was.", "two", finder=KNOWN)])
    Mention.objects.filter(text__entry__key="two", words="Treaty on Open Skies").update(status="rejected")
    treaty = make_entry("document", "Treaty on open skies", key="open-skies")
    offered = Mention.objects.filter(entry=treaty)
    assert [(one.text.entry.key, one.status) for one in offered] == [("one", "suggested")] * 2
    assert Mention.objects.filter(words="Budapest Memorandum", entry=None).count() == 2


@pytest.mark.django_db
def test_a_statement_of_that_title_and_two_documents_at_once_are_not_offered() -> None:
    take([arrival(TEXT, "one", finder=KNOWN)])
    make_entry("statement", "Budapest Memorandum")
    assert not Mention.objects.exclude(title="").exclude(entry=None).exists()


@pytest.mark.django_db
def test_a_record_made_since_the_names_were_read_is_found_when_the_text_is_written() -> None:
    memorandum = make_entry("document", "Budapest Memorandum")
    text = by_copy()
    assert text.mentions.get(words="Budapest Memorandum").entry_id == memorandum.pk


@pytest.mark.django_db
def test_a_title_that_no_record_bears_is_never_published() -> None:
    text = by_load()
    publish([text.entry.key])
    (edition,) = newest_editions([text.entry.key]).values()
    assert edition.content["texts"][0]["mentions"] == []


@pytest.mark.django_db
def test_a_corrected_file_replaces_them_but_not_what_a_curator_decided() -> None:
    text = by_copy()
    make_entry("document", "Treaty on Open Skies")  # its being offered is nobody's work on the text
    assert work_on(text.entry, text) == ""
    assert statuses(arrival(TEXT + " So it was.", "one", finder=KNOWN)) == [CHANGED]
    Mention.objects.filter(words="Budapest Memorandum").update(status="rejected")
    assert statuses(arrival(TEXT + " So it was, indeed.", "one", finder=KNOWN)) == [REFUSED]
    assert Mention.objects.get(words="Budapest Memorandum").status == "rejected"
