"""Polish words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
_OF = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
_AT = "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu"
_DAYS = "poniedziałek wtorek środę czwartek piątek sobotę niedzielę"
_OF_YEAR = (("tego|bieżącego", 0), ("ubiegłego|zeszłego|minionego", -1), ("przyszłego|następnego", 1))
_TENS = {
    f"{stem}{ending}": tens
    for tens, stem in enumerate("dwudziest trzydziest czterdziest".split(), 2)
    for ending in ("e", "ych")
} | {
    f"{stem}iesiąt{ending}": tens
    for tens, stem in enumerate("pięćdz sześćdz siedemdz osiemdz dziewięćdz".split(), 5)
    for ending in ("e", "ych")
}

POLISH = Vocabulary(
    code="pl",
    months=numbered(_MONTHS, _OF, _AT),
    ordinal_pattern=r"\.?",
    day_first_numbers=True,
    year_end_pattern=r"(?:-?(?:tym|go|ego))? ?(?:roku|rok|rokiem|lat|latach|r\.)",
    before_christ_pattern=r"p\. ?n\. ?e|przed (?:naszą|Chr)",
    relative_years={**crossed("{} roku", *_OF_YEAR), **same(n0="br.|b.r.", n_1="ub.r.|ub. r.")},
    relative_months={**crossed("{} miesiąca", *_OF_YEAR), **same(n0="bm.|b.m.", n_1="ub.m.")},
    parts={
        **same(n1="początek|początku|początkiem", n2="połowa|połowie|połowy", n3="koniec|końcu|końca|końcem"),
    },
    circa=("około", "ok."),
    seasons={
        **same(n21="wiosna|wiosną|wiosny|wiosnę", n22="lato|latem|lata", n23="jesień|jesienią|jesieni"),
        **same(n24="zima|zimą|zimy|zimę"),
    },
    halves={
        **crossed("{} kwartał", ("pierwszy|i", 33), ("drugi|ii", 34), ("trzeci|iii", 35), ("czwarty|iv", 36)),
        **crossed("{} kwartale", ("pierwszym|i", 33), ("drugim|ii", 34), ("trzecim|iii", 35), ("czwartym|iv", 36)),
        **crossed("{} kwartału", ("pierwszego|i", 33), ("drugiego|ii", 34), ("trzeciego|iii", 35)),
        **crossed("{} półroczu", ("pierwszym", 40), ("drugim", 41)),
        **crossed("{} połowie", ("pierwszej", 40), ("drugiej", 41)),
    },
    decade_patterns=(r"[Ll]at(?:a|ach)? (?P<decade>[12]\d\d)0",),
    short_decade_patterns=(
        r"[Ll]at(?:a|ach)? (?P<tens>[2-9])0\.?",
        rf"[Ll]at(?:a|ach)? (?P<tens>{'|'.join(_TENS)})",
    ),
    tens=_TENS,
    past_century_pattern="(?:ubiegłego|zeszłego|minionego|XX) wieku",
    century_patterns=(r"(?P<century>[XVI]{1,6}) wiek(?:u|iem)?",),
    ranges=(
        (("od",), " do "),
        (("między", "pomiędzy"), " a "),
        (("z",), " na "),
    ),
    before_year=("rok", "w latach", "lata"),
    before_month=("w", "od", "do", "po", "we", "na"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="dziś|dzisiaj", n_1="wczoraj", n1="jutro", n_2="przedwczoraj").items()},
        "pojutrze": (DAY, 2),
        **{
            phrase: (YEAR, n)
            for phrase, n in crossed("w {} roku", ("tym|bieżącym", 0), ("ubiegłym|zeszłym", -1)).items()
        },
        **{phrase: (YEAR, n) for phrase, n in crossed("w {} roku", ("przyszłym", 1)).items()},
        **{
            phrase: (MONTH, n)
            for phrase, n in crossed(
                "w {} miesiącu", ("tym|bieżącym", 0), ("ubiegłym|zeszłym", -1), ("przyszłym", 1)
            ).items()
        },
        **{
            phrase: (WEEK, n)
            for phrase, n in crossed(
                "w {} tygodniu", ("tym|bieżącym", 0), ("ubiegłym|zeszłym", -1), ("przyszłym", 1)
            ).items()
        },
        **{phrase: (CENTURY, n) for phrase, n in crossed("{} wieku", ("ubiegłego|zeszłego", -1)).items()},
        **weekdays(_DAYS, ("w {}", 0), ("we {}", 0)),
        **weekdays(
            _DAYS,
            *((f"w {lead} {{}}", -1) for lead in ("ubiegły", "ubiegłą", "zeszły", "zeszłą", "miniony", "minioną")),
        ),
        **weekdays(_DAYS, *((f"w {lead} {{}}", 1) for lead in ("przyszły", "przyszłą", "najbliższy", "najbliższą"))),
    },
    numbers={
        **numbered("jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć"),
        **same(n1="|jedną", n2="dwie|dwóch", n20="dwadzieścia", n30="trzydzieści"),
    },
    units={
        **dict.fromkeys(("dzień", "dni"), DAY),
        **dict.fromkeys(("tydzień", "tygodnie", "tygodni"), WEEK),
        **dict.fromkeys(("miesiąc", "miesiące", "miesięcy"), MONTH),
        **dict.fromkeys(("rok", "lata", "lat"), YEAR),
    },
    frames=(Frame("", "temu", -1), Frame("za", "", 1)),
    opening_pattern=f"[Ll]at(?:a|ach)?(?= (?:[12]?[0-9]|{'|'.join(_TENS)}))|[XVI]{{1,6}}(?= wiek)",
    ahead_pattern=r"\b(?:do\s*$|będ\w+|ma\b|mają|planuj\w+|odbędzie|zostan\w+|spotka\b)",
    back_pattern=r"\b(?:od|po|był[aoiy]?|\w{3,}(?:ał|ała|ało|ali|ały|ił|iła|iło|ili|iły|ano|ono))\b",
    leading=("w", "we", "na", "dnia", "z dnia"),
    before=("przed",),
    until=("do",),
    after=("po",),
    since=("od",),
)
