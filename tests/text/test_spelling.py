"""A text as names are spelt, and the way back from it to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.letters import LETTERS, translated
from archive.text.spelling import FoldedText, fold

LETTERLIKE = st.text(st.one_of(st.sampled_from(" .…\n\u3000'«ßéЁ和ｱﾞ\u0301¨㏂ﷺ각a"), st.characters(codec="utf-8")))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("said Mr.  Lavrov, that", "lavrov", "Lavrov"),
        ("« Сергей\nЛавров »", "сергеи лавров".replace("еи", "ей"), "Сергей\nЛавров"),
        ("谢尔盖•拉夫罗夫", "谢尔盖拉夫罗夫", "谢尔盖•拉夫罗夫"),
        ("in the Straße…", "strasse", "Straße"),
        ("a¨ b Jose\u0301 ", "jose", "Jose\u0301"),
    ],
)
def test_places(text: str, name: str, words: str) -> None:
    folded = FoldedText(text)
    at = folded.folded.index(name)
    place = folded.place(at, at + len(name))
    assert place is not None
    assert text[place[0] : place[1]].rstrip("\u0301") == words.rstrip("\u0301")


def test_half_a_character_has_no_place() -> None:
    assert FoldedText("Straße").place(0, 5) is None


@given(LETTERLIKE)
def test_every_letter_leads_back_to_a_character_that_folds_to_it(text: str) -> None:
    folded = FoldedText(text)
    for at, letter in enumerate(folded.folded):
        if letter != " " and (place := folded.place(at, at + 1)):
            assert fold(text[place[0] : place[1]]) in (letter, "")


@given(LETTERLIKE)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_sooner_way_gives_the_same(text: str) -> None:
    assert translated(text + "plain words " * 20, LETTERS) == (text + "plain words " * 20).translate(LETTERS)
