"""What is sought by its first letters is what the same pattern finds by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import named_offices, treaties
from archive.text.seeking import WHOLE, found, sought

SOUGHT = {
    **{f"office {language}": pattern for language, pattern in named_offices._ALONE.items()},
    **{f"treaty {language}": pattern for language, pattern in treaties._OTHERS.items()},
    "treaty en": treaties._ENGLISH,
}


def by_itself(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern of which `sought` has made another."""
    inner = re.fullmatch(r"\[.+?\]\(\?<=\(\?=\(\?P<whole>(.+)\)\)\.\)", pattern.pattern, re.DOTALL)
    assert inner is not None
    return re.compile(inner[1])


def words_of(pattern: re.Pattern[str]) -> list[str]:
    """Return the runs of letters in a pattern, as they are and with a capital, and what may stand around them."""
    runs = re.findall(r"[^\W\d_]{2,}", by_itself(pattern).pattern.replace(r"\b", " ").replace(r"\s", " "))
    classes = [(letter, rest) for both, rest in re.findall(r"\[(\w\w)\](\w+)", pattern.pattern) for letter in both]
    return [*runs, *(run.capitalize() for run in runs), *(letter + rest for letter, rest in classes)]


@pytest.mark.parametrize("name", SOUGHT)
@given(data=st.data())
def test_found_is_what_the_pattern_finds(name: str, data: st.DataObject) -> None:
    pattern = SOUGHT[name]
    pieces = st.sampled_from(
        [*words_of(pattern), " ", "\n", ".", "-", "，", "of ", " de ", "the ", "Der ", "x", "Paris"]
    )
    text = "".join(data.draw(st.lists(pieces, max_size=12)))
    assert [met.span(WHOLE) for met in found(pattern, text)] == [
        met.span() for met in by_itself(pattern).finditer(text)
    ]


def test_nothing_found_overlaps() -> None:
    pattern = sought("ab", "ab?a?")
    assert [met[WHOLE] for met in found(pattern, "abaab")] == ["aba", "ab"]
