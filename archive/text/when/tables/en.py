"""English words for dates."""

from archive.text.when.spoken import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary

_FULL = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_SHORT = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"]
_SHORT_NUMBERS = (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12)
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SUMMITS = (
    "summit|conference|congress|treaty|agreement|declaration|resolution|elections?|review|report|charter|act|"
    "constitution|convention|protocol|session|meeting|war|crisis|referendum|agenda|budget|census|statement|accords?"
)

ENGLISH = Vocabulary(
    code="en",
    months={
        **{name: number for number, name in enumerate(_FULL, 1)},
        **{
            f"{name}{dot}": number
            for name, number in zip(_SHORT, _SHORT_NUMBERS, strict=True)
            for dot in ("", ".")
        },
    },
    capitals=True,
    ordinal_pattern="(?:(?:st|nd|rd|th)(?: day)?)?",
    day_month_pattern="(?: of | |-)",
    month_year_pattern="(?:,? (?:of )?|-)",
    month_first=True,
    article_pattern="(?:the)",
    year_word="the year",
    relative_years={
        "this year": 0,
        "of this year": 0,
        "last year": -1,
        "of last year": -1,
        "next year": 1,
        "of next year": 1,
    },
    prefixed_months={"this": 0, "last": -1, "next": 1, "this past": -1, "this coming": 1},
    parts={
        **dict.fromkeys(
            ("early", "the beginning of", "beginning of", "the start of", "start of", "early in"), 1
        ),
        **dict.fromkeys(("mid", "the middle of", "middle of"), 2),
        **dict.fromkeys(("late", "the end of", "end of", "late in"), 3),
    },
    circa=("circa", "ca.", "ca", "c.", "approximately", "approx.", "around", "about"),
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    halves={
        **{
            f"{prefix}{name} quarter of": 33 + n
            for prefix in ("", "the ")
            for n, name in enumerate(("first", "second", "third", "fourth"))
        },
        **{
            f"{prefix}{name} half of": 40 + n
            for prefix in ("", "the ")
            for n, name in enumerate(("first", "second"))
        },
        **{f"q{n}": 32 + n for n in (1, 2, 3, 4)},
    },
    decade_patterns=("(?P<decade>[12]\\d\\d)0['’]?s",),
    short_decade_patterns=("['’]?(?P<tens>[2-9])0s",),
    century_patterns=("(?P<century>[12]\\d|[1-9]|30)(?:st|nd|rd|th)(?: |-)[Cc]entury",),
    ranges=((("from",), " (?:to|until|till|through) "), (("between",), " and "), ((), " (?:to|through) ")),
    before_year=(
        "in",
        "since",
        "during",
        "until",
        "till",
        "before",
        "after",
        "in the year",
        "the year",
        "back in",
    ),
    before_year_strict=("of", "by", "from", "for", "and in", "or", "to"),
    after_year_pattern=rf"(?: (?:[A-Z][\w’'-]+ ){{0,3}}(?:{_SUMMITS})\b)",
    before_month=("in", "since", "until", "till", "during", "by", "before", "after"),
    phrases={
        "today": (DAY, 0),
        "tonight": (DAY, 0),
        "yesterday": (DAY, -1),
        "tomorrow": (DAY, 1),
        "the day before yesterday": (DAY, -2),
        "the day after tomorrow": (DAY, 2),
        **{
            f"{this} {unit}": (unit, n)
            for this, n in (("last", -1), ("this", 0), ("next", 1))
            for unit in (WEEK, MONTH, YEAR)
        },
        "this decade": (DECADE, 0),
        "the last century": (CENTURY, -1),
        "last century": (CENTURY, -1),
        "this century": (CENTURY, 0),
    },
    numbers={**{name: number for number, name in enumerate(_NUMBERS, 1)}, "a": 1},
    units={unit + s: unit for unit in (DAY, WEEK, MONTH, YEAR) for s in ("", "s")},
    frames=(Frame("", "ago", -1), Frame("", "later", 1), Frame("", "from now", 1)),
    not_after_pattern=r"(?!['’]s\b)",
    present=("present", "the present", "now"),
    unknown=("unknown",),
    opening_pattern="['’](?=[2-9]0s)",
    leading=("in", "on", "the", "of", "at", "during", "by"),
    before=("before", "until", "till", "up to", "not later than", "no later than"),
    after=("after", "since", "from", "starting", "as of"),
    shown={
        "months": "January|February|March|April|May|June|July|August|September|October|November|December",
        "seasons": "spring|summer|autumn|winter",
        "quarters": "first quarter of|second quarter of|third quarter of|fourth quarter of",
        "halves": "first half of|second half of",
        "thirds": "early |mid-|late ",
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "day and month": "{day} {month}",
        "month alone": "{month}",
        "season": "{season} {year}",
        "stretch": "{stretch} {year}",
        "third of month": "{third}{month} {year}",
        "third of year": "{third}{year}",
        "decade": "{decade}s",
        "century": "{century}{th} century",
        "about": "circa {}",
        "uncertain": "{} (?)",
        "since": "since {}",
        "until": "until {}",
        "range": "{} – {}",
        "days": "{first}–{last} {month} {year}",
        "months of year": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "unknown": "unknown",
    },
)
