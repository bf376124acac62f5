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


@pytest.mark.parametrize(
    ("language", "text", "words", "readings"),
    [
        ("de", "am 17. Juni 53 der Aufstand", "17. Juni 53", ["1953-06-17", "2023-06-17"]),
        ("de", "im Mai 68.", "Mai 68", ["1968-05"]),
        ("de", "am 5. Mai 22.", "5. Mai 22", ["2022-05-05"]),
        ("fr", "le 6 juin 44, à l'aube", "6 juin 44", ["1944-06-06"]),
        ("es", "el 23 de febrero de 81", "23 de febrero de 81", ["1981-02-23"]),
        ("ru", "22 июня 41-го", "22 июня 41", ["1941-06-22", "2023-06-22"]),
    ],
)
def test_a_year_of_two_digits_is_offered_and_not_guessed(language, text, words, readings):
    (found,) = find(text, language=language, spoken_on=date(2023, 5, 25))
    assert found.words == words
    assert found.edtf is None
    assert not found.damaged
    assert [reading.edtf for reading in found.readings] == readings


@pytest.mark.parametrize(
    "text", ["On 5 May 20 people died", "In March 45 troops left", "am 5. Mai 10.30 Uhr", "5 May 45% voted"]
)
def test_what_counts_or_tells_the_hour_is_no_year(text):
    (found,) = find(text, language="de" if "Uhr" in text else "en", spoken_on=date(2023, 5, 25))
    assert found.edtf in ("2023-05-05", "2023-03", None)
    assert "45" not in found.words
    assert not found.readings
