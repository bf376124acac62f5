"""French words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.tables.numerals import FRENCH_DAYS, FRENCH_NUMBERS
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_WEEK = "lundi mardi mercredi jeudi vendredi samedi dimanche"
_TENS = {
    **numbered("vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix", start=2),
    "quatre-vingts": 8,
}
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_QUARTERS = (("premier|1er", 33), ("deuxième|2e", 34), ("troisième|3e", 35), ("quatrième|4e", 36))

FRENCH = Vocabulary(
    code="fr",
    months={
        **numbered(_MONTHS),
        **same(
            n1="janv.",
            n2="févr.|fevrier",
            n4="avr.",
            n7="juil.",
            n8="aout",
            n9="sept.",
            n10="oct.",
            n11="nov.",
        ),
        **same(n12="déc.|decembre"),
    },
    day_words=FRENCH_DAYS,
    number_words=FRENCH_NUMBERS,
    ordinal_pattern="(?:er)?",
    before_christ_pattern=r"av(?:\.|ant) (?:J\.?-?C|Jésus|notre ère)",
    year_word="l'année",
    month_year_pattern=" (?:de l'année )?",
    day_first_numbers=True,
    article_pattern=f"(?:le|(?:le )?(?:{'|'.join(_WEEK.split())}))",
    relative_years=same(
        n0="de cette année|cette année", n_1="de l'année dernière|de l'an dernier", n1="de l'an prochain"
    ),
    relative_months=same(
        n0="de ce mois|courant|du mois courant|du présent mois",
        n_1="du mois dernier|du mois passé|du mois écoulé",
        n1="du mois prochain",
    ),
    parts={
        **same(n1="début du|au début du|le début du", n2="milieu du|au milieu du", n3="fin du|la fin du|à la fin du"),
        **same(n1="début|début de|au début de|le début de|au début des|début des", n2="mi|milieu de|milieu des"),
        **same(n3="fin|fin de|la fin de|la fin des|fin des"),
    },
    circa=("vers", "environ", "circa", "ca."),
    seasons=same(n21="printemps", n22="été", n23="automne", n24="hiver"),
    halves={
        **crossed("{} trimestre", *_QUARTERS),
        **crossed("{} semestre", ("premier|1er", 40), ("second|deuxième|2e", 41)),
    },
    decade_patterns=(r"[Aa]nnées (?P<decade>[12]\d\d)0",),
    short_decade_patterns=(
        r"[Aa]nnées (?P<tens>[2-9])0",
        rf"[Aa]nnées (?P<tens>{'|'.join(sorted(_TENS, key=len, reverse=True))})(?!-)",
    ),
    tens=_TENS,
    past_century_pattern="du siècle (?:dernier|passé)",
    century_patterns=(r"(?P<century>[XVIxvi]{1,6}|[12]\d|[1-9])(?:e|ème|er) siècle",),
    ranges=(
        (("du", "de"), " (?:au|à) "),
        (("entre", "entre le"), " et "),
        (("depuis",), " jusqu'(?:au|en|à) "),
        ((), " au "),
    ),
    before_year=tuple(
        [
            "en",
            "depuis",
            "avant",
            "après",
            "jusqu'en",
            "dès",
            "d'ici",
            "d'ici à",
            "l'année",
            "année",
            "l'an",
            "fin",
            "attendre",
        ]
    ),
    before_year_strict=("de",),
    goes_on_pattern=r"(?=\s*(?:[.,;:)\]!?\"”»]|$)|\s(?!\w*[sx]\b|k?m\b|[hF€%]|milli)[a-zà-ÿ])",
    before_month=("en", "mois de", "depuis", "dès", "avant", "après", "jusqu'en", "d'ici"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="aujourd'hui", n_1="hier", n1="demain", n_2="avant-hier").items()},
        **{part: (DAY, 0) for part in ("ce matin", "ce soir", "cet après-midi", "ce midi", "cette nuit")},
        **weekdays(_WEEK, ("{} dernier", -1), ("{} prochain", 1), ("ce {}", 2), ("{}", 0)),
        "après-demain": (DAY, 2),
        **{y: (YEAR, n) for y, n in same(n0="cette année", n_1="l'année dernière|l'an dernier|l'an passé").items()},
        **{y: (YEAR, n) for y, n in same(n_1="l'année passée", n1="l'année prochaine|l'an prochain").items()},
        **{m: (MONTH, n) for m, n in same(n0="ce mois-ci", n_1="le mois dernier", n1="le mois prochain").items()},
        **{w: (WEEK, n) for w, n in same(n0="cette semaine", n_1="la semaine dernière").items()},
        **{w: (WEEK, n) for w, n in same(n_1="la semaine passée", n1="la semaine prochaine").items()},
        **{c: (CENTURY, n) for c, n in same(n_1="le siècle dernier|du siècle dernier").items()},
    },
    numbers={
        **numbered("un deux trois quatre cinq six sept huit neuf dix onze douze"),
        **same(n1="une", n15="quinze", n20="vingt", n30="trente", n40="quarante", n50="cinquante", n60="soixante"),
    },
    units={
        **dict.fromkeys(("jour", "jours"), DAY),
        **dict.fromkeys(("semaine", "semaines"), WEEK),
        "mois": MONTH,
        **dict.fromkeys(("an", "ans", "année", "années"), YEAR),
    },
    week=_WEEK,
    not_before_pattern=r"(?<!\b[Ll]e )(?<!\b[Dd]u )(?<!\b[Ll]es )(?<!chaque )(?<!\bun )(?<!tous les )(?<!\b[Dd]e )",
    frames=(
        Frame("il y a|il y a déjà|il y a presque|il y a exactement|il y a à peine|il y a environ", "", -1),
        Frame("dans", "", 1),
    ),
    opening_pattern=f"[Aa]nnées(?= (?:[12]?[0-9]|{'|'.join(_TENS)}))|[XVI]{{1,6}}(?=e)",
    ahead_pattern=r"\b(?:d'ici|jusqu'\w*|doit|devra|devront|(?:va|vont)(?! \w+ (?:aujourd'hui|maintenant))|prochaine?s?|pour(?=(?: le)?\s*$)|\w+(?:era|eront|ira|iront))\b",
    back_pattern=r"\b(?:depuis|dès|après|était|étaient|avait|avaient|fut|furent|eut|derni[eè]re?s?|"
    r"(?:a|ont|ai|avons|avez|est|sont|été)\s(?:\w+(?:ée?s?|is?e?|us?e?)|(?:re)?dit|fait|écrit|ouvert)|\w{3,}èrent)\b",
    present=("présent", "aujourd'hui", "ce jour"),
    unknown=("inconnu",),
    leading=("en", "le", "au", "à", "à la", "l'année", "dans les", "les", "la", "au cours des"),
    before=("avant le", "avant", "avant l'"),
    until=("jusqu'au", "jusqu'en", "jusqu'à", "d'ici", "d'ici à", "d'ici au", "au plus tard le", "au plus tard en"),
    after=("après le", "après"),
    since=("depuis le", "depuis", "à partir du", "à partir de", "dès", "dès le"),
    included=("inclus",),
    shown={
        "months": "|".join(_MONTHS.split()),
        "seasons": "printemps|été|automne|hiver",
        "quarters": "premier trimestre|deuxième trimestre|troisième trimestre|quatrième trimestre",
        "halves": "premier semestre|second semestre",
        "thirds": "début |mi-|fin ",
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "day and month": "{day} {month}",
        "month alone": "{month}",
        "season": "{season} {year}",
        "stretch": "{stretch} {year}",
        "third of month": "{third}{month} {year}",
        "third of year": "{third}{year}",
        "decade": "années {decade}",
        "century": "{roman}e siècle",
        "about": "vers {}",
        "uncertain": "{} (?)",
        "since": "depuis {}",
        "until": "jusqu'à {}",
        "range": "{} – {}",
        "days": "{first}–{last} {month} {year}",
        "months of year": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "unknown": "inconnu",
    },
)
