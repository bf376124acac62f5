"""What is asked before the rules, to be fast, refuses nothing that a rule would take."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.when.tables import zh
from archive.text.when.tongues import START, VOCABULARIES, gate, rules_at, rules_in, starts

NUMBERS = "1 5 12 31 1990 2022 90 20 1990s 90s '90s 21st 10-12 2021/22 XIX 2010-х 1990er 14.02.2022 2022-02-14 (2020)"
BETWEEN = "the le el dem to and bis au until по до of de des del des·Jahres año années siècle siglo década·de·los века"


@cache
def open_gate(code: str) -> re.Pattern[str]:
    """Return the pattern of all places at which a rule of a language may take something."""
    return gate(code).pattern(likely=False)


@cache
def words_of(code: str) -> list[str]:
    """Return the words that dates of a language are made of."""
    if code == "zh":
        tables = (zh.RELATIVE_YEARS, zh.THAT_YEAR, zh.PHRASES, zh.WEEKS_WITH_DAY, zh.CIRCA_BEFORE, zh.SEASONS)
        return [*(word for table in tables for word in table), *"年月日号个個一二三十周星期世纪這这到至的，初底"]
    words = VOCABULARIES[code]
    tables = (
        words.months, words.day_words, words.relative_months, words.duals, words.week.split(), words.number_words, words.relative_years, words.prefixed_months, words.parts, words.circa,
        words.seasons, words.halves, words.before_year, words.before_month, words.phrases, words.numbers, words.units,
        *(before for before, _ in words.ranges), [before for frame in words.frames for before in frame.before.split("|")],
        [frame.after for frame in words.frames],
    )  # fmt: skip
    known = [word for table in tables for word in table if word]
    return [*known, *(word.capitalize() for word in known), *BETWEEN.replace("·", " ").split()]


@pytest.mark.parametrize("code", [*VOCABULARIES, "zh"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_is_unlikely_is_no_date(code: str, data: st.DataObject) -> None:
    pieces = st.one_of(st.sampled_from(words_of(code)), st.sampled_from(NUMBERS.split(" ")))
    glue = st.sampled_from([" ", " ", "-", "\n", ", "] if code != "zh" else ["", "", " ", "-"])
    text = "".join(piece + data.draw(glue) for piece in data.draw(st.lists(pieces, min_size=1, max_size=6)))
    places = {met.start(START) - 1 for met in starts(code).finditer(f"\n{text}")}
    for met in open_gate(code).finditer(f"\n{text}"):
        at = met.start(START) - 1
        matching = [rule for rule in rules_in(code, False) if rule.pattern.match(text, at)]
        assert not matching or at in places, text[at:]
        assert all(rule in rules_at(code, text[at].isdigit()) for rule in matching), text[at:]


@pytest.mark.parametrize("code", [*VOCABULARIES, "zh"])
def test_every_month_and_phrase_opens_a_date(code: str) -> None:
    """A word that is added to a table cannot be passed over by the gate, which is made of the same tables."""
    if code == "zh":
        dates = [*zh.PHRASES, *(f"{year}5月" for year in zh.RELATIVE_YEARS), "2022年5月", "五月一日"]
    else:
        words = VOCABULARIES[code]
        glue = words.month_year_pattern if words.month_year_pattern.isspace() else " "
        capital = [month.capitalize() for month in words.months]
        dates = [*(f"{month}{glue}2022" for month in capital), *(f"5 {month}" for month in capital), *words.phrases]
    for date in dates:
        places = {met.start(START) - 1 for met in starts(code).finditer(f"\n{date}")}
        assert 0 in places, date
