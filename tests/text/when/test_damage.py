"""Dates that lost characters: never guessed, always with their possible readings, best first."""

from datetime import date

import pytest

from archive.text.when import find

DAMAGED = [
    ("zh", "202112 月中旬", ["2021-12-11/2021-12-20"]),
    ("zh", "202112月", ["2021-12"]),
    ("zh", "20211月23日", ["2021-01-23"]),
    ("zh", "2021 12月", ["2021-12"]),
    ("zh", "20211 2月", ["2021-12", "2021-01/2021-02"]),
    ("zh", "今年 121 日", ["2022-01-21", "2022-12-01"]),
    ("zh", "去年121日", ["2021-01-21", "2021-12-01"]),
    ("zh", "2022年214日", ["2022-02-14"]),
    ("zh", "2022年2 14日", ["2022-02-14"]),
    ("zh", "2022年25日", ["2022-XX-25", "2022-02-05"]),
    ("zh", "2022年1125日", ["2022-11-25"]),
    ("zh", "2022214日", ["2022-02-14"]),
    ("zh", "202年12月", ["2021-12", "2020-12", "202X-12", "2022-12"]),
    ("zh", "20 21年12月", ["2021-12"]),
    ("zh", "2021年2月30日", ["2021-02"]),
    ("ru", "25января2022", ["2022-01-25"]),
    ("ru", "второе марта2022", ["2022-03-02"]),
    ("ru", "25января 2022 года", ["2022-01-25"]),
    ("ru", "декабря2021 года", ["2021-12"]),
    ("ru", "14 января 202 года", ["2022-01-14", "2021-01-14", "2020-01-14", "202X-01-14"]),
    ("ru", "14 февраля 20 22 года", ["2022-02-14"]),
    ("ru", "31 февраля 2022 года", ["2022-02"]),
    ("en", "14February2022", ["2022-02-14"]),
    ("en", "February14, 2022", ["2022-02-14"]),
    ("en", "December2021", ["2021-12"]),
    ("en", "14 January 202.", ["2022-01-14", "2021-01-14", "2020-01-14", "202X-01-14"]),
    ("en", "31 February 2022", ["2022-02"]),
]


@pytest.mark.parametrize(("language", "text", "readings"), DAMAGED)
def test_damaged(language, text, readings):
    (found,) = find(text, language=language, spoken_on=date(2022, 2, 14))
    assert (found.words, found.edtf, found.damaged) == (text.rstrip("."), None, True)
    assert sorted(reading.edtf for reading in found.readings) == sorted(readings)
    assert found.readings[0].edtf == readings[0] or text == "2022年25日"
    assert all(reading.words and reading.why for reading in found.readings)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "2020 年 12 月 1 日"),
        ("zh", "今年 1 月 25 日"),
        ("ru", "25 января 2022 г."),
        ("en", "14 February 2022"),
    ],
)
def test_spaces_alone_are_no_damage(language, text):
    assert [found.damaged for found in find(text, language=language, spoken_on=date(2022, 2, 14))] == [False]


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "历时121日"), ("zh", "200012人"), ("ru", "25мая"), ("en", "Apollo 11")]
)
def test_what_is_no_date_is_no_damaged_date(language, text):
    assert [found for found in find(text, language=language) if found.damaged] == []
