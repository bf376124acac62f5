"""Citations and texts in other shapes."""

import pytest

from archive.reading.exports.bibtex import bib
from archive.reading.exports.plain import txt
from archive.reading.exports.ris import ris
from tests.reading.archive_of_a_day import ARABIC, RECEIVED, statement
from tests.reading.factory import make_content, make_edition, when

pytestmark = pytest.mark.django_db
HOST = "https://archive.example"


def test_bibtex_writes_signs_that_tex_would_obey():
    edition = make_edition(make_content("odd", label="50% of {A} & B_c \\ #1", when=when("2022-02-14")))
    record = bib(edition, HOST)
    assert r"title = {{50\% of \{A\} \& B\_c \textbackslash{} \#1}}" in record
    assert "year = {2022},\n  month = {02},\n  day = {14}" in record
    assert f"url = {{{HOST}/statements/odd/editions/1/}}" in record


@pytest.mark.parametrize(
    ("edtf", "year", "month"),
    [
        ("2021-12", "2021", "12"),
        ("2021", "2021", ""),
        ("2021-12-11/2021-12-20", "", ""),
        ("2021-21", "", ""),
        ("199X", "", ""),
    ],
)
def test_bibtex_says_of_a_date_only_what_it_can_say(edtf, year, month):
    record = bib(make_edition(make_content("odd", when=when(edtf))), HOST)
    assert ("year = {" in record) == bool(year)
    assert ("month = {" in record) == bool(month)


def test_ris_has_its_lines():
    make_edition(key="sergey-lavrov", kind="person")
    lines = ris(make_edition(statement()), HOST).split("\r\n")
    assert lines[0] == "TY  - GEN"
    assert lines[-2:] == ["ER  - ", ""]
    assert {"AU  - Sergey Lavrov", "PY  - 2022", "DA  - 2022/02/14/", "ET  - 1"} <= set(lines)


def test_ris_keeps_a_longer_date_in_words():
    record = ris(make_edition(make_content("odd", when=when("2021-12-11/2021-12-20"))), HOST)
    assert "N1  - Date: mid-December 2021" in record
    assert "PY  - " not in record


def test_plain_text_holds_all_that_was_received_and_the_notes():
    text = txt(make_edition(statement()), HOST)
    assert RECEIVED in text
    assert ARABIC in text
    assert "[a] received: 121 January — proposed: 21 January. A letter is lost. (An editor)" in text
    assert f"{HOST}/statements/working-meeting/editions/1/" in text
