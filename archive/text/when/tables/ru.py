"""Russian words for dates."""

from archive.text.when.spoken import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR
from archive.text.when.tables.numerals import RUSSIAN_NUMBERS
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_AT = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
_WITH = "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём"
_TO = "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю"
_FIRST_TO_TWENTIETH = (
    *"перв втор трет четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат".split(),
    *"четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат".split(),
)
_HARD = ("ое", "ого", "ому")
_ENDINGS = [(hard, hard, soft, *[hard] * 17) for hard, soft in zip(_HARD, ("ье", "ьего", "ьему"), strict=True)]
_DAYS = "понедельник вторник среду четверг пятницу субботу воскресенье"
_TENS = {
    f"{stem}{ending}": tens
    for tens, stem in enumerate(
        "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност".split(), 2
    )
    for ending in ("ые", "ых")
}
_SHORT = same(n1="янв.", n2="фев.|февр.", n3="мар.", n4="апр.", n8="авг.", n9="сен.|сент.", n10="окт.")
_OF_YEAR = (
    ("текущего|этого|нынешнего|сего|настоящего", 0),
    ("прошлого|минувшего|прошедшего|истекшего", -1),
    ("будущего|следующего|наступающего", 1),
)
_IN_YEAR = (("этом|текущем|нынешнем", 0), ("прошлом|минувшем", -1), ("будущем|следующем", 1))
_ON_WEEK = (("этой|текущей|нынешней", 0), ("прошлой|минувшей", -1), ("следующей|будущей", 1))
_QUARTERS = {
    "{} квартал": "первый|I|1;второй|II|2;третий|III|3;четвёртый|IV|4",
    "{} квартала": "первого|I|1;второго|II|2;третьего|III|3;четвёртого|IV|4",
    "{} квартале": "первом|I|1;втором|II|2;третьем|III|3;четвёртом|IV|4",
}
_HALVES = {
    "{} половина": "первая;вторая",
    "{} половине": "первой;второй",
    "{} половины": "первой;второй",
    "{} полугодие": "первое;второе",
    "{} полугодии": "первом;втором",
    "{} полугодия": "первого;второго",
}


def _days() -> dict[str, int]:
    """Return the days of a month as ordinals: первое, первого, первому to тридцать первому."""
    rows = [" ".join(stem + ending for stem, ending in zip(_FIRST_TO_TWENTIETH, row, strict=True)) for row in _ENDINGS]
    words = numbered(*rows)
    for tens, number in (("двадцать", 20), ("тридцать", 30)):
        ones = {word: one for word, one in words.items() if one <= (9 if number == 20 else 1)}
        words |= {f"{tens} {word}": number + one for word, one in ones.items()}
    return words | {f"тридцат{ending}": 30 for ending in _HARD}


def _stretches(table: dict[str, str], start: int) -> dict[str, int]:
    """Return the names of quarters or half years with their EDTF codes, counted from `start`."""
    return {
        phrase: code
        for pattern, rows in table.items()
        for code, row in enumerate(rows.lower().split(";"), start)
        for phrase in crossed(pattern, (row, code))
    }


def _units(phrases: dict[str, int], unit: str) -> dict[str, tuple[str, int]]:
    return {phrase: (unit, steps) for phrase, steps in phrases.items()}


