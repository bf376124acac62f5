"""Folding by tables: the fast ways give what the plain one gives."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import lexemes, spelling
from archive.text.letters import LETTERS, Letters, translated

TABLES = {"letters": LETTERS, "names": spelling._LETTERS, "words": lexemes._WORD_LETTERS}


@pytest.mark.parametrize("name", TABLES)
@given(text=st.text() | st.text(alphabet="Ab .'’“é—ёЁ…½北(\n"))
def test_the_fast_way_gives_what_translate_gives(name: str, text: str) -> None:
    table = TABLES[name]
    mostly_ascii = "plain words of a text, " * 9 + text
    for each in (text, mostly_ascii):
        assert translated(each, table) == each.translate(table)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_folded_stays_as_it_is(name: str) -> None:
    table: Letters = TABLES[name]
    assert all(table[code].translate(table) == table[code] for code in range(sys.maxunicode + 1))
