"""A source goes to the parser that its bytes ask for."""

import pytest

from archive.intake.drafts import Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.received import Refused

TEXT = "Remarks on peace\n\nMoscow, 14 February 2022\n\nMR. SMITH:  Thank you.\n\nMS. BERG:  Not at all.\n"


def test_plain_text_is_one_record_whose_bytes_are_kept():
    [record] = read_source(TEXT.encode(), "remarks.txt")
    assert record.id == ""
    assert record.received.bytes == TEXT.encode()
    assert record.received.media_type == "text/plain"
    assert record.draft.text == record.received.text == TEXT
    assert [turn.label for turn in record.draft.turns] == ["MR. SMITH", "MS. BERG"]


PAGE = b"<!DOCTYPE html><html><body><h1>Talks</h1><p>We met, and we agreed.</p></body></html>"


@pytest.mark.parametrize(
    "data", [PAGE, b"\xef\xbb\xbf" + PAGE, PAGE.decode().encode("utf-16"), b"\n<!-- saved -->\n" + PAGE]
)
def test_a_page_is_known_by_its_content(data):
    [record] = read_source(data, "talks.html")
    assert isinstance(record, Understood)
    assert record.received.media_type == "text/html"
    assert record.draft.title == "Talks"
    assert "ending-wrong" not in [trouble.code for trouble in record.received.troubles]


def test_an_ending_that_lies_is_told():
    [record] = read_source(PAGE, "talks.txt")
    assert isinstance(record, Understood)
    assert record.received.media_type == "text/html"
    assert "ending-wrong" in [trouble.code for trouble in record.received.troubles]


def test_words_that_begin_with_an_angle_bracket_are_words():
    [record] = read_source(b"<music>\n\nANNA BERG: Welcome.\n\nKARL VOGEL: Thank you.\n", "talks.txt")
    assert isinstance(record, Understood)
    assert record.received.media_type == "text/plain"


@pytest.mark.parametrize("data", [b"", b" \n ", b"\x89PNG\r\n\x1a\n", b"\0\1\2\3" * 50])
def test_what_has_no_words_is_refused(data):
    with pytest.raises(Refused):
        list(read_source(data, "nothing.txt"))


@pytest.mark.parametrize(
    ("source", "media_type"),
    [
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>Words.</p></body></text></TEI>", "application/tei+xml"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<t:TEI xmlns:t='urn:t'><t:text><t:p>Words.</t:p></t:text></t:TEI>", "application/tei+xml"),
        ("<akomaNtoso><debate><debateBody><p>Words.</p></debateBody></debate></akomaNtoso>", "application/akn+xml"),
        ("---\ntitle: Debate\n---\n\n<debateSection><p>Words.</p></debateSection>\n", "application/akn+xml"),
        ("<rede id='ID1'><p klasse='J'>Worte.</p></rede>", "application/xml"),
    ],
)  # fmt: skip
def test_xml_is_known_by_its_root(source, media_type):
    [record] = read_source(source.encode(), "file")
    assert isinstance(record, Understood)
    assert record.received.media_type == media_type
    assert record.draft.text.startswith("Wor")


def test_xml_of_another_kind_is_refused_by_its_root():
    with pytest.raises(Refused, match="<rss>"):
        list(read_source(b"<?xml version='1.0'?><rss><channel/></rss>", "feed.xml"))
