"""Russian words for dates."""

from archive.text.when.spoken import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary

NOMINATIVE = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
_AT = ["январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре"]
_WITH = (
    ["январём", "февралём", "мартом", "апрелем", "маем", "июнем", "июлем", "августом", "сентябрём", "октябрём", "ноябрём", "декабрём"]
)
_TO = ["январю", "февралю", "марту", "апрелю", "маю", "июню", "июлю", "августу", "сентябрю", "октябрю", "ноябрю", "декабрю"]
_SHORT = {
    "янв.": 1,
    "фев.": 2,
    "февр.": 2,
    "мар.": 3,
    "апр.": 4,
    "авг.": 8,
    "сен.": 9,
    "сент.": 9,
    "окт.": 10,
}
_NUMBERS = {
    **dict.fromkeys(("один", "одну", "одна"), 1),
    **dict.fromkeys(("два", "две", "двух"), 2),
    **dict.fromkeys(("три", "трёх", "трех"), 3),
    **dict.fromkeys(("четыре", "четырёх", "четырех"), 4),
    **{
        "пять": 5,
        "шесть": 6,
        "семь": 7,
        "восемь": 8,
        "девять": 9,
        "десять": 10,
        "двадцать": 20,
        "тридцать": 30,
    },
}
_THIS = ("текущего", "этого", "нынешнего", "сего", "настоящего")
_LAST = ("прошлого", "минувшего", "прошедшего", "истекшего")
_NEXT = ("будущего", "следующего", "наступающего")
_IN_THIS, _IN_LAST, _IN_NEXT = (
    ("этом", "текущем", "нынешнем"),
    ("прошлом", "минувшем"),
    ("будущем", "следующем"),
)
_ON_WEEK = {
    "прошлой": -1,
    "минувшей": -1,
    "этой": 0,
    "текущей": 0,
    "нынешней": 0,
    "следующей": 1,
    "будущей": 1,
}
_STEPS = ((_THIS, 0), (_LAST, -1), (_NEXT, 1))
_IN_STEPS = ((_IN_THIS, 0), (_IN_LAST, -1), (_IN_NEXT, 1))
_FORMS = (NOMINATIVE, GENITIVE, _AT, _WITH, _TO)
_SEASONS = (
    (21, "весна весной весны весну весне"),
    (22, "лето летом лета лету лете"),
    (23, "осень осенью осени"),
    (24, "зима зимой зимы зиму зиме"),
)
_QUARTERS = ("первый I 1", "второй II 2", "третий III 3", "четвёртый IV 4")
_QUARTERS_AT = ("первом I 1", "втором II 2", "третьем III 3", "четвёртом IV 4")

RUSSIAN = Vocabulary(
    code="ru",
    months={
        **{name: n for names in _FORMS for n, name in enumerate(names, 1)},
        **_SHORT,
        "нояб.": 11,
        "дек.": 12,
    },
    ordinal_pattern="(?:-?го|-?е|-?м|-?му)?",
    month_year_pattern=" ",
    day_first_numbers=True,
    year_end_pattern=r"(?:-?(?:й|го|м|му))? ?(?:год[ауе]?|годом|годов|годах|годы|гг\.|гг|г\.|г)",
    relative_years={
        **{f"{which} года": n for words, n in _STEPS for which in words},
        **dict.fromkeys(("с. г.", "с.г.", "с.г", "т. г.", "т.г."), 0),
    },
    parts={
        **dict.fromkeys(("начало", "начале", "начала", "началу"), 1),
        **dict.fromkeys(("середина", "середине", "середины", "середину", "середину"), 2),
        **dict.fromkeys(("конец", "конце", "конца", "концу"), 3),
        **{f"{third} числах": n for n, third in enumerate(("первых", "двадцатых", "последних"), 1) if n != 2},
    },
    circa=("около", "приблизительно", "примерно", "ок."),
    seasons={word: season for season, words in _SEASONS for word in words.split()},
    halves={
        **{
            f"{w.lower()} {k}": 33 + n
            for ws, k in ((_QUARTERS, "квартал"), (_QUARTERS_AT, "квартале"))
            for n, q in enumerate(ws)
            for w in q.split()
        },
        **{
            f"{w} {k}": 40 + n
            for k, ws in (
                ("половина", "первая вторая"),
                ("половине", "первой второй"),
                ("половины", "первой второй"),
                ("полугодие", "первое второе"),
                ("полугодии", "первом втором"),
                ("полугодия", "первого второго"),
            )
            for n, w in enumerate(ws.split())
        },
    },
    decade_patterns=(r"(?P<decade>[12]\d\d)0-?(?:х|е|ые|ых|м|ми)(?: (?:годов|годах|годы|годам|гг\.))?",),
    short_decade_patterns=(r"(?P<tens>[2-9])0-?(?:х|е|ые|ых)(?: (?:годов|годах|годы|годам|гг\.))",),
    century_patterns=(r"(?P<century>[XVIХxviх]{1,6}|[12]\d|[1-9])(?:-?(?:й|го|м))? (?:век[аеу]?|веком|в\.)",),
    ranges=(
        (("с", "со"), " (?:по|до) "),
        (("между",), " и "),
        (("от",), " до "),
    ),
    before_year=(),
    before_month=("в", "с", "к", "до", "после", "на", "за", "по"),
    phrases={
        "сегодня": (DAY, 0),
        "вчера": (DAY, -1),
        "завтра": (DAY, 1),
        "позавчера": (DAY, -2),
        "послезавтра": (DAY, 2),
        **{f"в {which} году": (YEAR, n) for words, n in _IN_STEPS for which in words},
        **{f"{which} года": (YEAR, n) for words, n in ((_THIS[:3], 0), (_LAST[:2], -1)) for which in words},
        **{f"в {which} месяце": (MONTH, n) for words, n in _IN_STEPS for which in words},
        **{f"на {which} неделе": (WEEK, n) for which, n in _ON_WEEK.items()},
        **{f"{which} века": (CENTURY, n) for words, n in ((_THIS[:3], 0), (_LAST, -1)) for which in words},
        **{f"в {which} веке": (CENTURY, n) for words, n in _IN_STEPS[:2] for which in words},
        "этого десятилетия": (DECADE, 0),
    },
    numbers={**_NUMBERS, "": 1},
    units={
        **dict.fromkeys(("день", "дня", "дней"), DAY),
        **dict.fromkeys(("неделю", "недели", "недель"), WEEK),
        **dict.fromkeys(("месяц", "месяца", "месяцев"), MONTH),
        **dict.fromkeys(("год", "года", "лет"), YEAR),
    },
    frames=(Frame("", "назад", -1), Frame("через", "", 1), Frame("", "тому назад", -1)),
    present=("настоящее время", "н. в.", "н.в."),
    unknown=("неизвестно",),
    opening_pattern="[XVIХ]{1,6}[- ]",
    leading=("в", "во", "на", "к", "ко", "за"),
    before=("до", "не позднее", "перед", "ранее", "по"),
    after=("с", "со", "после", "начиная с", "от", "не ранее"),
    shown={
        "months": "|".join(NOMINATIVE),
        "months of": "|".join(GENITIVE),
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
        "until": "до {}",
        "range": "{} – {}",
        "days": "{first}–{last} {month_of} {year} года",
        "months of year": "{first}–{last} {year} года",
        "years": "{first}–{last} годы",
        "unknown": "неизвестно",
    },
)