RUSSIAN = Vocabulary(
    code="ru",
    months={**numbered(_MONTHS, _OF, _AT, _WITH, _TO), **_SHORT, **same(n11="нояб.", n12="дек.")},
    day_words=_days(),
    number_words=RUSSIAN_NUMBERS,
    before_christ_pattern=r"до (?:н\. ?э|нашей эры|Р\. ?Х|Рождества)",
    ordinal_pattern="(?:-?го|-?е|-?м|-?му)?",
    month_year_pattern=" ",
    day_first_numbers=True,
    year_end_pattern=r"(?:(?:-?(?:й|го|м|му))? ?(?:год[ауе]?|годом|годов|годах|годы|гг\.|гг|г\.|г)|(?<=(?:8|9|0)\d\d)-(?:й|го|м|му))",
    relative_years={
        **crossed("{} года", *_OF_YEAR),
        **same(n0="с. г.|с.г.|с.г|т. г.|т.г.", n_1="п. г.|п.г.|п.г"),
    },
    relative_months={
        **crossed("{} месяца", *_OF_YEAR),
        **crossed("числа {} месяца", *_OF_YEAR),
        **same(n0="с. м.|с.м.", n_1="п. м.|п.м."),
    },
    parts=same(
        n1="начало|начале|начала|началу|первых числах|первой декаде|первую декаду|первая декада|первой декады",
        n2="середина|середине|середины|середину|второй декаде|вторую декаду|вторая декада|второй декады",
        n3="конец|конце|конца|концу|последних числах|третьей декаде|третью декаду|третья декада|третьей декады",
    ),
    circa=("около", "приблизительно", "примерно", "ок."),
    seasons=same(
        n21="весна|весной|весны|весну|весне",
        n22="лето|летом|лета|лету|лете",
        n23="осень|осенью|осени",
        n24="зима|зимой|зимы|зиму|зиме",
    ),
    halves={**_stretches(_QUARTERS, 33), **_stretches(_HALVES, 40)},
    decade_patterns=(
        r"(?P<decade>[12]\d\d)0-?(?:х|е|ые|ых|ми)(?: (?:годов|годах|годы|годам|гг\.))?",
        r"(?P<decade>[12]\d\d)0-?м годам",
    ),
    short_decade_patterns=(
        r"(?P<tens>[2-9])0-?(?:х|е|ые|ых)(?: (?:годов|годах|годы|годам|гг\.))",
        rf"(?P<tens>{'|'.join(_TENS)}) (?:годов|годах|годы|годам)",
    ),
    tens=_TENS,
    past_century_pattern="(?:прошлого|минувшего) (?:века|столетия)",
    century_patterns=(r"(?P<century>[XVIХxviх]{1,6}|[12]\d|[1-9])(?:-?(?:й|го|м))? (?:век[аеу]?|веком|в\.)",),
    ranges=((("с", "со"), " (?:по|до|на) "), (("между",), " и "), (("от",), " до ")),
    before_year=(),
    before_month=("в", "с", "к", "до", "после", "на", "за", "по"),
    phrases={
        **_units(same(n0="сегодня", n_1="вчера", n1="завтра", n_2="позавчера", n2="послезавтра"), DAY),
        **_units(crossed("в {} году", *_IN_YEAR), YEAR),
        **_units(crossed("{} года", *_OF_YEAR[:2]), YEAR),
        **_units(crossed("в {} месяце", *_IN_YEAR), MONTH),
        **_units(crossed("на {} неделе", *_ON_WEEK), WEEK),
        **_units(crossed("{} века", *_OF_YEAR[:2]), CENTURY),
        **_units(crossed("в {} веке", *_IN_YEAR[:2]), CENTURY),
        **weekdays(_DAYS, ("в {}", 0), ("во {}", 0)),
        **weekdays(
            _DAYS, *((f"в {lead} {{}}", -1) for lead in ("прошлый", "прошлую", "прошлое", "минувший", "минувшую"))
        ),
        **weekdays(_DAYS, *((f"в {lead} {{}}", 1) for lead in ("следующий", "следующую", "следующее", "ближайший"))),
        "этого десятилетия": (DECADE, 0),
    },
    numbers={
        **numbered("один два три четыре пять шесть семь восемь девять десять"),
        **{
            f"{tens} {one}": 10 * ten + number
            for ten, tens in enumerate("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят".split(), 2)
            for number, one in enumerate("один два три четыре пять шесть семь восемь девять".split(), 1)
        },
        **same(
            n1="|одну|одна",
            n2="две|двух",
            n3="трёх|трех",
            n4="четырёх|четырех",
            n11="одиннадцать",
            n12="двенадцать",
            n15="пятнадцать",
            n20="двадцать",
            n30="тридцать",
            n40="сорок",
            n50="пятьдесят",
            n60="шестьдесят",
            n70="семьдесят",
            n80="восемьдесят",
            n100="сто",
        ),
    },
    units={
        **dict.fromkeys(("день", "дня", "дней"), DAY),
        **dict.fromkeys(("неделю", "недели", "недель"), WEEK),
        **dict.fromkeys(("месяц", "месяца", "месяцев"), MONTH),
        **dict.fromkeys(("год", "года", "лет"), YEAR),
    },
    counted_only=("дней", "недель", "месяцев", "лет"),
    frames=(Frame("", "назад", -1), Frame("через", "", 1), Frame("", "тому назад", -1)),
    ahead_pattern=r"\b(?:до|к|ко)\s*$|\b(?:буд\w+|предсто\w+|планир\w+|намечен\w*|намерен\w*|состо[ия]тся|пройд\w+|ожида\w+|"
    r"запланирован\w*|должн\w+|смо[гж]\w+)\b",
    back_pattern=r"\b(?:с|со|от|после|прошл\w+|(?!если|или|дел[ао]|сил[аы]|глав)\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)|"
    r"\w{3,}(?:ан|ен|ят|ят)[аоы]?|был\w*)\b",
    present=("настоящее время", "н. в.", "н.в."),
    unknown=("неизвестно",),
    opening_pattern=f"[XVIХ]{{1,6}}[- ]|(?:{'|'.join(_TENS)})(?= год)",
    leading=("в", "во", "на", "к", "ко", "за"),
    # "до 1990 года" is before that year; of a day it may be both, so what is to include it is said "не позднее".
    before=("до", "перед", "ранее", "раньше"),
    until=("по", "не позднее", "не позже"),
    after=("после", "позднее", "позже"),
    since=("с", "со", "начиная с", "от", "не ранее", "не раньше"),
    included=("включительно",),
    shown={
        "months": "|".join(_MONTHS.split()),
        "months of": "|".join(_OF.split()),
        "seasons": "весна|лето|осень|зима",
        "seasons of": "весны|лета|осени|зимы",
        "quarters": "первый квартал|второй квартал|третий квартал|четвёртый квартал",
        "quarters of": "первого квартала|второго квартала|третьего квартала|четвёртого квартала",
        "halves": "первое полугодие|второе полугодие",
        "halves of": "первого полугодия|второго полугодия",
        "thirds": "начало|середина|конец",
        "thirds of": "начала|середины|конца",
        "day": "{day} {month_of} {year} года",
        "month": "{month} {year} года",
        "month of": "{month_of} {year} года",
        "year": "{year} год",
        "year of": "{year} года",
        "day and month": "{day} {month_of}",
        "month alone": "{month}",
        "month alone of": "{month_of}",
        "season": "{season} {year} года",
        "season of": "{season_of} {year} года",
        "stretch": "{stretch} {year} года",
        "stretch of": "{stretch_of} {year} года",
        "third of month": "{third} {month_of} {year} года",
        "third of month of": "{third_of} {month_of} {year} года",
        "third of year": "{third} {year} года",
        "third of year of": "{third_of} {year} года",
        "decade": "{decade}-е годы",
        "decade of": "{decade}-х годов",
        "century": "{roman} век",
        "century of": "{roman} века",
        "about": "около {}",
        "uncertain": "{} (?)",
        "since": "с {}",
        "until": "не позднее {}",
        "range": "{} – {}",
        "days": "{first}–{last} {month_of} {year} года",
        "months of year": "{first}–{last} {year} года",
        "years": "{first}–{last} годы",
        "unknown": "неизвестно",
    },
)
