"""The statement of 14 February 2022, received damaged: its dates, all of them and nothing else."""

from datetime import date
from pathlib import Path

from archive.text.when import find

TEXT = (Path(__file__).parents[3] / "fixtures/seed/000_9c3469c8acea615d.txt").read_bytes().decode("utf-8")
SPOKEN = date(2022, 2, 14)
DATES = [
    ("2022年2月14日", "2022-02-14"),
    ("202112 月中旬", None),
    ("今年1月中旬", "2022-01-11/2022-01-20"),
    ("今年 121 日", None),
    ("今年 1 月 25 日", "2022-01-25"),
    ("1997年", "1997"),
    ("1999 年", "1999"),
    ("2010 年", "2010"),
    ("2002年", "2002"),
    ("2010年", "2010"),
    ("2020年9月", "2020-09"),
    ("2020 年", "2020"),
    ("202112月", None),
    ("1997年", "1997"),
    ("今天", "2022-02-14"),
    ("明天", "2022-02-15"),
    ("明天", "2022-02-15"),
    ("两天后", "2022-02-16"),
]


def found():
    return find(TEXT, language="zh", spoken_on=SPOKEN)


def test_exactly_these_dates():
    assert [(date.words, date.edtf) for date in found()] == DATES


def test_without_the_language_the_same():
    assert find(TEXT, spoken_on=SPOKEN) == found()


def test_damaged_are_those_without_edtf():
    assert [date.words for date in found() if date.damaged] == ["202112 月中旬", "今年 121 日", "202112月"]
    assert all(bool(date.readings) == date.damaged for date in found())


def test_readings_of_the_damaged():
    damaged = {date.words: date.readings for date in found() if date.damaged}
    first = damaged["202112 月中旬"][0]
    assert (first.edtf, first.words) == ("2021-12-11/2021-12-20", "2021年12月中旬")
    assert [reading.edtf for reading in damaged["202112月"]] == ["2021-12"]
    day = damaged["今年 121 日"]
    assert [(reading.edtf, reading.words) for reading in day] == [
        ("2022-01-21", "2022年1月21日"),
        ("2022-12-01", "2022年12月1日"),
    ]
    assert "before the day of speaking" in day[0].why
    assert day[-1].why == "after the day of speaking"


def test_without_the_day_of_speaking_nothing_relative_has_edtf():
    relative = [date for date in find(TEXT, language="zh") if date.relative]
    assert [date.words for date in relative] == [
        *("今年1月中旬", "今年 121 日", "今年 1 月 25 日", "今天", "明天", "明天", "两天后")
    ]
    assert all(date.edtf is None for date in relative)
