"""The patterns of Chinese dates: 年, 月, 日 with digits of any kind and spaces anywhere between.

Groups are named by kind and end: y_a, m_a, d_a year, month, day; r_a relative year; p_a part of a month, q_a of a year,
w_a season, h_a half or quarter.
"""

from collections.abc import Iterable, Mapping

from archive.text.when.tables import zh

SP = r"[^\S\n]{0,2}"
TO = rf"{SP}(?:至|到|[-‐‑‒–—―−~～－]{{1,2}}){SP}"
FIGURES = "[〇零○一二三四五六七八九]"
NUMBER = r"(?:\d{1,2}(?!\d)|[〇零一二三四五六七八九十廿卅]{1,4})"
NOT_INSIDE = r"(?<![\d〇零○一二三四五六七八九十百千万廿卅第])(?<!\d[.,:/-])"
_NOT_BEFORE_CHRIST = r"(?<!元前)(?<!元前\s)"
# A year that was not understood (106年 of the Republic) keeps the month behind it from being taken for this year's.
_NO_OTHER_YEAR = r"(?<!年)(?<!年[\s的])"
NO_YEAR_AFTER = r"(?!代|多|来|來|级|級|制|度[^\s，。、]|以[来來]的?历史|[间間]?历史)"
_NOT_CALENDAR_MONTH = r"(?!革命|党人|黨人|起义|起義|球|亮)"


# 2000年前 is more often two thousand years ago than before 2000; 2000年前后 and 2000年前三季度 are of that year.
_NO_YEARS_AGO = rf"(?!\d\d00{SP}年{SP}前(?![后後夕期半往\d一二三四五六七八九十几]))"
DAY_SIGN = rf"(?:[日号號]|(?={SP}(?:[、和及与與]{SP}\d{{1,2}}{SP})+[日号號]))"


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def guarded(words: Mapping[str, tuple[str, str]]) -> str:
    """Return a pattern for words with the characters not allowed before and the pattern not allowed after
    each."""
    sources = []
    for word in sorted(words, key=len, reverse=True):
        before, after = words[word]
        sources.append((f"(?<![{before}])" if before else "") + word + (f"(?!{after})" if after else ""))
    return "(?:" + "|".join(sources) + ")"


def year(end: str, loose: bool, unit: str = "年") -> str:
    """A numbered year: 2022年, 二〇二二年."""
    digits = r"\d{4}|(?!19|20)[1-9]\d\d" if loose else r"(?:1\d|2[01])\d\d"
    start = f"{NOT_INSIDE}{_NOT_BEFORE_CHRIST}" if end == "a" else ""
    ago = "" if loose else _NO_YEARS_AGO
    return rf"(?P<y_{end}>{start}{ago}(?:{digits}|{FIGURES}{{4}})){SP}{unit}"


def relative_year(end: str) -> str:
    """今年, 去年; 同年 for a year named elsewhere."""
    words = {word: (before, after) for word, (_, before, after) in zh.RELATIVE_YEARS.items()}
    return f"(?P<r_{end}>{guarded(words)})|(?P<o_{end}>{either(zh.THAT_YEAR)}(?={SP}{NUMBER}{SP}月))"


def month(end: str, unit: str = "月份?") -> str:
    return rf"(?P<m_{end}>{NUMBER}){SP}{unit}{_NOT_CALENDAR_MONTH if unit != '' else ''}"


def day(end: str, unit: str = DAY_SIGN) -> str:
    """The number of a day; in a list the sign may stand behind the last alone: 3月15、17日."""
    return rf"(?P<d_{end}>{NUMBER}){SP}{unit}"


def part_of_month(end: str) -> str:
    return rf"{SP}(?P<p_{end}>{either(zh.PARTS_OF_MONTH)}(?!次|步|级|級|始|衷))"


def behind_year(end: str) -> str:
    """A part, half, quarter or season of the year just named."""
    season = rf"(?P<w_{end}>[春夏秋冬])(?:[季天](?!奥|残|奧|殘|运|運)|(?=[，。、,至到]|$))"
    part = rf"(?P<q_{end}>{either(zh.PARTS_OF_YEAR)}(?!次|步|级|級|始|衷|国|國))"
    return rf"{SP}(?:(?P<h_{end}>{either(zh.STRETCHES)})|{part}|{season})"


def point(loose: bool) -> str:
    """One date from year to day, from month to day, or a part of them."""
    a_year = f"(?:{year('a', loose)}|{relative_year('a')})"
    below_month = f"(?:{part_of_month('a')}|{SP}{day('a')})?"
    return f"{a_year}(?:(?:{SP}|的){month('a')}{below_month}|{behind_year('a')})?"


