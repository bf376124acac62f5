"""PDF: paragraphs of wrapped lines, title pages, running heads, pages as milestones; broken files are refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.intake.drafts import Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.parsers.pdf import read_pdf, title_page
from archive.intake.received import Refused
from tests.intake.parsers.pdf_files import pdf
from tests.intake.parsers.whole import assert_understood

HEAD = "Ministry of Foreign Affairs - Press Service"
TALKS = [
    [HEAD, "Talks on bread and butter between two countries", "", "Strelsau, 14 February 2022", "", "12"],
    [
        HEAD, "ANNA BERG: Good afternoon to all of you who have come here today from the cities",
        "and from the villages of the whole country, and welcome to the house in which we have", "met for so many years. I am glad.",
        "KARL VOGEL: Thank you. We have talked of bread, and of butter, and of many a thing that", "had to be said between two countries that", "13",
    ],
    [
        HEAD, "have a border in common, and I will say no more of it than that it was a good talk for",
        "both of us.", "ANNA BERG: I agree with every word that my colleague has said about the talks of today,", "and with the spirit in which he said it.", "14",
    ],
]  # fmt: skip


def read(data: bytes, name: str = "file.pdf") -> Understood:
    record = read_pdf(data, name)
    assert_understood(record, data)
    return record


def test_turns_are_found_across_pages():
    draft = read(pdf(*TALKS)).draft
    assert [turn.label for turn in draft.turns] == ["ANNA BERG", "KARL VOGEL", "ANNA BERG"]
    said = draft.turns[1].paragraphs[0]
    words = " ".join(draft.text[said.start : said.end].split())
    assert words.endswith(
        "two countries that have a border in common, and I will say no more of it than that it was a good talk for both of us."
    )


def test_running_heads_are_left_out_and_pages_keep_their_printed_numbers():
    record = read(pdf(*TALKS))
    draft = record.draft
    assert HEAD not in draft.text
    assert [(page.label, draft.text[page.start :][:5]) for page in draft.pages] == [
        ("12", "Talks"),
        ("13", "ANNA "),
        ("14", "have "),
    ]
    assert "running-heads" in [trouble.code for trouble in record.received.troubles]


def test_a_title_page_gives_title_day_and_place():
    draft = read(pdf(*TALKS)).draft
    assert draft.title == "Talks on bread and butter between two countries"
    assert draft.place == "Strelsau"
    assert draft.when is not None
    assert draft.when.edtf == "2022-02-14"


def test_a_text_without_a_title_page_is_not_given_one():
    assert title_page("It was a long day for all of us.\n\nWe went home.\n").title == ""


def test_a_pdf_is_known_by_its_content():
    [record] = read_source(b"\n" + pdf(*TALKS), "talks.txt")
    assert isinstance(record, Understood)
    assert record.received.media_type == "application/pdf"
    assert "ending-wrong" in [trouble.code for trouble in record.received.troubles]


GOOD = pdf(*TALKS)


@pytest.mark.parametrize(
    "data",
    [pdf([]), b"%PDF-1.7\n" + b"noise " * 50, GOOD[:200], pdf(["x"], trailer="/Encrypt 3 0 R"), pdf()],
    ids=["no text layer", "noise", "cut off", "locked", "no page"],
)
def test_a_bad_file_is_refused_with_a_reason(data):
    with pytest.raises(Refused) as refusal:
        read_pdf(data, "bad.pdf")
    assert len(str(refusal.value)) > 20


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_no_damage_is_too_strange(damage):
    data = bytearray(GOOD)
    for place, byte in damage:
        data[place] = byte
    try:
        record = read_pdf(bytes(data), "damaged.pdf")
    except Refused:
        return
    assert_understood(record, bytes(data))
