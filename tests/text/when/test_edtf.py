"""EDTF: what is accepted, its canonical spelling, its bounds, checked against another's reader for syntax."""

from datetime import date

import pytest
from edtf import parse_edtf

from archive.text.when import WhenError, from_edtf

BOUNDS = [
    ("2022-02-14", "2022-02-14", "2022-02-14"),
    ("2022-02", "2022-02-01", "2022-02-28"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("1997", "1997-01-01", "1997-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("202X-12", "2020-12-01", "2029-12-31"),
    ("202X-02-29", "2020-02-29", "2028-02-29"),
    ("2021-XX-25", "2021-01-25", "2021-12-25"),
    ("2021-XX-31", "2021-01-31", "2021-12-31"),
    ("2021-12-XX", "2021-12-01", "2021-12-31"),
    ("2021-21", "2021-03-01", "2021-05-31"),
    ("2021-22", "2021-06-01", "2021-08-31"),
    ("2021-23", "2021-09-01", "2021-11-30"),
    ("2021-24", "2021-01-01", "2022-02-28"),
    ("9999-24", "9999-01-01", "9999-12-31"),
    ("2021-33", "2021-01-01", "2021-03-31"),
    ("2021-36", "2021-10-01", "2021-12-31"),
    ("2021-37", "2021-01-01", "2021-04-30"),
    ("2021-39", "2021-09-01", "2021-12-31"),
    ("2021-40", "2021-01-01", "2021-06-30"),
    ("2021-41", "2021-07-01", "2021-12-31"),
    ("1950?", "1950-01-01", "1950-12-31"),
    ("1950~", "1949-01-01", "1951-12-31"),
    ("1950%", "1949-01-01", "1951-12-31"),
    ("199X~", "1980-01-01", "2009-12-31"),
    ("2021-12~", "2021-11-01", "2022-01-31"),
    ("2021-12-15~", "2021-12-14", "2021-12-16"),
    ("9999~", "9998-01-01", "9999-12-31"),
    ("0001-01-01~", "0001-01-01", "0001-01-02"),
    ("2021-12-11/2021-12-20", "2021-12-11", "2021-12-20"),
    ("2004-03-09/2020", "2004-03-09", "2020-12-31"),
    ("../2021-12-15", None, "2021-12-15"),
    ("2021-12-15/..", "2021-12-15", None),
    ("2004/", "2004-01-01", None),
    ("/2004", None, "2004-12-31"),
    ("XXXX-01-25", None, None),
    ("XXXX-03", None, None),
    ("XXXX", None, None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS)
def test_bounds(edtf, first, last):
    when = from_edtf(edtf, "as found")
    assert (when.words, when.edtf) == ("as found", edtf)
    assert (when.earliest, when.latest) == tuple(day and date.fromisoformat(day) for day in (first, last))


@pytest.mark.parametrize("edtf", [row[0] for row in BOUNDS])
def test_another_reader_knows_it(edtf):
    assert str(parse_edtf(edtf)) == edtf


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        (" 2021-12 ", "2021-12"),
        ("199x", "199X"),
        ("199u", "199X"),
        ("2004/open", "2004/.."),
        ("2004/unknown", "2004/"),
        ("2021-12-15/2021-12-15", "2021-12-15"),
        ("2004 / 2020", "2004/2020"),
    ],
)
def test_canonical(written, canonical):
    assert from_edtf(written).edtf == canonical


@pytest.mark.parametrize(
    ("edtf", "says"),
    [
        ("2022-02-31", "February 2022 has 28 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("2021-04-31", "April 2021 has 30 days"),
        ("2021-13", "months are 01 to 12"),
        ("2021-00", "months are 01 to 12"),
        ("2021-21-05", "there is no month 21"),
        ("2021-01-00", "there is no day 00"),
        ("XXXX-02-30", "there is no day 30"),
        ("0000", "there is no year 0"),
        ("12021", "between 0001 and 9999"),
        ("-0044", "between 0001 and 9999"),
        ("Y17000", "between 0001 and 9999"),
        ("2021-05-04T10:00", "time of day"),
        ("2004/2003", "ends before it starts"),
        ("2021-05-04/2021-05-03", "ends before it starts"),
        ("XXXX-05/2021", "one end has a year"),
        ("../..", "neither start nor end"),
        ("/", "neither start nor end"),
        ("", "is not a date in EDTF"),
        ("yesterday", "is not a date in EDTF"),
        ("2021-1-5", "is not a date in EDTF"),
        ("２０２１", "is not a date in EDTF"),
    ],
)
def test_refused_with_a_reason(edtf, says):
    with pytest.raises(WhenError, match=says):
        from_edtf(edtf)


def test_about_a_winter_widens_by_a_winter():
    when = from_edtf("2021-24~")
    assert (when.earliest, when.latest) == (date(2020, 10, 1), date(2022, 5, 31))
