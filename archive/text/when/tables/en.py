"""English words for dates."""

from archive.text.when.spoken import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR
from archive.text.when.tables.numerals import ENGLISH_DAYS, ENGLISH_NUMBERS
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "january february march april may june july august september october november december"
_SHORT = same(n1="jan", n2="feb", n3="mar", n4="apr", n6="jun", n7="jul", n8="aug", n9="sept|sep", n10="oct")
_SHORT |= same(n11="nov", n12="dec")
_SUMMITS = (
    "summit|conference|congress|treaty|agreement|declaration|resolution|elections?|review|report|charter|act|"
    "constitution|convention|protocol|session|meeting|war|crisis|referendum|agenda|budget|census|statement|accords?"
)

ENGLISH = Vocabulary(
    code="en",
    months={**numbered(_MONTHS), **_SHORT, **{f"{name}.": number for name, number in _SHORT.items()}},
    capitals=True,
    day_words=ENGLISH_DAYS,
    number_words=ENGLISH_NUMBERS,
    ordinal_pattern="(?:(?:st|nd|rd|th)(?: day)?)?",
    before_christ_pattern=r"B\.?C\.?(?:E\b)?|before Christ",
    day_month_pattern="(?: of | |-)",
    month_year_pattern="(?:,? (?:of )?|-)",
    month_first=True,
    article_pattern="(?:the)",
    year_word="the year",
    relative_years=same(n0="this year|of this year", n_1="last year|of last year", n1="next year|of next year"),
    relative_months=same(
        n0="of this month|of the current month|instant|inst.", n_1="of last month|ultimo", n1="of next month"
    ),
    prefixed_months={"this": 0, "last": -1, "next": 1, "this past": -1, "this coming": 1},
    parts=same(
        n1="early|early in|the beginning of the|beginning of the|the start of the|the beginning of|beginning of|the start of|start of",
        n2="mid|the middle of the|middle of the|the middle of|middle of",
        n3="late|late in|the end of|end of|the end of the|end of the",
    ),
    circa=("circa", "ca.", "ca", "c.", "approximately", "approx.", "around", "about"),
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    halves={
        **numbered("q1 q2 q3 q4", start=33),
        **crossed("{} quarter of", ("first|the first", 33), ("second|the second", 34)),
        **crossed("{} quarter of", ("third|the third", 35), ("fourth|the fourth", 36)),
        **crossed("{} half of", ("first|the first", 40), ("second|the second", 41)),
    },
    decade_patterns=("(?P<decade>[12]\\d\\d)0['’]?s",),
    short_decade_patterns=(
        "['’]?(?P<tens>[2-9])0s",
        "[Nn]ineteen(?:-| )(?P<tens>nineties|eighties|seventies|sixties|fifties)",
    ),
    tens=numbered("fifties sixties seventies eighties nineties", start=5),
    past_century_pattern="of the last century",
    century_patterns=("(?P<century>[12]\\d|[1-9]|30)(?:st|nd|rd|th)(?: |-)[Cc]entury",),
    ranges=((("from",), " (?:to|until|till|through) "), (("between",), " and "), ((), " (?:to|through) ")),
    before_year=tuple(
        [
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
            "the years",
            "the period",
            "period",
        ]
    ),
    before_year_strict=("of", "by", "from", "for", "and in", "or", "to"),
    after_year_pattern=rf"(?:, (?:vols?|pp?|supp|nos?|ch)\.| (?:[A-Z][\w’'-]+ ){{0,3}}(?i:{_SUMMITS})\b)",
    before_month=("in", "since", "until", "till", "during", "by", "before", "after"),
    phrases={
        "today": (DAY, 0),
        "tonight": (DAY, 0),
        "this morning": (DAY, 0),
        "this afternoon": (DAY, 0),
        "this evening": (DAY, 0),
        "last night": (DAY, -1),
        "yesterday": (DAY, -1),
        "tomorrow": (DAY, 1),
        "the day before yesterday": (DAY, -2),
        "the day after tomorrow": (DAY, 2),
        **{
            f"{this} {unit}": (unit, n)
            for this, n in (("last", -1), ("this", 0), ("next", 1))
            for unit in (WEEK, MONTH, YEAR)
        },
        **weekdays(
            "monday tuesday wednesday thursday friday saturday sunday",
            ("last {}", -1),
            ("next {}", 1),
            ("on {}", 0),
            ("this past {}", -1),
            ("this coming {}", 1),
            ("this {}", 2),
        ),
        "this decade": (DECADE, 0),
        "the last century": (CENTURY, -1),
        "last century": (CENTURY, -1),
        "this century": (CENTURY, 0),
    },
    numbers={
        **numbered("one two three four five six seven eight nine ten eleven twelve"),
        **same(n1="a", n20="twenty", n30="thirty", n40="forty", n50="fifty"),
    },
    units={unit + s: unit for unit in (DAY, WEEK, MONTH, YEAR) for s in ("", "s")},
    frames=(Frame("", "ago", -1), Frame("", "later", 1), Frame("", "from now", 1)),
    ahead_pattern=r"\b(?:by|until|till|next|coming|upcoming|due|expected|scheduled|planned|plans?|before)\b"
    r"|\b(?:will|shall|going to|to be)\b(?:\s\w+){0,3}",
    back_pattern=r"\b(?:since|after|was|were|had|did|been|ago|last|began|came|went|met|said|took|held|saw|made|gave|"
    r"became|told|spoke|left|won|lost|got|sent|led|[a-z]{3,}ed)\b",
    not_after_pattern=r"(?!['’]s\b)",
    present=("present", "the present", "now"),
    unknown=("unknown",),
    opening_pattern="['’](?=[2-9]0s)|[Nn]ineteen(?=[- ][nesf])",
    leading=("in", "on", "the", "of", "at", "during"),
    before=("before", "prior to", "earlier than"),
    until=("until", "till", "up to", "by", "not later than", "no later than"),
    after=("after", "later than"),
    since=("since", "from", "starting", "starting from", "as of", "not earlier than", "no earlier than"),
    included=("inclusive", "included"),
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
