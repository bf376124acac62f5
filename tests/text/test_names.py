"""Names: which spellings are one name, and where names stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.names import FoundName, NameFinder, fold

ALIKE = [
    ("谢尔盖•拉夫罗夫", "谢尔盖·拉夫罗夫"),
    ("谢尔盖・拉夫罗夫", "谢尔盖拉夫罗夫"),
    ("谢尔盖‧拉夫罗夫", "谢尔盖⋅拉夫罗夫"),
    ("ジョン･スミス", "ジョンスミス"),
    ("謝爾蓋•拉夫羅夫", "谢尔盖•拉夫罗夫"),
    ("臺灣", "台湾"),
    ("《俄罗斯与北约基本文件》", "俄罗斯与北约基本文件"),
    ("俄罗斯—北约", "俄罗斯－北约"),
    ("Горбачёв", "ГОРБАЧЕВ"),
    ("С.В.Лавров", "С. В. Лавров"),
    ("Зеле\u0301нський", "Зеленський"),
    ("Лук'янов", "Лукʼянов"),
    ("André Müller", "Andre Muller"),
    ("Wałęsa", "walesa"),
    ("Straße", "STRASSE"),
    ("Παπανδρέου", "παπανδρεου"),
    ("İstanbul", "istanbul"),
    ("أحمد", "احمد"),
    ("  Sergey\u00a0 Lavrov\n", "sergey lavrov"),
    ("ＮＡＴＯ", "NATO"),
    ("ｶﾞｽ", "ガス"),
]
APART = [("Андрей", "Андреи"), ("Київ", "Киів"), ("が", "か"), ("Lavrov", "Lavrova"), ("महाराज", "महरज")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_written_two_ways_it_is_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_short_i_taken_apart_is_still_itself() -> None:
    assert fold("Андре\u0438\u0306") == fold("Андрей")


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def words(names: list[str], text: str) -> list[str]:
    found = NameFinder([(name, f"key-{number}", "person") for number, name in enumerate(names)]).find(text)
    assert all(text[each.start : each.end] == each.words for each in found)
    return [each.words for each in found]


FINDS = [
    ("whole words only", ["Рим"], "Римский договор, Рим", ["Рим"]),
    ("the longest", ["Lavrov", "Sergey Lavrov"], "Sergey Lavrov and Lavrov", ["Sergey Lavrov", "Lavrov"]),
    ("the shorter when the longer goes on", ["Iran", "Iran Nu"], "Iran Nuclear", ["Iran"]),
    ("over the end of a line", ["Sergey Lavrov"], "Sergey\n  Lavrov", ["Sergey\n  Lavrov"]),
    ("not over an empty line", ["Sergey Lavrov"], "Sergey\n\nLavrov", []),
    ("not over the end of a sentence", ["Rome Declaration"], "in Rome. Declaration of", []),
    ("possessive", ["Lavrov"], "Lavrov's words, Lavrov’s", ["Lavrov", "Lavrov"]),
    ("elided article", ["Estaing"], "d'Estaing", ["Estaing"]),
    ("apostrophe within a Cyrillic word", ["Лук"], "Лук'янов", []),
    ("Chinese needs no edges", ["北约"], "美国和北约发来", ["北约"]),
    ("Latin beside Chinese", ["NATO"], "与NATO的", ["NATO"]),
    ("traditional text", ["北约"], "北約秘書長", ["北約"]),
    ("other dot in the text", ["谢尔盖·拉夫罗夫"], "部长谢尔盖•拉夫罗夫与", ["谢尔盖•拉夫罗夫"]),
    ("broken Chinese line", ["拉夫罗夫"], "拉夫\n罗夫", ["拉夫\n罗夫"]),
    ("Korean endings", ["라브로프"], "라브로프는", ["라브로프"]),
    ("acronym in capitals only", ["US"], "told us that the US", ["US"]),
    ("name of one word with its capital", ["Rice"], "rice and Rice", ["Rice"]),
    ("stress marks", ["Путин"], "Пу\u0301тин", ["Пу\u0301тин"]),
    ("mark on the last letter", ["Jose"], "Jose\u0301 said", ["Jose\u0301"]),
    ("letter that folds to two", ["Strasse"], "die Straße", ["Straße"]),
]


@pytest.mark.parametrize(("names", "text", "expected"), [each[1:] for each in FINDS], ids=[each[0] for each in FINDS])
def test_finding(names: list[str], text: str, expected: list[str]) -> None:
    assert words(names, text) == expected


def test_name_of_several_entries_gives_all_their_keys() -> None:
    finder = NameFinder([("Georgia", "georgia-state", "place"), ("GEORGIA", "georgia", "place"), ("", "x", "place")])
    assert finder.find("in Georgia") == [FoundName(3, 10, "Georgia", ("georgia-state", "georgia"), "place")]


def test_no_names_find_nothing() -> None:
    assert NameFinder([]).find("Lavrov") == []


@given(
    st.text(alphabet="ab c.•'\n北约ßё\u0301ИЙ(", max_size=40), st.lists(st.text("ab北约ßИ ", min_size=1), max_size=5)
)
def test_what_is_found_is_the_name_at_its_place(text: str, names: list[str]) -> None:
    for found in NameFinder([(name, name, "person") for name in names]).find(text):
        assert text[found.start : found.end] == found.words
        assert fold(found.words) in {fold(key) for key in found.keys}
