"""Word documents: labels by style and in bold, footnotes, tables, pages; broken and harmful files are refused."""

import io
import zipfile

import pytest

from archive.intake.drafts import Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.parsers.word import read_word
from archive.intake.received import Refused
from tests.intake.parsers.office_files import W, paragraph, run, word, zipped
from tests.intake.parsers.whole import assert_understood


def read(data: bytes, name: str = "file.docx") -> Understood:
    record = read_word(data, name)
    assert_understood(record, data)
    return record


def labels(record: Understood) -> list[str | None]:
    return [turn.label for turn in record.draft.turns]


def test_labels_in_bold_and_a_title_of_its_own():
    record = read(
        word(
            paragraph("Talks on bread", style="Title"),
            paragraph("Strelsau, 14 February 2022"),
            paragraph(run("Anna Berg, Minister: ", "<w:b/>"), "Good afternoon."),
            paragraph("We have met", run(" to talk.")),
            paragraph(run("Karl Vogel:", '<w:rStyle w:val="Strong"/>'), " Thank you."),
            paragraph(run("Not bold:", '<w:b w:val="0"/>'), " a list of things"),
        )
    )
    assert labels(record) == ["Anna Berg, Minister", "Karl Vogel"]
    draft = record.draft
    assert (draft.title, draft.place) == ("Talks on bread", "Strelsau")
    assert draft.when is not None
    assert draft.when.edtf == "2022-02-14"
    assert draft.turns[0].speaker is not None
    assert (draft.turns[0].speaker.name, draft.turns[0].speaker.office) == ("Anna Berg", "Minister")


@pytest.mark.parametrize("style", ["Who", "Label"], ids=["called after speakers", "names that come again"])
def test_a_style_of_their_own_makes_labels_of_lines(style):
    record = read(
        word(
            paragraph("Session 7", style="H1"),
            paragraph("Anna Berg", style=style),
            paragraph("I open the session."),
            paragraph("Marta Weiss", style=style),
            paragraph("I wish to speak. It will not take long."),
            paragraph("Anna Berg", style=style),
            paragraph("Please."),
        )
    )
    assert labels(record) == ["Anna Berg", "Marta Weiss", "Anna Berg"]


def test_a_style_of_headings_makes_no_labels():
    record = read(
        word(*(paragraph(line, style="H1" if at % 2 else "Body") for at, line in enumerate(
            ["We met in the morning.", "Bread", "There is enough bread.", "Butter", "There is no butter.", "Bread", "Again."])))
    )  # fmt: skip
    assert labels(record) == [None]


def test_footnotes_stand_below_and_pages_are_milestones():
    notes = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:t>See below.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    record = read(
        word(
            paragraph("It is so.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", "A second page."),
            paragraph('<w:r><w:br w:type="page"/></w:r>', "A third page."),
            **{"footnotes.xml": notes},
        )
    )
    draft = record.draft
    assert draft.text == "It is so.[2]\n\nA second page.\n\nA third page.\n\n[2] See below."
    assert [(page.label, draft.text[page.start :][:9]) for page in draft.pages] == [
        ("2", "A second "),
        ("3", "A third p"),
    ]


def test_tables_boxes_and_insertions_are_words_deletions_are_told():
    table = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(paragraph("Bread"), paragraph("2"))
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict></w:r>"
    record = read(
        word(
            paragraph(
                "It is",
                f"<w:ins>{run(' not')}</w:ins>",
                "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del>",
                " so.",
            ),
            table,
            paragraph("Look: ", box),
            **{"vbaProject.bin": b"program"},
        )
    )
    assert "It is not so." in record.draft.text
    assert "Bread\u20032" in record.draft.text
    assert "In a box." in record.draft.text
    assert "gone" not in record.draft.text
    assert {"words-deleted", "macros", "pictures"} <= {trouble.code for trouble in record.received.troubles}


def test_a_word_document_is_known_by_its_content():
    [record] = read_source(word(paragraph("It is so, and it is good.")), "wrong.html")
    assert isinstance(record, Understood)
    assert record.received.media_type.endswith("wordprocessingml.document")
    assert "ending-wrong" in [trouble.code for trouble in record.received.troubles]


def bomb() -> bytes:
    return zipped({"word/document.xml": b" " * (160 * 1024 * 1024)})


def liar() -> bytes:
    """Return an archive whose directory says that a part is small."""
    data = bytearray(zipped({"word/document.xml": b" " * (160 * 1024 * 1024)}))
    size = (160 * 1024 * 1024).to_bytes(4, "little")
    return bytes(data.replace(size, (100).to_bytes(4, "little")))


GOOD = word(paragraph("It is so, and it is good."))


@pytest.mark.parametrize(
    "data",
    [
        GOOD[: len(GOOD) // 2],
        bomb(),
        liar(),
        zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        zipped({"word/document.xml": "<w:document"}),
        zipped({f"{at}": "" for at in range(6000)}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        zipped({"photo.jpg": "x"}),
        word(paragraph("")),
        b"PK\x03\x04" + b"\0" * 100,
    ],
    ids=[
        "cut off",
        "bomb",
        "liar",
        "entities",
        "no XML",
        "many parts",
        "OpenDocument",
        "other archive",
        "no words",
        "noise",
    ],
)
def test_a_broken_or_harmful_file_is_refused_with_a_reason(data):
    with pytest.raises(Refused) as refusal:
        list(read_source(data, "bad.docx"))
    assert len(str(refusal.value)) > 20


def test_a_locked_file_is_refused():
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        assert archive.infolist()
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(Refused, match="password"):
        read_word(bytes(data), "locked.docx")
