"""Hindi words for dates; what says the case stands behind them as a word of its own."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, numbered, same, weekdays

_MONTHS = "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
_OTHERS = "जनवरी फ़रवरी मार्च अप्रेल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर"

HINDI = Vocabulary(
    code="hi",
    months=numbered(_MONTHS, _OTHERS),
    month_year_pattern=",? (?:सन् |सन )?",
    day_first_numbers=True,
    month_first=True,
    ordinal_pattern=" ?(?:वें|वीं)?",
    parts=same(n1="की शुरुआत", n2="मध्य", n3="अंत"),
    circa=("लगभग", "करीब"),
    before_christ_pattern="ईसा पूर्व|ई\\. ?पू",
    decade_patterns=(r"(?P<decade>[12]\d\d)0 के दशक",),
    century_patterns=(r"(?P<century>[12]\d|[1-9])(?:वीं|वी) (?:सदी|शताब्दी)",),
    ranges=(((), " से (?:लेकर )?"),),
    before_year=("सन्", "सन", "वर्ष", "साल"),
    after_year_pattern=" (?:में|के बाद|से पहले|के दौरान|की संधि|का समझौता|के समझौते)(?![^\\W_])",
    before_month=("इस साल", "पिछले साल", "अगले साल"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="आज", n_1="बीते कल|बीता कल", n1="आने वाले कल").items()},
        **{
            f"{which} {noun}": (unit, steps)
            for which, steps in (("इस", 0), ("पिछले", -1), ("गत", -1), ("अगले", 1), ("आगामी", 1))
            for noun, unit in (
                ("वर्ष", YEAR),
                ("साल", YEAR),
                ("महीने", MONTH),
                ("माह", MONTH),
                ("सप्ताह", WEEK),
                ("हफ्ते", WEEK),
            )
        },
        **{c: (CENTURY, n) for c, n in same(n_1="पिछली सदी|पिछली शताब्दी").items()},
        **weekdays("सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार", ("पिछले {}", -1), ("अगले {}", 1)),
    },
    numbers=numbered("एक दो तीन चार पांच छह सात आठ नौ दस", "एक दो तीन चार पाँच छः सात आठ नौ दस"),
    units={"दिन": DAY, "सप्ताह": WEEK, "हफ्ते": WEEK, "महीने": MONTH, "माह": MONTH, "वर्ष": YEAR, "साल": YEAR},
    frames=(Frame("", "पहले", -1), Frame("", "पूर्व", -1), Frame("", "बाद", 1)),
    ahead_pattern=r"(?:[ेूो]ंगे|ेगा|ेगी|आगामी|अगल[ेी])",
    back_pattern=r"(?:\bथा\b|\bथी\b|\bथे\b|पिछल[ेी])",
)
