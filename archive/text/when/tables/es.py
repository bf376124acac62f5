"""Spanish words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same

_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

SPANISH = Vocabulary(
    code="es",
    months={**numbered(_MONTHS), "setiembre": 9},
    ordinal_pattern=r"(?:\.?[ºo°])?",
    day_month_pattern=" (?:de )?",
    month_year_pattern=",? (?:del? )?(?:año )?",
    day_first_numbers=True,
    article_pattern="(?:el)",
    relative_years=same(
        n0="de este año|del presente año|este año|del año en curso",
        n_1="del año pasado|del pasado año",
        n1="del próximo año|del año próximo",
    ),
    parts={
        **same(n1="principios de|principio de|comienzos de|inicios de|principios de los|inicios de los"),
        **same(n2="mediados de|mediados de los", n3="finales de|fines de|final de|finales de los"),
    },
    circa=("hacia", "alrededor de", "aproximadamente", "circa", "ca."),
    seasons=same(n21="primavera", n22="verano", n23="otoño", n24="invierno"),
    halves={
        **crossed("{} trimestre", ("primer", 33), ("segundo", 34), ("tercer", 35), ("cuarto", 36)),
        **crossed("{} semestre", ("primer", 40), ("segundo", 41)),
    },
    decade_patterns=(r"(?:[Aa]ños|[Dd]écada de(?: los)?) (?P<decade>[12]\d\d)0",),
    short_decade_patterns=(r"(?:[Aa]ños|[Dd]écada de los) (?P<tens>[2-9])0",),
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
    before_month=("en", "desde", "hasta", "para"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="hoy", n_1="ayer", n1="mañana", n_2="anteayer").items()},
        **{y: (YEAR, n) for y, n in same(n0="este año", n_1="el año pasado", n1="el próximo año").items()},
        **{y: (YEAR, n) for y, n in same(n_1="el pasado año", n1="el año próximo|el año que viene").items()},
        **{m: (MONTH, n) for m, n in same(n0="este mes", n_1="el mes pasado", n1="el próximo mes").items()},
        **{
            w: (WEEK, n)
            for w, n in same(n0="esta semana", n_1="la semana pasada", n1="la próxima semana").items()
        },
        **{c: (CENTURY, n) for c, n in same(n_1="el siglo pasado|del siglo pasado").items()},
        "pasado mañana": (DAY, 2),
    },
    not_before_pattern="(?<!la )(?<!sta )(?<!una )(?<!ada )(?<!de )(?<!media )",
    numbers={
        **numbered("un dos tres cuatro cinco seis siete ocho nueve diez once doce"),
        "una": 1,
        "veinte": 20,
    },
    units={
        **dict.fromkeys(("día", "días"), DAY),
        **dict.fromkeys(("semana", "semanas"), WEEK),
        **dict.fromkeys(("mes", "meses"), MONTH),
        **dict.fromkeys(("año", "años"), YEAR),
    },
    frames=(Frame("hace", "", -1), Frame("dentro de", "", 1)),
    opening_pattern="[Aa]ños(?= [12]?[0-9])|[Dd]écada(?= de)|[Ss]iglo(?= [XVI])",
    present=("la actualidad", "el presente", "hoy"),
    unknown=("desconocido",),
    leading=("en", "el", "a", "los", "la", "el año", "el día", "en la", "del", "de"),
    before=("antes del", "antes de", "hasta el", "hasta"),
    after=("después del", "después de", "desde el", "desde", "a partir del", "a partir de"),
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
