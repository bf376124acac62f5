"""Names in two scripts: known pairs are alike, others not, and Chinese is left to others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.likeness import alike, block, in_latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Lavrov", "Лавров Сергей"),
        ("Antony Blinken", "Энтони Блинкен"),
        ("Boris Pistorius", "بوريس بيستوريوس"),
        ("Boris Johnson", "ボリス・ジョンソン"),
        ("Dmytro Kuleba", "Дмитро Кулеба"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert block(one) == block(other)
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Sergey Lavrov", "Сергей Иванов"), ("Anna Berg", "Мария Фогель")])
def test_two_names(one: str, other: str) -> None:
    assert not alike(one, other)


def test_chinese_and_single_words_have_no_block() -> None:
    assert in_latin("王毅") == ""
    assert block("王毅") == block("Лавров") == ()


@given(st.text(max_size=40))
def test_any_words_have_a_block(words: str) -> None:
    assert all(part.isascii() for part in block(words))
