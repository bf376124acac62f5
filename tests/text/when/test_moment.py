"""Periods: what they share with other days, and on which days they hold."""

from datetime import date

import pytest

from archive.text.when import from_edtf


@pytest.mark.parametrize(
    ("edtf", "day", "answer"),
    [
        ("2004-03-09/..", "2004-03-08", "no"),
        ("2004-03-09/..", "2004-03-09", "yes"),
        ("2004-03-09/..", "2030-01-01", "yes"),
        ("2004-03-09/", "2004-03-09", "possibly"),
        ("2004/2020", "2004-06-01", "possibly"),
        ("2004/2020", "2005-01-01", "yes"),
        ("2004/2020", "2019-12-31", "yes"),
        ("2004/2020", "2020-01-01", "yes"),
        ("2004/2020", "2020-01-02", "possibly"),
        ("2004/2020", "2021-01-01", "no"),
        ("../2020-05-01", "1900-01-01", "yes"),
        ("/2020-05-01", "1900-01-01", "possibly"),
        ("2004", "2004-06-01", "possibly"),
        ("2004-06-01", "2004-06-01", "yes"),
        ("2004-03-09?/2020-01-21", "2010-01-01", "possibly"),
        ("2004-03-09/2020-01-21~", "2010-01-01", "possibly"),
    ],
)
def test_holds_on(edtf, day, answer):
    assert from_edtf(edtf).holds_on(date.fromisoformat(day)) == answer


@pytest.mark.parametrize(
    ("edtf", "first", "last", "shared"),
    [
        ("2021", "2021-12-31", "2022-01-31", True),
        ("2021", "2022-01-01", None, False),
        ("2021", None, "2020-12-31", False),
        ("2021", None, None, True),
        ("2004/..", "2050-01-01", "2050-01-02", True),
        ("../2004", "2005-01-01", None, False),
        ("XXXX-01-25", "2005-01-01", "2005-01-01", True),
    ],
)
def test_overlaps(edtf, first, last, shared):
    day = date.fromisoformat
    assert from_edtf(edtf).overlaps(first and day(first), last and day(last)) is shared
