"""German words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_WEEK = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
_TENS = numbered("zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger", start=2)
_TENS |= {word.capitalize(): tens for word, tens in _TENS.items()}
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember"
_OF_YEAR = (("dieses|des laufenden", 0), ("letzten|vergangenen|vorigen", -1), ("nächsten|kommenden", 1))
_IN_YEAR = (("diesem|diesen", 0), ("letzten|letztem|vergangenen|vorigen", -1), ("nächsten|kommenden", 1))
_THIS_WEEK = (
    ("diese|dieser", 0),
    ("letzte|letzter|vergangene|vergangener|vorige|voriger", -1),
    ("nächste|nächster|kommende", 1),
)

GERMAN = Vocabulary(
    code="de",
    months={
        **numbered(_MONTHS),
        **same(n1="jänner|jan.", n2="feb.|febr.|feber", n3="maerz|mrz.", n4="apr.", n8="aug.", n9="sep.|sept."),
        **same(n10="okt.", n11="nov.", n12="dez."),
    },
    capitals=True,
    ordinal_pattern=r"\.?",
    day_month_pattern=" ?",
    before_christ_pattern=r"v(?:\.|or) ?(?:Chr|u\. ?Z|unserer Zeit|Christus|d\. ?Z)",
    month_year_pattern=" (?:des jahres |des Jahres )?",
    day_first_numbers=True,
    article_pattern="(?:de[mnr])",
    relative_years={**crossed("{} jahres", *_OF_YEAR), **same(n0="d. j.")},
    relative_months={
        **crossed("{} monats", *_OF_YEAR),
        **same(n0="d. m.|d.m.|d. mts.|des monats", n_1="v. m.", n1="n. m."),
    },
    parts=same(
        n1="anfang|beginn|zu beginn des|anfang des|zu beginn der|anfang der",
        n2="mitte|mitte des|mitte der",
        n3="ende|ende des|ende der",
    ),
    circa=("circa", "ca.", "ungefähr", "etwa", "um"),
    seasons=same(n21="frühling|frühjahr", n22="sommer", n23="herbst", n24="winter"),
    halves={
        **crossed("{} quartal", ("erstes|ersten|1.", 33), ("zweites|zweiten|2.", 34), ("drittes|dritten|3.", 35)),
        **crossed("{} quartal", ("viertes|vierten|4.", 36)),
        **crossed("{} halbjahr", ("erstes|ersten|1.", 40), ("zweites|zweiten|2.", 41)),
        **crossed("{} hälfte", ("erste|ersten", 40), ("zweite|zweiten", 41)),
    },
    decade_patterns=(r"(?P<decade>[12]\d\d)0er(?:(?:-| )?[Jj]ahren?)?",),
    short_decade_patterns=(
        r"(?P<tens>[2-9])0er(?:-| )?[Jj]ahren?",
        rf"(?P<tens>{'|'.join(_TENS)})(?:-| )?[Jj]ahren?",
    ),
    tens={**_TENS, **{word.lower(): tens for word, tens in _TENS.items()}},
    past_century_pattern="des (?:vorigen|vergangenen|letzten) Jahrhunderts",
    opening_pattern=f"(?:{'|'.join(_TENS)})(?=[- ]?[Jj]ahre)",
    century_patterns=(r"(?P<century>[12]\d|[1-9])\. [Jj]ahrhunderts?",),
    ranges=(
        (("von", "vom"), " (?:bis|bis zum|bis zur|auf den|auf) "),
        (("zwischen",), " und "),
        ((), " bis "),
    ),
    before_year=("im jahr", "im jahre", "jahr", "jahre", "jahres", "seit", "bis", "ab", "in den jahren"),
    # A bare number before a preposition is a year too, but not a round one, nor that of a paper or paragraph.
    after_year_pattern=r"(?: (?:w[eiu]rden?|ist|war|waren|hat|haben|hatten?|kam|kamen|begann|gab|sind|solle?n?)\b)"
    r"|(?<!\d00)(?<![\w.,/:–-]\d{4})(?<![§r]\x20\d{4})(?<!Nr\.\x20\d{4}) (?:in|im|am|mit|nach|durch|schon|erstmals|einmal|diese[nrms]?) ",
    before_month=("im", "seit", "bis", "ab", "vom"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="heute", n_1="gestern", n1="morgen", n_2="vorgestern").items()},
        "übermorgen": (DAY, 2),
        **weekdays(
            _WEEK,
            *((f"{lead} {{}}", 1) for lead in ("am kommenden", "kommenden", "am nächsten", "nächsten")),
            *((f"{lead} {{}}", -1) for lead in ("am vergangenen", "vergangenen", "am letzten", "letzten")),
            ("diesen {}", 2),
            ("an diesem {}", 2),
            ("am {}", 0),
        ),
        **{phrase: (YEAR, n) for phrase, n in crossed("in {} jahr", *_IN_YEAR).items()},
        **{phrase: (YEAR, n) for phrase, n in crossed("im {} jahr", *_IN_YEAR).items()},
        **{phrase: (YEAR, n) for phrase, n in crossed("{} jahr", ("dieses", 0), ("letztes", -1)).items()},
        **{phrase: (MONTH, n) for phrase, n in crossed("in {} monat", *_IN_YEAR).items()},
        **{phrase: (MONTH, n) for phrase, n in crossed("im {} monat", *_IN_YEAR).items()},
        **{phrase: (WEEK, n) for phrase, n in crossed("{} woche", *_THIS_WEEK).items()},
        **{phrase: (CENTURY, n) for phrase, n in crossed("{} jahrhunderts", *_OF_YEAR[:2]).items()},
    },
    not_before_pattern=r"(?<!uten )(?<!eden )(?<!\bam )(?<!eute )(?<!gestern )(?<!\bder )(?<!\bden )(?<!diesem )(?<!heute auf )",
    lower_only=("morgen",),
    not_after_pattern="(?! auf morgen)",
    ahead_pattern=r"\b(?:bis|wird|werden|soll|sollen|will|wollen|kommend\w*|nächst\w*|plan\w+|ansteh\w+|steht|stehen|ab)\b",
    back_pattern=r"\b(?:seit|nach|vom|war|waren|hat|haben|hatte|hatten|wurde|wurden|worden|ging|kam|fand|gab|ge\w{3,}t|sagte|erklärte|teilte|sprach|"
    r"traf|begann|endete|reiste|stellte|machte|legte|forderte|kündigte|beschloss|nahm)\b",
    numbers={
        **numbered("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
        **same(n1="einem|einer", n20="zwanzig", n30="dreißig"),
    },
    units={
        **dict.fromkeys(("tag", "tage", "tagen"), DAY),
        **dict.fromkeys(("woche", "wochen"), WEEK),
        **dict.fromkeys(("monat", "monate", "monaten"), MONTH),
        **dict.fromkeys(("jahr", "jahre", "jahren"), YEAR),
    },
    frames=(Frame("vor|vor genau|vor etwa|vor rund|vor fast|vor knapp|vor gut", "", -1),),
    present=("heute", "jetzt", "gegenwart"),
    unknown=("unbekannt",),
    leading=("im", "in den", "am", "in", "im jahr", "im jahre", "das", "die", "der", "den", "dem", "jahr"),
    before=("vor dem", "vor", "früher als"),
    until=("bis zum", "bis", "spätestens", "spätestens am"),
    after=("nach dem", "nach", "später als"),
    since=("seit dem", "seit", "ab dem", "ab", "frühestens", "frühestens am"),
    included=("einschließlich",),
    shown={
        "months": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
        "seasons": "Frühling|Sommer|Herbst|Winter",
        "quarters": "erstes Quartal|zweites Quartal|drittes Quartal|viertes Quartal",
        "halves": "erstes Halbjahr|zweites Halbjahr",
        "thirds": "Anfang|Mitte|Ende",
        "day": "{day}. {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "day and month": "{day}. {month}",
        "month alone": "{month}",
        "season": "{season} {year}",
        "stretch": "{stretch} {year}",
        "third of month": "{third} {month} {year}",
        "third of year": "{third} {year}",
        "decade": "{decade}er-Jahre",
        "century": "{century}. Jahrhundert",
        "about": "um {}",
        "uncertain": "{} (?)",
        "since": "seit {}",
        "until": "bis {}",
        "range": "{} – {}",
        "days": "{first}.–{last}. {month} {year}",
        "months of year": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "unknown": "unbekannt",
    },
)
