"""What is true of every date and of every text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.when import WhenError, find, from_edtf, read, show

DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9998, 12, 31))
MONTHS = DAYS.map(lambda day: f"{day:%m}".join((f"{day.year:04}-", "")))
YEARS = DAYS.map(lambda day: f"{day.year:04}")
DECADES = DAYS.map(lambda day: f"{day.year:04}"[:3] + "X")
CENTURIES = DAYS.map(lambda day: f"{day.year:04}"[:2] + "XX")
CODES = st.sampled_from([*range(21, 25), *range(33, 42)])
STRETCHES = st.tuples(YEARS, CODES).map(lambda pair: f"{pair[0]}-{pair[1]}")
PLAIN = st.one_of(DAYS.map(date.isoformat), MONTHS, YEARS, DECADES, CENTURIES, STRETCHES)
MARKED = st.tuples(PLAIN, st.sampled_from(["", "?", "~", "%"])).map("".join)
RANGES = st.lists(st.one_of(DAYS.map(date.isoformat), MONTHS, YEARS), min_size=2, max_size=2).map(sorted).map("/".join)
OPEN = st.one_of(
    PLAIN.map(lambda edtf: f"{edtf}/.."), PLAIN.map(lambda edtf: f"../{edtf}"), YEARS.map(lambda y: f"{y}/")
)
LANGUAGES = st.sampled_from(["en", "ru", "zh", "uk", "de", "fr", "es", "ar"])
# Text in which dates are likely, and likely to be broken.
DATELIKE = st.lists(
    st.sampled_from(
        "0 1 2 12 19 20 2021 31 年 月 日 今年 中旬 两 天 后 世纪 年代 January May in the from to of early since 1990s "
        "– - / . , ( ) 's января мая года с по в начале 90-х сегодня через дня назад № \n".split(" ")
        + [" ", "\n", "\u3000", "\xa0"]
    ),
    max_size=24,
).map("".join)


@given(st.one_of(MARKED, OPEN, RANGES))
def test_first_day_is_not_after_last(edtf):
    try:
        when = from_edtf(edtf)
    except WhenError:
        return
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert from_edtf(when.edtf).edtf == when.edtf


@given(DAYS)
def test_narrower_lies_within_wider(day):
    iso = day.isoformat()
    widening = [iso, iso[:7], iso[:4], iso[:3] + "X", iso[:2] + "XX", iso[:1] + "XXX"]
    bounds = [from_edtf(edtf) for edtf in widening]
    for narrow, wide in zip(bounds, bounds[1:], strict=False):
        assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest


@given(MARKED)
def test_about_widens(edtf):
    exact, about = from_edtf(edtf.rstrip("?~%")), from_edtf(edtf.rstrip("?~%") + "~")
    assert about.earliest <= exact.earliest <= exact.latest <= about.latest


@settings(deadline=None)
@given(st.one_of(MARKED, OPEN, RANGES), LANGUAGES)
def test_what_is_shown_is_read_back(edtf, language):
    try:
        canonical = from_edtf(edtf).edtf
    except WhenError:
        return
    assert read(show(canonical, language), language=language).edtf == canonical


@given(MARKED, DAYS)
def test_holds_for_certain_only_within_the_bounds(edtf, day):
    when = from_edtf(edtf)
    assert (when.holds_on(day) == "no") == (not when.overlaps(day, day))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), DATELIKE), st.none() | LANGUAGES, st.none() | st.dates())
def test_find_keeps_to_the_text(text, language, spoken_on):
    end = 0
    for found in find(text, language=language, spoken_on=spoken_on):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words
        assert not (found.damaged and (found.edtf is not None or not found.readings))
        if found.edtf is not None:
            assert from_edtf(found.edtf).edtf == found.edtf
        for reading in found.readings:
            from_edtf(reading.edtf)
        end = found.end


@settings(deadline=None)
@given(st.one_of(st.text(), DATELIKE), st.none() | st.dates())
def test_read_gives_a_date_or_a_reason(text, spoken_on):
    try:
        when = read(text, spoken_on=spoken_on)
    except WhenError as error:
        assert str(error)
    else:
        assert from_edtf(when.edtf).edtf == when.edtf


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "年",
        "1 ",
        "1月",
        "2021 ",
        "January ",
        "in ",
        "с ",
        "from 10 to ",
        "(1999",
        "一",
        " ",
        "1-",
        "今天",
    ],
)
def test_monotonous_texts_end(unit, language):
    find(unit * (20_000 // len(unit)), language=language)
