"""Lexemes: what meets in the index, and that highlighting speaks of the same lexemes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.lexemes import forms, forms_of_each, is_open, lexemes, spans


def test_characters_come_in_pairs_and_the_last_alone() -> None:
    assert lexemes("北约组织。安全", "zh") == ["北约", "约组", "组织", "织", "安全", "全"]


def test_one_lexeme_begins_at_each_character() -> None:
    text = "安全不可分割的义务"
    assert [lexeme[0] for lexeme in lexemes(text, "zh")] == list(text)


def test_one_character_asks_for_a_beginning() -> None:
    assert [is_open(lexeme) for lexeme in ("北", "は", "은", "北约", "a", "и")] == [True] * 3 + [False] * 3


MEET = [
    ("ru", "переговорах", "Переговоры"),
    ("ru", "ещё", "еще"),
    ("en", "declarations", "Declaration"),
    ("de", "Verträge", "Vertrag"),
    ("fr", "déclarations", "declaration"),
    ("es", "declaraciones", "declaración"),
    ("es", "declaraciones", "declaracion"),
    ("ca", "declaracions", "declaració"),
    ("pt", "declarações", "declaracao"),
    ("zh", "安全保障與談判", "安全保障与谈判"),
    ("zh", "北\n约", "北约"),
    ("uk", "п’ять", "п'ять"),
    ("ar", "المؤتمر", "مؤتمر"),
    ("und", "ＮＡＴＯ", "nato"),
]


@pytest.mark.parametrize(("language", "one", "other"), MEET, ids=[each[0] for each in MEET])
def test_forms_of_one_word_meet(language: str, one: str, other: str) -> None:
    assert lexemes(one, language) == lexemes(other, language) != []


def test_words_of_other_scripts_keep_their_place_among_characters() -> None:
    assert lexemes("与NATO的1997年文件", "zh") == ["与", "nato", "的", "1997", "年文", "文件", "件"]


def test_vowel_signs_do_not_break_a_word() -> None:
    assert lexemes("प्रत्येक व्यक्ति", "und") == ["प्रत्येक", "व्यक्ति"]


def test_spans_lead_back_to_the_text() -> None:
    text = "Straße, п'ять; 北 約!"
    assert [(lexeme, text[start:end]) for lexeme, start, end in spans(text, "und")] == [
        ("strasse", "Straße"), ("пять", "п'ять"), ("北约", "北 約"), ("约", "約"),
    ]  # fmt: skip


@given(st.text(), st.sampled_from(["und", "ru", "en", "es", "zh", "ar"]))
def test_highlighting_sees_the_lexemes_of_the_index(text: str, language: str) -> None:
    found = spans(text, language)
    assert [lexeme for lexeme, _start, _end in found] == lexemes(text, language)
    assert all(0 <= start < end <= len(text) for _lexeme, start, end in found)
    assert all(lexeme and not any(map(str.isspace, lexeme)) for lexeme, _start, _end in found)


def test_threads_do_not_share_a_stemmer() -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: lexemes("переговорах " * 2000, "ru"), range(16)))
    assert all(set(answer) == {"переговор"} for answer in answers)


def test_a_run_without_spaces_goes_on_over_one_space() -> None:
    assert lexemes("北约\n组织  安全", "zh") == ["北约", "约组", "组织", "织", "安全", "全"]


PASSAGES = st.lists(
    st.text(st.one_of(st.sampled_from("aé’п'я -\x1e\u0301\n约"), st.characters(codec="utf-8")))
    | st.sampled_from(["", "п'ять", "x" * 65, "L’État, c’est moi."])
)


@given(PASSAGES)
def test_passages_parted_at_once_are_parted_alike(passages: list[str]) -> None:
    assert forms_of_each(passages) == [forms(passage) for passage in passages]
