"""TEI: utterances with their speakers, plays, editions of letters; nothing of the words is lost."""

import pytest

from archive.intake.drafts import Draft, Understood
from archive.intake.parsers.tei import read_tei
from archive.intake.received import Refused
from tests.intake.parsers.whole import assert_understood

HEADER = """<teiHeader><fileDesc><titleStmt><title type="main" xml:lang="en">Minutes of the Diet</title>
<title type="main" xml:lang="fr">Procès-verbal de la Diète</title></titleStmt>
<publicationStmt><date when="2024-01-01">2024</date></publicationStmt>
<sourceDesc><bibl><date when="2019-11-05">5</date></bibl></sourceDesc></fileDesc>
<profileDesc><settingDesc><setting><name type="city">Strelsau</name><name type="country">Ruritania</name>
<date when="2019-11-04">4.11.2019</date></setting></settingDesc>
<particDesc><listPerson><person xml:id="p1"><persName><forename>Anna</forename><surname>Berg</surname></persName>
</person></listPerson></particDesc></profileDesc></teiHeader>"""

SITTING = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="diet-7" xml:lang="fr">{HEADER}
<text><body><div><head>Séance 7</head>
<note type="narrative">La séance est ouverte à dix heures.</note>
<pb n="12"/><note type="speaker">La présidente</note>
<u who="#p1"><seg>Chers collègues,</seg><seg>Bonjour à
  tous.</seg><kinesic type="applause"><desc>(Applaudissements.)</desc></kinesic></u>
<note type="speaker">Paul Noir</note>
<u who="#unknown"><seg>Je demande<pb n="13"/> la parole<note n="1">Voir plus bas.</note> maintenant.</seg></u>
<u who="#NoirPaul_2"><seg>Merci.</seg></u>
<note type="speaker">Fin de la séance</note>
</div></body></text></TEI>"""

EDITION = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:e="urn:e">{HEADER}<text><front><p>Preface</p></front><body>
<div type="compilation"><head>Papers</head>
<div type="document" xml:id="d1"><note type="source" rend="inline">763.72/33m: Telegram</note>
<head>No. 1<lb/><hi>Mr. <persName type="from">Berg</persName> to Mr. <persName type="to">Vogel</persName></hi><note n="1">A
note.</note></head>
<dateline><placeName>Strelsau,<lb/>Ruritania</placeName>, <date when="1894-01-25T10:00:00">January 25, 1894</date>.</dateline>
<p><hi>Sir</hi>: I have the honor to report.</p>
<closer><signed>Anna Berg,<lb/>Consul</signed></closer>
<e:attachment><head>Mr. <persName type="from">Weiss</persName> to Mr. Berg</head><p>All is well.</p></e:attachment>
<p>A line below the enclosure.</p></div>
<div type="document" xml:id="d2"><head>Declaration of March 3, 1895</head><p>We declare that it is so.</p></div>
</div></body></text></TEI>"""


def read(source: str, name: str = "file.xml") -> list[Understood]:
    data = source.encode()
    records = list(read_tei(data, name))
    for record in records:
        assert_understood(record, data)
    return records


def lines(draft: Draft) -> list[tuple[str, int | None, str]]:
    return [(part.kind, part.turn, draft.text[part.start : part.end]) for part in draft.parts if part.kind != "space"]


def test_a_sitting_is_written_down_whole():
    [record] = read(SITTING)
    assert lines(record.draft) == [
        ("heading", None, "Séance 7"),
        ("stage", None, "La séance est ouverte à dix heures."),
        ("label", 1, "La présidente"),
        ("salutation", 1, "Chers collègues,"),
        ("paragraph", 1, "Bonjour à tous."),
        ("stage", 1, "(Applaudissements.)"),
        ("label", 2, "Paul Noir"),
        ("paragraph", 2, "Je demande la parole[1] maintenant."),
        ("mark", None, "[1] Voir plus bas."),
        ("paragraph", 3, "Merci."),
        ("stage", None, "Fin de la séance"),
    ]


