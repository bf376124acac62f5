"""Damaged and lying files of every format: refused or taken, never a crash, a hang or a loss."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.intake.drafts import RefusedRecord, Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.received import Refused
from archive.intake.understanding import within
from tests.intake.parsers.office_files import paragraph, run, word
from tests.intake.parsers.pdf_files import pdf
from tests.intake.parsers.test_akoma_ntoso import DEBATE, FRAGMENT
from tests.intake.parsers.test_bundestag import SITTING as MINUTES
from tests.intake.parsers.test_json_records import RECORD
from tests.intake.parsers.test_table import TABLE, workbook
from tests.intake.parsers.test_tei import EDITION, SITTING
from tests.intake.parsers.test_web_page import NEWS
from tests.intake.parsers.whole import assert_understood
from tests.waiting import LONG

GOOD = {
    "page.html": NEWS.encode(),
    "sitting.xml": SITTING.encode(),
    "edition.xml": EDITION.encode(),
    "debate.xml": DEBATE.encode(),
    "fragment.md": FRAGMENT.encode(),
    "minutes.xml": MINUTES.encode(),
    "record.json": json.dumps(RECORD).encode(),
    "table.csv": TABLE.encode(),
    "talks.docx": word(paragraph(run("Anna Berg: ", "<w:b/>"), "It is so."), paragraph("And it is good.")),
    "talks.pdf": pdf(["ANNA BERG: It is so.", "KARL VOGEL: It is good."]),
    "table.xlsx": workbook([["Title", "Date", "Text"], ["On bread", "2022-02-14", "There is bread."]]),
}


def take(data: bytes, name: str) -> None:
    """Read a source to its end; whatever is understood of it must be whole."""
    try:
        for record in read_source(data, name):
            if isinstance(record, RefusedRecord):
                assert record.reason
            else:
                assert_understood(record, record.received.bytes)
    except Refused as refusal:
        assert len(str(refusal)) > 10


@pytest.mark.parametrize("name", GOOD)
def test_the_good_ones_are_good(name):
    records = list(read_source(GOOD[name], name))
    assert any(isinstance(record, Understood) for record in records)
    assert not [
        trouble
        for record in records
        if isinstance(record, Understood)
        for trouble in record.received.troubles
        if trouble.code == "ending-wrong" and not name.endswith(".xml")
    ]


DAMAGE = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 40)), max_size=6)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(GOOD)), DAMAGE)
def test_no_damage_is_too_strange(name, damage):
    data = GOOD[name]
    for place, put, gone in damage:
        at = int(place * len(data))
        data = data[:at] + put + data[at + gone :]
    take(data, name)


@pytest.mark.parametrize("name", GOOD)
def test_a_file_cut_off_anywhere_is_refused_or_taken(name):
    data = GOOD[name]
    for length in range(0, len(data), max(1, len(data) // 40)):
        take(data[:length], name)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([b"PK\x03\x04", b"%PDF-1.7", b"<?xml version='1.0'?><TEI>", b"<html>", b"{\"text\":", b"", b"text,title\n"]),
    st.binary(max_size=200),
)  # fmt: skip
def test_noise_is_refused_or_taken(head, noise):
    take(head + noise, "noise")


@pytest.mark.parametrize(
    "data",
    [
        b"<TEI><text><body>" + b"<p>word</p>" * 60_000 + b"</body></text></TEI>",
        b"<TEI><text><body><u>" + b"<pb n='1'/>word " * 40_000 + b"</u></body></text></TEI>",
        b"<TEI><text><body><p>" + b"word <note>x</note>" * 20_000 + b"</p></body></text></TEI>",
        b"<akomaNtoso>" + b"<debateSection><p>a</p></debateSection>" * 1500 + b"</akomaNtoso>",
        b'{"turns": [' + b'{"speaker": "A", "text": "b"},' * 20_000 + b'{"speaker": "A", "text": "b"}]}',
        b"title,text\n" + b"a,b\n" * 3000,
        b'{"text":"' + b"A: " * 100_000 + b'"}',
    ],
    ids=["paragraphs", "pages", "notes", "sections", "turns", "rows", "labels"],
)
def test_a_huge_source_is_read_in_time_that_grows_with_its_length(data):
    with within(10 * LONG):  # quadratic work would take hours on these
        take(data, "huge")
