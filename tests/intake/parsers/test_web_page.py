"""Saved pages: the words without the menus, labels in bold, what the page says of itself, and pages that lie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.intake.drafts import HEADING, Understood
from archive.intake.parsers.web_page import read_page
from archive.intake.received import Refused
from archive.intake.understanding import within
from tests.intake.parsers.whole import assert_understood
from tests.waiting import LONG

NEWS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Talks with the Prime Minister of Ruritania | Ministry of Foreign Affairs</title>
<meta property="og:site_name" content="Ministry of Foreign Affairs">
<link rel="canonical" href="https://ministry.example/news/17">
<script>document.write("<b>Nobody:</b> I was never said.")</script>
<style>p { color: red }</style></head>
<body>
<nav><ul><li><a href="/">Home page of the ministry</a></li><li><a href="/news">All the news that there is</a></li></ul></nav>
<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="name">Talks with the Prime&nbsp;Minister of Ruritania</h1>
<time itemprop="datePublished" datetime="2022-02-14T23:30:00-05:00">14 February 2022</time>
<div class="p-location">Strelsau</div>
<div itemprop="articleBody">
<p><strong>Minister Anna Berg</strong>: Good afternoon.<br>We have met to talk
of peace.</p>
<p>It was a long   day.</p>
<p><b>Prime Minister </b><a href="/x"><b>Karl Vogel</b><span class="tooltip hidden">Vogel Karl</span></a>: Thank you. I agree.</p>
<p><i>(Applause.)</i></p>
<p><b>Anna Berg:</b> Then it is settled. <span style="display: none">Not shown.</span></p>
</div>
<div class="more"><h3>More</h3><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></div>
</article>
<aside><p>Subscribe to our letter. It comes every day and tells you everything that there is.</p></aside>
<footer><p>All rights are reserved. The ministry stands in the middle of the town, on the river.</p></footer>
</body></html>"""


def read(page: str, encoding: str = "utf-8", name: str = "page.html") -> Understood:
    data = page.encode(encoding)
    record = read_page(data, name)
    assert_understood(record, data)
    return record


def turns(record: Understood) -> list[tuple[str | None, list[str]]]:
    text = record.draft.text
    return [
        (turn.label, [f"{part.kind}: {text[part.start : part.end]}" for part in turn.paragraphs])
        for turn in record.draft.turns
    ]


def test_words_are_taken_out_and_menus_are_not():
    record = read(NEWS)
    assert turns(record) == [
        (
            "Minister Anna Berg",
            ["paragraph: Good afternoon.", "paragraph: We have met to talk of peace.", "paragraph: It was a long day."],
        ),
        ("Prime Minister Karl Vogel", ["paragraph: Thank you. I agree.", "stage: (Applause.)"]),
        ("Anna Berg", ["paragraph: Then it is settled."]),
    ]
    for words in ("never said", "Home page", "Subscribe", "rights", "Not shown", "Vogel Karl", "Two"):
        assert words not in record.draft.text


def test_what_the_page_says_of_itself():
    record = read(NEWS)
    draft = record.draft
    assert draft.title == "Talks with the Prime Minister of Ruritania"
    assert (draft.place, draft.language) == ("Strelsau", "en")
    # The day as written, not moved into another time zone.
    assert draft.when is not None
    assert draft.when.edtf == "2022-02-14"
    assert record.stated == {"address": "https://ministry.example/news/17", "publisher": "Ministry of Foreign Affairs"}
    assert record.received.media_type == "text/html"


def test_what_was_left_in_the_page_is_told():
    [trouble] = [each for each in read(NEWS).received.troubles if each.code == "page-around"]
    assert "characters" in trouble.message


def test_a_speakers_office_is_kept_apart_from_the_name():
    speaker = read(NEWS).draft.turns[1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.office, speaker.status) == ("Karl Vogel", "Prime Minister", "labelled")


def test_names_in_bold_that_end_with_a_full_stop():
    page = """<html><body><h2>Sitting of Monday 3 May 2021</h2>
    <p><b>M.&nbsp;le président.</b> La séance est ouverte.</p>
    <p><b><a href="/a">M.&nbsp;Paul Noir</a>, </b><i>rapporteur</i>. Je suis contre.</p>
    <p><b>Plusieurs députés.</b> Oh&nbsp;!</p>
    <p><b>M.&nbsp;le président.</b> Du calme.</p>
    <p><b>Plusieurs députés.</b> Ah&nbsp;!</p></body></html>"""
    assert [label for label, _ in turns(read(page))] == [
        "M.\xa0le président", "M.\xa0Paul Noir, rapporteur", "Plusieurs députés", "M.\xa0le président",
        "Plusieurs députés",
    ]  # fmt: skip


def test_indents_stand_before_no_label():
    page = """<html><body><h1>例行记者会</h1><p>　　<b>路透社记者：</b>请问中方对此有何评论？</p>
    <p>&nbsp; <b>王文：</b>中方一贯主张通过对话和谈判解决争端。</p></body></html>"""
    assert [label for label, _ in turns(read(page))] == ["路透社记者", "王文"]


