"""Akoma Ntoso: a record a section, speakers by label and by the file's list."""

from archive.intake.drafts import Understood
from archive.intake.parsers.akoma_ntoso import read_debate
from tests.intake.parsers.whole import assert_understood

DEBATE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate>
<meta><identification><FRBRWork><FRBRdate date="2021-03-04"/></FRBRWork><FRBRExpression><FRBRlanguage language="eng"/>
</FRBRExpression></identification><references><TLCPerson eId="berg" showAs="Anna Berg"/>
<TLCRole eId="chair" showAs="Chair of the Committee"/></references></meta>
<preface><p><docTitle>Debates of the Diet</docTitle></p></preface>
<debateBody><debateSection eId="s1"><heading>OPENING</heading><narrative>The House met at 2 p.m.</narrative>
<debateSection eId="s2"><heading>BREAD BILL</heading>
<speech by="#berg" as="#chair"><from>The CHAIR:</from><p>I move the bill.</p><ol><li>(a) bread</li><li>(b) butter</li></ol></speech>
<question by="#vogel"><from>*Mr. VOGEL (Strelsau) asked:</from><p>How much?</p><p>(Laughter.)</p></question>
<answer by="#weiss"><p>Two crowns<authorialNote marker="1"><p>Old money.</p></authorialNote>.</p></answer>
<adjournment>The House rose at <recordedTime time="2021-03-04T18:00:00">6 p.m.</recordedTime></adjournment>
</debateSection></debateSection><debateSection eId="s3"><heading>EMPTY</heading></debateSection></debateBody>
</debate></akomaNtoso>"""

FRAGMENT = """---
title: 'House of Assembly: WEDNESDAY 25 JANUARY 1928'
layout: debate
---

<debateSection name="#opening">
<heading>WEDNESDAY, 25th JANUARY, 1928.</heading>
<prayers><narrative>Mr. SPEAKER took the Chair.</narrative></prayers>
<debateSection><heading>CONDOLENCE.</heading>
<speech by="#smuts"><from>&#x2020;Gen. <person>SMUTS</person>:</from><p>I second the motion&nbsp;now.</p></speech>
</debateSection></debateSection>
"""


def read(source: str, name: str) -> list[Understood]:
    data = source.encode()
    records = [record for record in read_debate(data, name) if isinstance(record, Understood)]
    for record in records:
        assert_understood(record, data)
    return records


def test_each_section_with_words_of_its_own_is_a_record():
    records = read(DEBATE, "debate.xml")
    assert [(record.id, record.draft.title) for record in records] == [("s1", "OPENING"), ("s2", "BREAD BILL")]
    assert {record.draft.when.edtf for record in records if record.draft.when} == {"2021-03-04"}
    assert records[1].stated["occasion"] == "Debates of the Diet"
    assert records[0].draft.text == "OPENING\n\nThe House met at 2 p.m."


def test_speakers_are_named_by_list_label_and_id():
    draft = read(DEBATE, "debate.xml")[1].draft
    assert [(turn.label, turn.speaker and turn.speaker.name) for turn in draft.turns] == [
        ("The CHAIR", "Anna Berg"),
        ("*Mr. VOGEL (Strelsau) asked", "Mr. VOGEL"),
        (None, "weiss"),
        (None, None),
    ]
    assert draft.turns[0].speaker is not None
    assert draft.turns[0].speaker.office == "Chair of the Committee"


def test_the_words_stand_in_order():
    draft = read(DEBATE, "debate.xml")[1].draft
    assert [(part.kind, draft.text[part.start : part.end]) for part in draft.parts if part.kind != "space"] == [
        ("heading", "BREAD BILL"),
        ("label", "The CHAIR:"),
        ("paragraph", "I move the bill."),
        ("paragraph", "(a) bread"),
        ("paragraph", "(b) butter"),
        ("label", "*Mr. VOGEL (Strelsau) asked:"),
        ("paragraph", "How much?"),
        ("stage", "(Laughter.)"),
        ("paragraph", "Two crowns[1]."),
        ("mark", "[1] Old money."),
        ("paragraph", "The House rose at 6 p.m."),
    ]


def test_a_fragment_below_front_matter():
    records = read(FRAGMENT, "1928-01-25.markdown")
    assert [(record.id, record.draft.title) for record in records] == [
        ("1", "WEDNESDAY, 25th JANUARY, 1928."), ("2", "CONDOLENCE."),
    ]  # fmt: skip
    draft = records[1].draft
    assert draft.when is not None
    assert draft.when.edtf == "1928-01-25"
    assert (draft.turns[0].label, draft.turns[0].speaker and draft.turns[0].speaker.name) == (
        "†Gen. SMUTS",
        "Gen. SMUTS",
    )
