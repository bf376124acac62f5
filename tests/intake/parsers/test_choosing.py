"""A source goes to the parser that its bytes ask for."""

from archive.intake.parsers.choosing import read_source

TEXT = "Remarks on peace\n\nMoscow, 14 February 2022\n\nMR. SMITH:  Thank you.\n\nMS. BERG:  Not at all.\n"


def test_plain_text_is_one_record_whose_bytes_are_kept():
    [record] = read_source(TEXT.encode(), "remarks.txt")
    assert record.id == ""
    assert record.received.bytes == TEXT.encode()
    assert record.received.media_type == "text/plain"
    assert record.draft.text == record.received.text == TEXT
    assert [turn.label for turn in record.draft.turns] == ["MR. SMITH", "MS. BERG"]
