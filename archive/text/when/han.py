"""The rules of Chinese dates: what the matches of their patterns mean. Damaged dates have their own
module."""

import re
from datetime import date
from functools import lru_cache

from archive.text.when import han_patterns as han
from archive.text.when.damage_han import damage_rules
from archive.text.when.meaning import NOBODYS_YEAR, Meaning, Parts, alone, between, impossible_day, winter_of
from archive.text.when.points import WhenError
from archive.text.when.rules import WHOLE, Rule, rule
from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR, counted, last_decade, weekday
from archive.text.when.tables import zh
from archive.text.when.tense import lean

Match = re.Match[str]
_DAYS_AHEAD = 15  # a day alone is not taken to be farther ahead in its month
_REPUBLIC = 1911  # the year before its first


def number(text: str) -> int:
    """Return the value of digits of either kind: 14, 十四, 二十一, 二〇二二."""
    if text.isdigit() and text.isascii():
        return int(text)
    value, plain = 0, 0
    for sign in text:
        if sign in zh.TENS:
            value += (plain or 1) * 10 if sign == "十" else zh.TENS[sign]
            plain = 0
        else:
            plain = plain * 10 + zh.DIGITS.get(sign, int(sign) if sign.isdigit() else 0)
    return value + plain


@lru_cache(maxsize=2)
def rules_of_chinese(loose: bool) -> list[Rule]:
    """Return the rules of Chinese: loose for what a curator types, strict for running text."""
    before = f"(?:(?P<c_a>{han.either(zh.CIRCA_BEFORE)}){han.SP})?"
    after = f"(?:{han.SP}(?P<c_z>{han.either(zh.CIRCA_AFTER)}))?"
    after_year = "" if loose else han.NO_YEAR_AFTER
    rules = [
        rule(han.winter(), _winter),
        rule(han.span(loose), _span),
        rule(f"{before}{han.point(loose)}{after_year}{after}", _point),
        rule(f"{before}{han.yearless()}{after}", _point),
        rule(f"{before}{han.age()}{after}", _age),
        rule(han.guarded({phrase: (row[2], row[3]) for phrase, row in zh.PHRASES.items()}), _phrase),
        rule(
            f"(?P<x_a>{han.either(zh.WEEKS_WITH_DAY)})(?:周|週|星期)(?P<y_a>[一二三四五六日天1-6])(?![一-九]?[年期])",
            _weekday,
        ),
        rule(_frame(), _counted),
        rule(han.era(), _era),
    ]
    months = f"(?P<x_a>上个?|本|下个?|上個|下個)月{han.SP}(?:{han.day('a')}|(?P<p_a>[上中下]旬|[初底末]))"
    rules += [rule(months, _in_month), rule(han.bare_month(), _point)]
    if not loose:
        rules += [rule(han.day_alone(), _day_alone), rule(han.republic(), _republic)]
    if loose:
        rules += [
            rule(f"{before}(?P<y_a>\\d{{3,4}}|{han.FIGURES}{{4}}){after}", _point),
            rule(f"(?P<m_a>{han.NUMBER})月", _point),
        ]
    return rules + damage_rules()


def _frame() -> str:
    units = han.either(zh.UNITS)
    there = (
        f"(?P<f_a>{han.either(zh.AFTERWARDS)})|(?P<g_a>{han.either(zh.BEFOREHAND)})(?!途|景|线|線|所未|面|方|往|来|來)"
    )
    return rf"{han.NOT_INSIDE}(?<![几數数多每])(?P<k_a>\d{{1,3}}|[一二两兩三四五六七八九十]{{1,3}}){han.SP}(?P<u_a>{units})(?:{there})"


def _parts(match: Match, end: str, spoken_on: date | None) -> Parts:
    """Return the parts of one end of a match."""
    found = {name[0]: text for name, text in match.groupdict().items() if text and name.endswith(f"_{end}")}
    year, base = "", Parts()
    if "y" in found:
        year = f"{number(found['y']):04}"
    elif "r" in found:
        base = counted(YEAR, zh.RELATIVE_YEARS[found["r"]][0], spoken_on)
        year = base.year
    code = zh.SEASONS.get(found.get("w", ""), 0) or zh.STRETCHES.get(found.get("h", ""), 0)
    third = zh.PARTS_OF_MONTH.get(found.get("p", ""), 0) or zh.PARTS_OF_YEAR.get(found.get("q", ""), 0)
    return Parts(
        year=year or (NOBODYS_YEAR if "o" in found else ""),
        month=number(found["m"]) if "m" in found else code,
        day=number(found["d"]) if "d" in found else 0,
        third=third,
        mark="~" if "c" in found or match.groupdict().get("c_z") else "",
        spoken=base.spoken or "o" in found,
        lost=base.lost,
    )


def _point(match: Match, spoken_on: date | None) -> Meaning | None:
    parts = _parts(match, "a", spoken_on)
    leaning = lean(match.string, *match.span(WHOLE), zh.AHEAD, zh.BACK) if spoken_on and not parts.year else 0
    try:
        return alone(parts, spoken_on, leaning)
    except WhenError as error:
        damage = impossible_day(parts, error)
        if damage is None:
            raise
        return damage