def test_who_speaks_is_told_by_the_list_then_the_label_then_the_id():
    [record] = read(SITTING)
    speakers = [turn.speaker for turn in record.draft.turns]
    assert [(each.name, each.office) for each in speakers if each] == [
        ("Anna Berg", "La présidente"), ("Paul Noir", ""), ("NoirPaul 2", ""),
    ]  # fmt: skip
    assert [turn.label for turn in record.draft.turns] == ["La présidente", "Paul Noir", None]
    assert all(each and each.status == "labelled" and each.why for each in speakers)


def test_the_header_gives_the_day_of_the_event_and_the_title_in_the_texts_language():
    [record] = read(SITTING)
    draft = record.draft
    assert draft.title == "Procès-verbal de la Diète"
    assert draft.when is not None
    assert (draft.when.edtf, draft.when.words) == ("2019-11-04", "4.11.2019")
    assert (draft.place, draft.language, record.id) == ("Strelsau, Ruritania", "fr", "")


def test_pages_are_milestones_within_paragraphs_too():
    draft = read(SITTING)[0].draft
    assert [(page.label, draft.text[page.start :][:12]) for page in draft.pages] == [
        ("12", "La présidente"[:12]), ("13", " la parole[1]"[:12]),
    ]  # fmt: skip


def test_a_play_names_its_speakers():
    [record] = read(
        f"""<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>
        <sp who="#p1"><speaker>Berg.</speaker><p>Open the door.</p><stage>She knocks.</stage></sp></body></text></TEI>"""
    )
    assert lines(record.draft) == [
        ("label", 1, "Berg."), ("paragraph", 1, "Open the door."), ("stage", 1, "She knocks."),
    ]  # fmt: skip
    assert record.draft.turns[0].label == "Berg"


def test_each_document_of_an_edition_is_a_record():
    first, second = read(EDITION)
    assert (first.id, second.id) == ("d1", "d2")
    draft = first.draft
    assert (draft.title, draft.number, draft.place) == (
        "No. 1 Mr. Berg to Mr. Vogel", "763.72/33m", "Strelsau, Ruritania",
    )  # fmt: skip
    assert draft.when is not None
    assert draft.when.edtf == "1894-01-25"
    assert first.stated["kind"] == "document"
    assert first.stated["addressee"] == "Vogel"
    assert second.draft.when is not None
    assert second.draft.when.edtf == "1895-03-03"


def test_an_enclosure_is_written_by_another():
    turns = [
        (turn.speaker.name if turn.speaker else None, len(turn.paragraphs)) for turn in read(EDITION)[0].draft.turns
    ]
    assert turns == [("Berg", 2), ("Weiss", 1), ("Berg", 1)]


@pytest.mark.parametrize(
    "source",
    [
        SITTING[: len(SITTING) // 2],
        SITTING.replace("</u>", "", 1),
        f"<TEI>{HEADER.replace('xml:', '')}</TEI>",
        '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><TEI><text><p>&b;</p></text></TEI>',
        '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]><TEI><text><p>&a;</p></text></TEI>',
        "<TEI><text>" + "<div>" * 5000 + "</div>" * 5000 + "</text></TEI>",
        "<TEI><text><body/></text></TEI>",
    ],
    ids=["truncated", "unclosed", "header alone", "bomb", "outside entity", "deep", "no words"],
)
def test_bad_xml_is_refused_with_a_reason(source):
    with pytest.raises(Refused) as refusal:
        list(read_tei(source.encode(), "bad.xml"))
    assert len(str(refusal.value)) > 20


def test_entities_of_html_are_read_and_cdata_is_words():
    [record] = read("<TEI><text><body><p>A&nbsp;&eacute;&amp;<![CDATA[<b>]]></p></body></text></TEI>")
    assert record.draft.text == "A\xa0é&<b>"
