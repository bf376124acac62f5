"""Chinese dates that lost 年 or 月, so that year and month or month and day ran together: possible readings,
ranked."""

import re
from collections.abc import Iterator
from datetime import date

from archive.text.when.han_patterns import NOT_INSIDE, SP, either, guarded
from archive.text.when.meaning import Meaning, Parts, Reading
from archive.text.when.points import WhenError
from archive.text.when.rules import Rule, rule
from archive.text.when.spoken import YEAR, counted
from archive.text.when.tables import zh

_PART = f"(?:{SP}(?P<p_a>{either(zh.PARTS_OF_MONTH)}))?"
_RELATIVE = guarded({word: (before, after) for word, (_, before, after) in zh.RELATIVE_YEARS.items()})
_NO_YEAR = rf"{NOT_INSIDE}(?P<y_a>(?:19|20)\d\d)(?P<gap>[^\S\n]?)(?P<m_a>\d(?:[^\S\n]?\d)?){SP}月(?:{SP}(?P<d_a>\d{{1,2}}){SP}[日号號])?"
_NO_MONTH = (
    rf"(?:{NOT_INSIDE}(?P<y_a>[12]\d{{3}}){SP}年|(?P<r_a>{_RELATIVE})){SP}(?P<n_a>\d(?:[^\S\n]?\d){{1,3}}){SP}[日号號]"
)
_NEITHER = rf"{NOT_INSIDE}(?P<y_a>(?:19|20)\d\d)(?P<n_a>\d{{2,4}}){SP}[日号號]"
_LOST_DIGIT = (
    rf"{NOT_INSIDE}(?P<y_a>(?:19|20)\d){SP}年{SP}(?P<m_a>1[0-2]|0?[1-9]){SP}月(?:{SP}(?P<d_a>\d{{1,2}}){SP}[日号號])?"
)
_GAP = rf"{NOT_INSIDE}(?P<y_a>[12]\d{{0,2}}[^\S\n]\d{{1,3}}){SP}年{SP}(?P<m_a>1[0-2]|0?[1-9]){SP}月(?:{SP}(?P<d_a>\d{{1,2}}){SP}[日号號])?"
AFTER_SPEAKING = "after the day of speaking"
BEFORE_SPEAKING = "before the day of speaking"


def damage_rules() -> list[Rule]:
    """Return the rules of damaged dates; none of them gives EDTF, all give readings."""
    sources = ((_NO_YEAR + _PART, _without_year), (_NO_MONTH, _without_month), (_NEITHER, _without_month))
    return [rule(source, mean) for source, mean in (*sources, (_LOST_DIGIT, _lost_digit), (_GAP, _gap))]


def _without_year(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    """The sign 年 is lost: 202112月中旬."""
    third = zh.PARTS_OF_MONTH[match["p_a"]] if match["p_a"] else 0
    day, month = int(match["d_a"] or 0), re.sub(r"\s", "", match["m_a"])
    why = "年 is lost between year and month"
    readings = list(_read([(match["y_a"], month, day, third, why)], match["p_a"] or ""))
    if len(month) == 2 and month != match["m_a"]:
        first, second = month[0], month[1]
        why = "two months, with 年 and a sign between them lost"
        if 0 < int(first) < int(second) and not day and not third:
            edtf = f"{match['y_a']}-0{first}/{match['y_a']}-0{second}"
            readings.append(Reading(edtf, f"{match['y_a']}年{first}至{second}月", why))
    return _damaged(readings)


def _without_month(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    """The sign 月 is lost: 今年121日; every split of the digits that gives a day, those after the day of
    speaking last."""
    groups = match.groupdict()
    year = groups["y_a"] or ""
    if not year:
        base = counted(YEAR, zh.RELATIVE_YEARS[match["r_a"]][0], spoken_on)
        year = base.year or "XXXX"
    written = match["n_a"]
    digits = re.sub(r"\s", "", written)
    why = "月 is lost between month and day" if groups.get("r_a") or "年" in match[0] else "年 and 月 are lost"
    splits = [(digits[:cut], int(digits[cut:]), cut) for cut in (1, 2) if 0 < len(digits) - cut <= 2]
    gap = next((at for at, sign in enumerate(written) if sign.isspace()), 0)
    splits.sort(key=lambda split: split[2] != gap)
    readings = list(_read([(year, month, day, 0, why) for month, day, _ in splits], ""))
    if len(digits) == 2 and int(digits) <= 31 and year != "XXXX":
        readings.append(Reading(f"{year}-XX-{digits}", f"{year}年?月{int(digits)}日", "the month is lost"))
    return _damaged(_ranked(readings, spoken_on), relative=not groups["y_a"])


def _lost_digit(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    """A digit of the year is lost: 202年12月."""
    stem, why = match["y_a"], "a digit of the year is lost"
    rows = [(f"{stem}X", match["m_a"], int(match["d_a"] or 0), 0, why)]
    if spoken_on and stem == f"{spoken_on.year:04}"[:3]:
        years = range(spoken_on.year, int(stem) * 10 - 1, -1)
        rows = [(f"{year}", match["m_a"], int(match["d_a"] or 0), 0, why) for year in years] + rows
    return _damaged(_ranked(list(_read(rows, "")), spoken_on))


def _gap(match: re.Match[str], spoken_on: date | None) -> Meaning | None:
    """A space has come into the year: 20 21年12月."""
    year = re.sub(r"\s", "", match["y_a"])
    if len(year) != 4:
        return None
    return _damaged(list(_read([(year, match["m_a"], int(match["d_a"] or 0), 0, "a space is in the year")], "")))


def _read(rows: list[tuple[str, str, int, int, str]], part: str) -> Iterator[Reading]:
    """Yield a reading for each row of year, month, day, third and reason that is a date."""
    for year, month, day, third, why in rows:
        if not 1 <= int(month) <= 12 or (day == 0 and why.startswith("月")):
            continue
        try:
            edtf = Parts(year, int(month), day, third).edtf()
        except WhenError:
            continue
        words = f"{year}年{int(month)}月{part}" + (f"{day}日" if day else "")
        yield Reading(edtf, words, why)


def _ranked(readings: list[Reading], spoken_on: date | None) -> list[Reading]:
    """Return the readings with those after the day of speaking last, and with that said."""
    if spoken_on is None:
        return readings
    today = spoken_on.isoformat()
    earlier = [r for r in readings if not _is_later(r, today)]
    later = [r for r in readings if _is_later(r, today)]
    tell = len(readings) > 1
    return [
        *(
            Reading(r.edtf, r.words, f"{r.why}; {BEFORE_SPEAKING}" if tell and "X" not in r.edtf else r.why)
            for r in earlier
        ),
        *(Reading(r.edtf, r.words, AFTER_SPEAKING) for r in later),
    ]


def _is_later(reading: Reading, today: str) -> bool:
    return "X" not in reading.edtf and reading.edtf > today[: len(reading.edtf)]


def _damaged(readings: list[Reading], relative: bool = False) -> Meaning | None:
    return Meaning(None, relative=relative, damaged=True, readings=tuple(readings)) if readings else None