def test_elements_called_after_speakers_are_labels():
    page = """<html><body><h1>Talks</h1><div class="turn-speaker speaker">Anna Berg</div><div class="words">Good afternoon
    to all of you.</div><div class="speaker">The visitor from the hills</div><div class="words">Thank you.</div>
    <div class="speaker">A long tale of nobody, told in full, so that it cannot be the name of anybody who speaks in these
    talks of ours.</div></body></html>"""
    assert [label for label, _ in turns(read(page))] == ["Anna Berg", "The visitor from the hills"]


def test_a_bold_beginning_is_not_always_a_speaker():
    page = """<html><body><h1>Facts about the budget</h1>
    <p><b>Health care.</b> We will build hospitals in every town of the country.</p>
    <p><b>Schools:</b> We will build schools in every village of the country.</p>
    <p><b>What we want</b> is to build roads through every forest of the country.</p></body></html>"""
    assert [label for label, _ in turns(read(page))] == [None]


def test_headings_are_not_said():
    page = """<html><body><h1>Declaration</h1><h2>Article 1</h2><p>All are equal before the law.</p>
    <h2>Article 2</h2><p>Nobody stands above the law.</p></body></html>"""
    draft = read(page).draft
    headings = [draft.text[part.start : part.end] for part in draft.parts if part.kind == HEADING]
    assert headings == ["Declaration", "Article 1", "Article 2"]


def test_lines_broken_within_a_paragraph_are_paragraphs():
    page = "<html><body><h1>Interview</h1><p>Q: Why?<br>A: Because.<br><br>Q: When?<br>A: Now.</p></body></html>"
    assert [label for label, _ in turns(read(page))] == ["Q", "A", "Q", "A"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("gb2312", "gb18030"),
        ("ISO-8859-1", "cp1252"),
        ("big5", "big5hkscs"),
        ("utf-8", "utf-8"),
    ],
)
def test_the_declared_encoding_is_believed_where_it_holds(declared, encoding):
    words = {
        "cp1251": "Добрый день, коллеги.",
        "gb18030": "女士们，先生们，大家好。",
        "big5hkscs": "各位先生女士，大家好。",
    }
    said = words.get(encoding, "L’été à Genève.")
    record = read(f'<html><head><meta charset="{declared}"></head><body><p>{said}</p></body></html>', encoding)
    assert record.draft.text == said
    assert record.received.encoding == encoding


def test_a_page_that_lies_about_its_encoding_is_read_as_what_it_is():
    record = read(
        '<html><head><meta charset="utf-8"></head><body><p>Добрый день, коллеги, садитесь.</p></body></html>', "cp1251"
    )
    assert record.draft.text == "Добрый день, коллеги, садитесь."
    assert "encoding-wrong" in [trouble.code for trouble in record.received.troubles]


@pytest.mark.parametrize("unfit", ["\x01", "&#1;", "\x0c", "\uffff"])
def test_control_characters_around_what_is_taken_away(unfit):
    record = read(f"<html><body><p>It is{unfit} so,<script>x</script>{unfit} and it is{unfit} good.</p></body></html>")
    assert "so," in record.draft.text
    assert "good." in record.draft.text


def test_entities_of_a_document_type_are_not_followed():
    page = """<!DOCTYPE html [<!ENTITY outside SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">]>
    <html><body><p>Words, &outside; &a;.</p></body></html>"""
    assert "aaaaaaaaaa" not in read(page).draft.text.replace('<!ENTITY a "aaaaaaaaaa">', "")


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>var a = 1</script></body></html>", "<p> </p>"])
def test_a_page_without_words_is_refused(page):
    with pytest.raises(Refused):
        read_page(page.encode(), "empty.html")


@pytest.mark.parametrize(
    "page",
    ["<div>" * 100_000 + "words", "<p>" * 100_000 + "words", "<b>word " * 50_000, "<a href=x>y</a> " * 50_000,
     "<table><tr><td>word" * 5_000, "<ul><li>" * 20_000 + "words", "<br>" * 200_000 + "words", "<p>" + "word " * 200_000],
    ids=lambda page: page[:8],
)  # fmt: skip
def test_a_monstrous_page_takes_time_in_proportion(page):
    with within(10 * LONG):  # quadratic work would take hours on these
        try:
            assert_understood(read_page(page.encode(), "monster.html"), page.encode())
        except Refused as refusal:
            assert str(refusal)


TAGS = "p div b i br h1 h2 table tr td ul li a span article pre blockquote hr time section nav".split()
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["Anna Berg: ", "Yes. ", "&nbsp;", "&lt;", "&#0;", "&#x1f600;", "<!-- x -->", "<![CDATA[", "\n", "<", "问："]
    ),
    st.text(max_size=8),
)


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_page_is_too_strange(page):
    data = page.encode("utf-8", "replace")
    try:
        record = read_page(data, "strange.html")
    except Refused:
        return
    assert_understood(record, data)