def _span(match: Match, spoken_on: date | None) -> Meaning | None:
    first, last = _parts(match, "a", spoken_on), _parts(match, "b", spoken_on)
    if last.day and first.month and not first.day and not first.third and not last.month:
        # "1月10-12日" gives the day; "1-12日" gave a number that could be a month.
        first = Parts(first.year, 0, first.month, spoken=first.spoken, lost=first.lost)
    same = bool(first.day or first.third) == bool(last.day or last.third) or (first.year and last.year)
    mixed = bool(first.month or first.day) != bool(last.month or last.day)
    if not same or (mixed and not (first.year and last.year)):
        return None
    if not (first.year or first.month or last.year or last.month):
        return None
    if last.day and not last.month and first.month:
        last = Parts(last.year, first.month, last.day, last.third, spoken=last.spoken, lost=last.lost)
    if first.year and not last.year:
        last = Parts(first.year, last.month, last.day, last.third, spoken=first.spoken or last.spoken, lost=first.lost)
    return between(first, last, spoken_on)


def _winter(match: Match, spoken_on: date | None) -> Meaning | None:
    return winter_of(number(match["y_a"]), match["y_b"])


def _age(match: Match, spoken_on: date | None) -> Meaning | None:
    found = {name[0]: text for name, text in match.groupdict().items() if text and name.endswith("_a")}
    written = found.get("t") or found.get("u")
    tens = number(written) // 10 if written else None
    parts = Parts()
    if "e" in found:
        parts = Parts(year=found["e"] + "X")
    elif "n" in found:
        parts = Parts(year=f"{number(found['n']) - 1:02}XX")
    elif "l" in found:
        parts = counted(CENTURY, -1 if found["l"].startswith("上") else 0, spoken_on)
    elif tens is not None:
        parts = last_decade(tens, spoken_on)
    if tens is not None and parts.year.endswith("XX"):
        parts = Parts(year=f"{parts.year[:2]}{tens}X", spoken=parts.spoken)
    mark = "~" if "c" in found or match.groupdict().get("c_z") else ""
    third = zh.PARTS_OF_AGE.get(found.get("p", ""), 0)
    return alone(Parts(parts.year, third=third, mark=mark, spoken=parts.spoken, lost=parts.lost), spoken_on)


def _phrase(match: Match, spoken_on: date | None) -> Meaning | None:
    words = match[WHOLE]
    unit, steps, *_ = zh.PHRASES[words]
    parts = counted(unit, steps, spoken_on)
    if unit == YEAR:
        parts = Parts(parts.year, third=1 if words.endswith("初") else 3, spoken=True, lost=parts.lost)
    return alone(parts, spoken_on)


def _weekday(match: Match, spoken_on: date | None) -> Meaning | None:
    return alone(weekday(zh.WEEKDAYS[match["y_a"]], zh.WEEKS_WITH_DAY[match["x_a"]], spoken_on), spoken_on)


def _in_month(match: Match, spoken_on: date | None) -> Meaning | None:
    month = counted("month", {"上": -1, "本": 0, "下": 1}[match["x_a"][0]], spoken_on)
    day = number(match["d_a"]) if match["d_a"] else 0
    third = zh.PARTS_OF_MONTH[match["p_a"]] if match["p_a"] else 0
    return alone(Parts(month.year, month.month, day, third, spoken=True, lost=month.lost), spoken_on)


def _day_alone(match: Match, spoken_on: date | None) -> Meaning | None:
    """Return a day of the month of speaking, or of the one before where that day is far ahead: 24日."""
    day = number(match["d_a"])
    month = counted(MONTH, -1 if spoken_on and day - spoken_on.day > _DAYS_AHEAD else 0, spoken_on)
    return alone(Parts(month.year, month.month, day, spoken=True, lost=month.lost), spoken_on)


def _republic(match: Match, spoken_on: date | None) -> Meaning | None:
    """Return a date counted in the years of the Republic of China: 104年9月 is in 2015."""
    year, day = number(match["y_a"]) + _REPUBLIC, number(match["d_a"]) if match["d_a"] else 0
    return alone(Parts(f"{year:04}", number(match["m_a"]), day), spoken_on)


def _era(match: Match, spoken_on: date | None) -> Meaning | None:
    """Return a date counted in the years of an era: 令和4年 is 2022."""
    of_era = 1 if match["y_a"] == zh.FIRST_YEAR else number(match["y_a"])
    month, day = (number(match[part]) if match[part] else 0 for part in ("m_a", "d_a"))
    return alone(Parts(f"{zh.ERAS[match['e_a']] + of_era:04}", month, day), spoken_on)


def _counted(match: Match, spoken_on: date | None) -> Meaning | None:
    unit, forwards = zh.UNITS[match["u_a"]], bool(match["f_a"])
    if forwards and unit not in (DAY, WEEK):
        return None
    steps = number(match["k_a"])
    parts = counted(unit, steps if forwards else -steps, spoken_on)
    mark = "" if parts.ready else "~"
    return alone(Parts(parts.year, parts.month, mark=mark, spoken=True, lost=parts.lost, ready=parts.ready), spoken_on)
