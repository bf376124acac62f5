"""Titles that a text cites and the archive does not hold are told, once each, with their place."""

from archive.intake.parsers.cited import titles_not_held
from archive.intake.parsers.plain import parse
from archive.text.names import NameFinder

KNOWN = NameFinder([("Charter for European Security", "charter", "document"), ("中导条约", "inf", "document")])


def test_a_title_not_held_is_told_once_with_its_place() -> None:
    text = "«Договор о ракетах», «Договор о ракетах» и “Charter for European Security”, 《中导条约》, 《上海公报》."
    told = titles_not_held(text, KNOWN.find(text))
    assert [(text[one.start : one.end], one.code) for one in told] == [
        ("Договор о ракетах", "title-not-held"), ("上海公报", "title-not-held"),
    ]  # fmt: skip
    assert "Title not held: “Договор о ракетах”." in told[0].message


def test_the_draft_of_a_text_tells_it_where_names_are_known() -> None:
    text = "Remarks\n\n3 March 2022\n\nWe signed the “Treaty on Open Skies” in time."
    codes = [trouble.code for trouble in parse(text, known_names=KNOWN).troubles]
    assert codes.count("title-not-held") == 1
    assert "title-not-held" not in [trouble.code for trouble in parse(text).troubles]
