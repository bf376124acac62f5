"""Italian words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
_WEEK = "lunedì martedì mercoledì giovedì venerdì sabato domenica"
_TENS = numbered("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", start=2)
_CENTURIES = {"duecento": 12, "trecento": 13, "quattrocento": 14, "cinquecento": 15, "seicento": 16, "settecento": 17}
_CENTURIES |= {"ottocento": 18, "novecento": 19}

ITALIAN = Vocabulary(
    code="it",
    months=numbered(_MONTHS),
    day_words={"primo": 1, **{word.capitalize(): number + 1 for word, number in _CENTURIES.items()}},
    ordinal_pattern=r"(?:º|°)?",
    month_year_pattern=" (?:del |dell'anno )?",
    day_first_numbers=True,
    before_christ_pattern=r"a\. ?C\.|avanti Cristo",
    article_pattern=f"(?:il|(?:il )?(?:{'|'.join(_WEEK.split())}))",
    relative_years=same(
        n0="di quest'anno|del corrente anno|dell'anno in corso|quest'anno",
        n_1="dello scorso anno|dell'anno scorso|dell'anno passato",
        n1="del prossimo anno|dell'anno prossimo",
    ),
    relative_months=same(
        n0="di questo mese|del corrente mese|del mese corrente|corrente mese|c.m.",
        n_1="dello scorso mese|del mese scorso|scorso",
        n1="del prossimo mese|del mese prossimo",
    ),
    prefixed_months=same(n_1="scorso mese di|scorso", n1="prossimo mese di|prossimo"),
    parts={
        **same(n1="inizio|inizi di|inizio di|inizi del|inizio del|inizi degli|inizio degli|primi di"),
        **same(n2="metà|metà di|metà del|metà degli", n3="fine|fine di|fine del|fine degli|fine dell'"),
    },
    circa=("verso il", "attorno al", "intorno al", "circa nel"),
    seasons=same(n21="primavera", n22="estate", n23="autunno", n24="inverno"),
    halves={
        **crossed("{} trimestre", ("primo", 33), ("secondo", 34), ("terzo", 35), ("quarto", 36)),
        **crossed("{} semestre", ("primo", 40), ("secondo", 41)),
        **crossed("{} quadrimestre", ("primo", 37), ("secondo", 38), ("terzo", 39)),
    },
    decade_patterns=(r"[Aa]nni (?P<decade>[12]\d\d)0",),
    short_decade_patterns=(
        r"[Aa]nni '?(?P<tens>[2-9])0",
        rf"[Aa]nni (?P<tens>{'|'.join([*_TENS, *(word.capitalize() for word in _TENS)])})",
    ),
    tens=_TENS,
    past_century_pattern="del secolo scorso|dello scorso secolo",
    century_patterns=("(?P<century>[XVI]{1,6}) secolo", "[Ss]ecolo (?P<century>[XVI]{1,6})"),
    ranges=(
        (("dal", "dall'", "da"), " (?:al|all'|a) ?"),
        (("tra", "fra", "tra il", "fra il"), " e (?:il )?"),
        ((), " al "),
    ),
    before_year=("nel", "dal", "del", "fino al", "entro il", "anno", "anni", "dopo il", "prima del", "al"),
    before_year_strict=("il",),
    goes_on_pattern=r"(?=\s*(?:[.,;:)\]!?\"”»]|$)|\s(?!\w*i\b|k?m\b|[h€%]|mila)[a-zà-ÿ])",
    before_month=("in", "a", "di", "da", "dal", "fino a", "nel mese di", "entro"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="oggi|stamattina|stamani|stasera", n_1="ieri", n1="domani").items()},
        **{day: (DAY, n) for day, n in same(n_2="l'altro ieri|ieri l'altro", n2="dopodomani").items()},
        **{y: (YEAR, n) for y, n in same(n0="quest'anno", n_1="l'anno scorso|lo scorso anno").items()},
        **{y: (YEAR, n) for y, n in same(n1="l'anno prossimo|il prossimo anno").items()},
        **{m: (MONTH, n) for m, n in same(n0="questo mese", n_1="il mese scorso|lo scorso mese").items()},
        **{m: (MONTH, n) for m, n in same(n1="il mese prossimo|il prossimo mese").items()},
        **{w: (WEEK, n) for w, n in same(n0="questa settimana", n_1="la settimana scorsa|la scorsa settimana").items()},
        **{w: (WEEK, n) for w, n in same(n1="la settimana prossima|la prossima settimana").items()},
        **dict.fromkeys(("del secolo scorso", "dello scorso secolo"), (CENTURY, -1)),
        **weekdays(
            _WEEK,
            *((pattern, -1) for pattern in ("{} scorso", "{} scorsa", "lo scorso {}", "la scorsa {}")),
            *((pattern, 1) for pattern in ("{} prossimo", "{} prossima", "il prossimo {}", "la prossima {}")),
            ("questo {}", 2),
            ("{}", 0),
        ),
    },
    week=_WEEK,
    not_before_pattern=r"(?<!\b[Ii]l )(?<!\b[Ll]a )(?<!\bdi )(?<!\bun )(?<!\bal )(?<!\balla )(?<!ogni )",
    not_after_pattern=f"(?! di (?:{'|'.join(_MONTHS.split())}))",
    numbers={**numbered("uno due tre quattro cinque sei sette otto nove dieci undici dodici"), **same(n1="un|una")},
    units={
        **dict.fromkeys(("giorno", "giorni"), DAY),
        **dict.fromkeys(("settimana", "settimane"), WEEK),
        **dict.fromkeys(("mese", "mesi"), MONTH),
        **dict.fromkeys(("anno", "anni"), YEAR),
    },
    frames=(Frame("", "fa", -1), Frame("fra|tra", "", 1)),
    opening_pattern=f"[Aa]nni(?= (?:'?[12]?[0-9]|(?i:{'|'.join(_TENS)})))|[XVI]{{1,6}}(?= secolo)|[Ss]ecolo(?= [XVI])",
    ahead_pattern=r"\b(?:entro|fino|prossim[oaie]|\w+(?:rà|ranno|remo|rò))\b",
    back_pattern=r"\b(?:dal|dopo|scors[oaie]|fu|furono|era|erano|aveva|avevano|(?:ha|hanno|è|sono|stat[oaie])\s\w+(?:t[oaie]|s[oaie]))\b",
    leading=("il", "nel", "in", "a", "dal", "la", "l'"),
    before=("prima del", "prima di"),
    until=("fino al", "fino a", "entro il", "entro"),
    after=("dopo il", "dopo"),
    since=("dal", "da", "a partire dal"),
)
