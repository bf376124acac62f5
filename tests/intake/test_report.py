"""The JSON of a dry run: the fields asked for, offsets of the source, nothing that JSON cannot say."""

import json

from archive.intake.parsers.plain import parse
from archive.intake.report import understood
from archive.text.names import NameFinder

TEXT = """Remarks on peace

No. 17-2022

Moscow, 14 February 2022

MR. SMITH:  Thank you, Anna Berg and A. Lee. We met on 3 May 2021.

(Applause.)

MS. BERG:  Not at all.
"""
NAMES = NameFinder(
    [("Anna Berg", "anna-berg", "person"), ("A. Lee", "ann-lee", "person"), ("A. Lee", "al-lee", "person")]
)


def test_everything_asked_for_is_there():
    found = understood(parse(TEXT), "remarks.txt", "remarks", NAMES.find)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert (found["file"], found["id"], found["title"]) == ("remarks.txt", "remarks", "Remarks on peace")
    assert (found["number"], found["language"], found["place"]) == ("17-2022", "en", "Moscow")
    assert found["when"] == {
        "words": "14 February 2022", "edtf": "2022-02-14", "earliest": "2022-02-14", "latest": "2022-02-14",
    }  # fmt: skip
    assert [(date["words"], date["edtf"], date["damaged"]) for date in found["dates"]] == [
        ("14 February 2022", "2022-02-14", False),
        ("3 May 2021", "2021-05-03", False),
    ]


def test_a_turn_leaves_its_label_out_of_its_words():
    turn = understood(parse(TEXT), "remarks.txt", "remarks")["turns"][0]
    assert (turn["label"], turn["speaker"], turn["speaker_status"]) == ("MR. SMITH", "MR. SMITH", "labelled")
    assert [(each["text"], each["kind"]) for each in turn["paragraphs"]] == [
        ("Thank you, Anna Berg and A. Lee. We met on 3 May 2021.", "paragraph"),
        ("(Applause.)", "stage"),
    ]


def test_every_offset_is_of_the_source():
    found = understood(parse(TEXT), "remarks.txt", "remarks", NAMES.find)
    paragraphs = [each for turn in found["turns"] for each in turn["paragraphs"]]
    assert all(each["text"] == TEXT[each["start"] : each["end"]] for each in paragraphs)
    assert all(each["words"] == TEXT[each["start"] : each["end"]] for each in found["dates"] + found["mentions"])


def test_a_name_of_two_people_names_neither():
    mentions = understood(parse(TEXT), "remarks.txt", "remarks", NAMES.find)["mentions"]
    assert [(each["words"], each["key"], sorted(each["keys"])) for each in mentions] == [
        ("Anna Berg", "anna-berg", ["anna-berg"]),
        ("A. Lee", None, ["al-lee", "ann-lee"]),
        ("BERG", "anna-berg", ["anna-berg"]),
    ]


def test_without_a_finder_the_names_are_those_the_parser_was_given():
    found = understood(parse(TEXT, known_names=NAMES), "remarks.txt", "remarks")
    assert [each["key"] for each in found["mentions"]] == ["anna-berg", None, "anna-berg"]
    assert understood(parse(TEXT), "remarks.txt", "remarks")["mentions"] == []