def yearless() -> str:
    """A date without a year: 2月14日, 12月中旬."""
    return rf"{NOT_INSIDE}{_NO_OTHER_YEAR}(?<![这那每同個个這]){month('a')}(?:{part_of_month('a')}|{SP}{day('a')})"


def bare_month() -> str:
    """A month alone, in Arabic digits: 9月."""
    return rf"{NOT_INSIDE}{_NO_OTHER_YEAR}(?P<m_a>\d{{1,2}}){SP}月份?{_NOT_CALENDAR_MONTH}"


def day_alone() -> str:
    """A day without its month, where what is said of it shows that it is no count: 24日上午, 24日表示."""
    return (
        r"(?<![\d月第每至到、及和与〇一二三四五六七八九十廿卅/~～-])(?P<d_a>\d{1,2})日"
        r"(?=[上下]午|[中正]午|凌晨|清晨|早|晚|在|于|於|对|對|同|与|與|主持|表示|指出|说|說|称|稱|抵|举行|舉行|召开|召開|宣布|发表|發表|会见|會見|出席|前往|向|就)"
    )


def republic() -> str:
    """A month or day counted in the years of the Republic of China: 104年9月, 民國104年2月10日."""
    return rf"{NOT_INSIDE}(?<![公西]元)(?P<y_a>9\d|1[0-4]\d){SP}年{SP}(?P<m_a>\d{{1,2}}){SP}月(?!份的?[租费費])(?:{SP}(?P<d_a>\d{{1,2}}){SP}日)?"


def era() -> str:
    """A date in the years of an era: 令和4年2月14日, 昭和四十七年, 民國110年, 平成元年."""
    named = rf"(?P<e_a>{either(zh.ERAS)}){SP}(?P<y_a>{zh.FIRST_YEAR}|\d{{1,3}}(?!\d)|{NUMBER})"
    return rf"{named}{SP}年(?!代|度[^\s，。、])(?:{SP}(?P<m_a>{NUMBER}){SP}月(?:{SP}(?P<d_a>{NUMBER}){SP}日)?)?"


def span(loose: bool) -> str:
    """A range; the unit of its first end may be left out: 1月10-12日."""
    head = f"(?:(?:{year('a', loose, '年?')}|{relative_year('a')}){SP})?"
    first = f"{head}(?:{month('a', '月?份?')})?{SP}(?:{day('a', '[日号號]?')})?{SP}(?:(?P<p_a>{either(zh.PARTS_OF_MONTH)}))?"
    a_year = f"(?:(?:{year('b', loose)}|{relative_year('b')}){SP})?"
    last = f"{a_year}(?:{month('b')})?{SP}(?:{day('b')}|(?P<p_b>{either(zh.PARTS_OF_MONTH)}))?"
    return f"(?=[\\d{FIGURES[1:-1]}十廿卅今去明前后後本]){first}(?<=[\\d年月日号號份旬{FIGURES[1:-1]}十初底]){TO}{last}(?<=[年月日号號份旬])"


def winter() -> str:
    """A winter named by both its years: 2021-2022年冬季, 2021/22年冬."""
    years = rf"{NOT_INSIDE}(?P<y_a>(?:1\d|2[01])\d\d){SP}年?(?:{TO}|/)(?P<y_b>(?:\d\d)?\d\d){SP}年?"
    return rf"{years}{SP}的?(?:冬[季天](?!奥|奧|运|運)|冬(?=[，。、,至到]|$))"


def age() -> str:
    """A decade or a century: 20世纪90年代初, 1990年代, 上世纪九十年代, 21世纪."""
    part = f"(?:{SP}(?P<p_a>{either(zh.PARTS_OF_AGE)}))?"
    century = rf"(?:(?P<n_a>{NOT_INSIDE}{NUMBER}){SP}世[纪紀]|(?P<l_a>上个?世[纪紀]|上個世紀|本世[纪紀]))"
    tens = rf"(?P<t_a>{NOT_INSIDE}(?:[1-9]0|[一二三四五六七八九]?十)){SP}年代"
    long = rf"(?P<e_a>{NOT_INSIDE}[12]\d\d)0{SP}年代"
    inside = tens.replace(NOT_INSIDE, "").replace("t_a", "u_a")
    return f"(?:{century}(?:{SP}{inside})?|{long}|{tens}){part}"
