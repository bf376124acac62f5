"""Spanish words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.tables.numerals import SPANISH_DAYS, SPANISH_NUMBERS
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_WEEK = "lunes martes miércoles jueves viernes sábado domingo"
_TENS = numbered("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", start=2)
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

SPANISH = Vocabulary(
    code="es",
    months={**numbered(_MONTHS), "setiembre": 9},
    day_words=SPANISH_DAYS,
    number_words=SPANISH_NUMBERS,
    ordinal_pattern=r"(?:\.?[ºo°])?(?: días)?",
    day_month_pattern=" (?:de |del mes de )?",
    before_christ_pattern=r"antes de|a\. ?(?:de )?[Cc]\.|a\. ?n\. ?e\.",
    month_year_pattern=",? (?:del? )?(?:año )?",
    day_first_numbers=True,
    article_pattern=f"(?:el|(?:el )?(?:{'|'.join(_WEEK.split())}))",
    relative_years=same(
        n0="de este año|del presente año|este año|del año en curso",
        n_1="del año pasado|del pasado año",
        n1="del próximo año|del año próximo",
    ),
    relative_months=same(
        n0="de este mes|del presente mes|del mes en curso|del corriente|del presente",
        n_1="del mes pasado|del pasado mes",
        n1="del próximo mes|del mes próximo|del mes que viene",
    ),
    prefixed_months={
        **same(n0="este mes de|presente mes de", n_1="pasado mes de|pasado", n1="próximo mes de|próximo"),
    },
    parts={
        **same(n1="principios de|principio de|comienzos de|inicios de|principios de los|inicios de los"),
        **same(n1="principios del|comienzos del|inicios del|comienzos de los", n2="mediados del"),
        **same(n2="mediados de|mediados de los", n3="finales de|fines de|final de|finales de los"),
        **same(n3="finales del|fines del|final del|fines de los"),
    },
    circa=("hacia", "alrededor de", "aproximadamente", "circa", "ca."),
    seasons=same(n21="primavera", n22="verano", n23="otoño", n24="invierno"),
    halves={
        **crossed("{} trimestre", ("primer", 33), ("segundo", 34), ("tercer", 35), ("cuarto", 36)),
        **crossed("{} semestre", ("primer", 40), ("segundo", 41)),
        **crossed("{} cuatrimestre", ("primer", 37), ("segundo", 38), ("tercer", 39)),
    },
    decade_patterns=(r"(?:[Aa]ños|[Dd]écada de(?: los)?) (?P<decade>[12]\d\d)0",),
    short_decade_patterns=(
        r"(?:[Aa]ños|[Dd]écada de los) (?P<tens>[2-9])0",
        rf"(?:[Aa]ños|[Dd]écada de los|[Ee]n los|[Dd]e los) (?P<tens>{'|'.join(_TENS)})(?! (?:mil|\w+s)\b)",
    ),
    tens=_TENS,
    past_century_pattern="del siglo pasado",
    century_patterns=("[Ss]iglo (?P<century>[XVIxvi]{1,6})",),
    ranges=(
        (("del", "de"), " (?:al|a) "),
        (("entre", "entre el"), " y "),
        (("desde",), " hasta "),
        ((), " al "),
    ),
    before_year=tuple(
        ["en", "desde", "hasta", "año", "años", "antes de", "después de", "a partir de", "del año", "entre"]
    ),
    before_year_strict=("de", "del", "el", "para", "al", "durante"),
    goes_on_pattern=r"(?=\s*(?:[.,;:)\]!?\"”»]|$)|\s(?!\w*(?<!remo)s\b|k?m\b|[h€%]|mil)[a-zà-ÿ])",
    before_month=("en", "desde", "hasta", "para", "mes de"),
    phrases={
        **{
            day: (DAY, n)
            for day, n in same(n0="hoy", n_1="ayer", n1="mañana", n_2="anteayer|antier|antes de ayer").items()
        },
        **{y: (YEAR, n) for y, n in same(n0="este año", n_1="el año pasado", n1="el próximo año").items()},
        **{y: (YEAR, n) for y, n in same(n_1="el pasado año", n1="el año próximo|el año que viene").items()},
        **{
            m: (MONTH, n)
            for m, n in same(n0="este mes", n_1="el mes pasado", n1="el próximo mes|el mes próximo").items()
        },
        "el mes que viene": (MONTH, 1),
        **{w: (WEEK, n) for w, n in same(n0="esta semana", n_1="la semana pasada", n1="la próxima semana").items()},
        **{w: (WEEK, 1) for w in ("la semana que viene", "la semana próxima", "la semana entrante")},
        **{c: (CENTURY, n) for c, n in same(n_1="el siglo pasado|del siglo pasado").items()},
        **{part: (DAY, 0) for part in ("esta mañana", "esta tarde", "esta noche")},
        **weekdays(
            _WEEK,
            ("este {}", 2),
            ("este próximo {}", 1),
            ("{} pasado", -1),
            ("pasado {}", -1),
            ("próximo {}", 1),
            ("{} próximo", 1),
            ("{} que viene", 1),
            ("el {} que viene", 1),
            ("el {}", 0),
        ),
        "anoche": (DAY, -1),
        "pasado mañana": (DAY, 2),
    },
    not_before_pattern=r"(?<!la )(?<!\besta )(?<!una )(?<!ada )(?:(?<!de )|(?<=día de ))(?<!\besa )(?<!\bEsa )(?<!media )",
    not_after_pattern=f"(?! de (?:{'|'.join(_MONTHS.split())}))",
    numbers={
        **numbered("un dos tres cuatro cinco seis siete ocho nueve diez once doce"),
        **same(n1="una", n15="quince", n20="veinte", n30="treinta", n40="cuarenta", n50="cincuenta", n60="sesenta"),
    },
    units={
        **dict.fromkeys(("día", "días"), DAY),
        **dict.fromkeys(("semana", "semanas"), WEEK),
        **dict.fromkeys(("mes", "meses"), MONTH),
        **dict.fromkeys(("año", "años"), YEAR),
    },
    week=_WEEK,
    frames=(
        Frame("hace|hace ya|hace casi|hace apenas|hace exactamente|hace unos|hace unas", "", -1),
        Frame("dentro de", "", 1),
    ),
    opening_pattern="|".join(
        [
            f"[Aa]ños(?= (?:[12]?[0-9]|{'|'.join(_TENS)}))|[Dd]écada(?= de)|[Ss]iglo(?= [XVI])",
            f"(?:[Ee]n|[Dd]e) los(?= (?:{'|'.join(_TENS)}))",
        ]
    ),
    ahead_pattern=r"\b(?:hasta|para(?=(?: el)?\s*$)|(?:voy|vas|va|vamos|van) a(?! \w+ (?:hoy|ahora))|próxim[oa]s?|\w+(?:rá|rán|remos))\b",
    back_pattern=r"\b(?:desde|fue|fueron|vi|vimos|vio|vieron|dimos|dio|hubo|ha|han|pasad[oa]s?|\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían|imos|[^r]amos))\b",
    present=("la actualidad", "el presente", "hoy"),
    unknown=("desconocido",),
    leading=("en", "el", "a", "los", "la", "el año", "el día", "en la", "del", "de"),
    before=("antes del", "antes de"),
    until=("hasta el", "hasta"),
    after=("después del", "después de"),
    since=("desde el", "desde", "a partir del", "a partir de"),
    included=("inclusive",),
    shown={
        "months": "|".join(_MONTHS.split()),
        "seasons": "primavera|verano|otoño|invierno",
        "quarters": "primer trimestre|segundo trimestre|tercer trimestre|cuarto trimestre",
        "halves": "primer semestre|segundo semestre",
        "thirds": "principios|mediados|finales",
        "day": "{day} de {month} de {year}",
        "month": "{month} de {year}",
        "year": "{year}",
        "day and month": "{day} de {month}",
        "month alone": "{month}",
        "season": "{season} de {year}",
        "stretch": "{stretch} de {year}",
        "third of month": "{third} de {month} de {year}",
        "third of year": "{third} de {year}",
        "decade": "años {decade}",
        "century": "siglo {roman}",
        "about": "hacia {}",
        "uncertain": "{} (?)",
        "since": "desde {}",
        "until": "hasta {}",
        "range": "{} – {}",
        "days": "{first}–{last} de {month} de {year}",
        "months of year": "{first}–{last} de {year}",
        "years": "{first}–{last}",
        "unknown": "desconocido",
    },
)
