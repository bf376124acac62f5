"""Tables of statements: a row a statement, bad rows told, formulas kept as words; workbooks the same way."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from archive.intake.drafts import RefusedRecord, Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.received import Refused
from tests.intake.parsers.office_files import zipped
from tests.intake.parsers.whole import assert_understood

TABLE = """id,Title,Date,Speaker,Text,Place,Extra
1,On bread,2022-02-14,Anna Berg,"Dear friends,

There is bread.",Strelsau,x
2,On butter,soon,,"ANNA BERG: Is there butter?

KARL VOGEL: There is butter.

ANNA BERG: Good.",,
3,No words,2022-02-16,,,,
4,Too wide,2022-02-16,,Words are here.,,x,y
5,On sums,2022,=SUM(A1),=2+2 is four.,,
"""


def read(data: bytes, name: str) -> list[Understood | RefusedRecord]:
    records = list(read_source(data, name))
    for record in records:
        if isinstance(record, Understood):
            assert_understood(record, data)
    return records


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def understood(records: list[Understood | RefusedRecord]) -> list[Understood]:
    return [record for record in records if isinstance(record, Understood)]


def refused(records: list[Understood | RefusedRecord]) -> list[tuple[str, int | None]]:
    return [(record.id, record.line) for record in records if isinstance(record, RefusedRecord)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_row_is_a_statement_and_bad_ones_are_told(mark, encoding):
    table = TABLE if mark == "," else TABLE.replace("friends,", "friends").replace(",", mark)
    records = read(table.encode(encoding), "statements.csv")
    assert [record.id for record in understood(records)] == ["1", "2", "5"]
    assert refused(records) == [("3", 10), ("4", 11)]


def test_what_a_row_says():
    first, second, _ = understood(read(TABLE.encode(), "statements.csv"))
    draft = first.draft
    assert (draft.title, draft.place, draft.text) == ("On bread", "Strelsau", "Dear friends,\n\nThere is bread.")
    assert draft.when is not None
    assert draft.when.edtf == "2022-02-14"
    assert draft.turns[0].speaker is not None
    assert draft.turns[0].speaker.name == "Anna Berg"
    assert first.stated["extra"] == "x"
    assert [turn.label for turn in second.draft.turns] == ["ANNA BERG", "KARL VOGEL", "ANNA BERG"]
    assert "date-unread" in [trouble.code for trouble in second.draft.troubles]


def test_formulas_are_words_and_told():
    record = understood(read(TABLE.encode(), "statements.csv"))[-1]
    assert record.draft.text == "=2+2 is four."
    assert "formula" in [trouble.code for trouble in record.draft.troubles]


@pytest.mark.parametrize(
    "table",
    ["title,text,text\na,b,c\n", 'title,text\n"a,b\n' + "x" * 2_100_000],
    ids=["one name twice", "an endless cell"],
)
def test_a_table_that_cannot_be_read_is_refused(table):
    with pytest.raises(Refused):
        read(table.encode(), "bad.csv")


def test_a_table_of_other_things_is_refused():
    with pytest.raises(Refused, match="names its columns"):
        read(b"name,office,start\nAnna Berg,Minister,2017\n", "people.csv")


def test_words_with_commas_are_no_table():
    [record] = read(b"Title, date and text\n\nAll of it was said, and it was said well.\n", "words.txt")
    assert isinstance(record, Understood)
    assert record.received.media_type == "text/plain"


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_any_end_of_line(end):
    [record] = read(f"Title,Text{end}On bread,There is bread.{end}".encode(), "statements.csv")
    assert isinstance(record, Understood)
    assert (record.draft.title, record.draft.text) == ("On bread", "There is bread.")
    [words] = read(f"Talks, on bread{end}{end}There is bread, and there is butter.{end}".encode(), "words.txt")
    assert isinstance(words, Understood)
    assert words.received.media_type == "text/plain"


def test_sheets_of_a_workbook():
    names = ["Title", "Date", "Text", "Number"]
    data = workbook(
        [["Notes"], ["nothing here"]],
        [
            names,
            ["On bread", datetime(2022, 2, 14, 23, 30), "There is bread.", 17.0],
            ["On butter", date(2022, 2, 15), None, 1],
        ],
    )
    records = read(data, "statements.xlsx")
    [record] = understood(records)
    assert (record.draft.title, record.draft.number, record.draft.text) == ("On bread", "17", "There is bread.")
    assert record.draft.when is not None
    assert record.draft.when.edtf == "2022-02-14"
    assert refused(records) == [("3", 3)]


@pytest.mark.parametrize(
    "data",
    [
        workbook([["Notes"], ["nothing here"]]),
        zipped({"xl/workbook.xml": "<workbook"}),
        zipped({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>', "[Content_Types].xml": "<Types/>"}),
        workbook([["Title", "Text"], ["a", "b"]])[:900],
    ],
    ids=["no table", "no XML", "entities", "cut off"],
)
def test_a_bad_workbook_is_refused_with_a_reason(data):
    with pytest.raises(Refused) as refusal:
        list(read_source(data, "bad.xlsx"))
    assert len(str(refusal.value)) > 20


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12) | st.sampled_from(['"', "=1", "2022", "\n"]), max_size=5), max_size=8))
def test_no_table_is_too_strange(rows):
    data = ("title,date,text,speaker\n" + "\n".join(",".join(row) for row in rows)).encode("utf-8", "replace")
    try:
        read(data, "strange.csv")
    except Refused as refusal:
        assert str(refusal)
