"""Portuguese words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
_WEEK = "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
_TENS = numbered("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", start=2)

PORTUGUESE = Vocabulary(
    code="pt",
    months=numbered(_MONTHS),
    day_words={"primeiro": 1},
    ordinal_pattern=r"(?:\.?[ºo°])?",
    day_month_pattern=" (?:de |do mês de )",
    month_year_pattern=",? (?:de |do )?(?:ano )?(?:de )?",
    day_first_numbers=True,
    before_christ_pattern=r"antes de|a\. ?C\.",
    article_pattern=f"(?:o|a|dia|(?:dia )?(?:{'|'.join(_WEEK.split())}))",
    relative_years=same(
        n0="deste ano|do corrente ano|do presente ano|do ano em curso",
        n_1="do ano passado|do último ano",
        n1="do próximo ano|do ano que vem",
    ),
    relative_months=same(
        n0="deste mês|do corrente mês|do corrente|do mês em curso",
        n_1="do mês passado|do último mês",
        n1="do próximo mês|do mês que vem",
    ),
    prefixed_months=same(n_1="passado mês de|último mês de|último", n1="próximo mês de|próximo"),
    parts={
        **same(n1="início de|início do|começo de|começo do|princípio de|princípio do|início dos"),
        **same(n2="meados de|meados do|meados dos", n3="final de|final do|fim de|fim do|fins de|finais de|final dos"),
    },
    circa=("cerca de", "por volta de", "aproximadamente", "circa"),
    seasons=same(n21="primavera", n22="verão", n23="outono", n24="inverno"),
    halves={
        **crossed("{} trimestre", ("primeiro", 33), ("segundo", 34), ("terceiro", 35), ("quarto", 36)),
        **crossed("{} semestre", ("primeiro", 40), ("segundo", 41)),
        **crossed("{} quadrimestre", ("primeiro", 37), ("segundo", 38), ("terceiro", 39)),
    },
    decade_patterns=(r"(?:[Aa]nos|[Dd]écada de) (?P<decade>[12]\d\d)0",),
    short_decade_patterns=(rf"(?:[Aa]nos|[Dd]écada de) (?P<tens>[2-9](?=0)|{'|'.join(_TENS)})0?",),
    tens=_TENS,
    past_century_pattern="do século passado",
    century_patterns=("[Ss]éculo (?P<century>[XVIxvi]{1,6})",),
    ranges=(
        (("de", "do", "dia", "do dia"), " (?:a|ao|até) "),
        (("entre", "entre os dias"), " e "),
        (("desde", "desde o"), " até "),
        ((), " a "),
    ),
    before_year=("em", "desde", "até", "ano", "ano de", "anos", "antes de", "depois de", "a partir de", "entre"),
    before_year_strict=("de", "do", "para"),
    goes_on_pattern=r"(?=\s*(?:[.,;:)\]!?\"”»]|$)|\s(?!\w*s\b|k?m\b|[h€%]|mil)[a-zà-ÿ])",
    before_month=("em", "desde", "até", "mês de"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="hoje", n_1="ontem", n1="amanhã", n_2="anteontem").items()},
        **{day: (DAY, n) for day, n in same(n2="depois de amanhã", n0="esta manhã|esta tarde|esta noite").items()},
        **{y: (YEAR, n) for y, n in same(n0="este ano|neste ano", n_1="no ano passado|o ano passado").items()},
        **{y: (YEAR, n) for y, n in same(n1="no próximo ano|o próximo ano|no ano que vem|o ano que vem").items()},
        **{m: (MONTH, n) for m, n in same(n0="este mês|neste mês", n_1="no mês passado|o mês passado").items()},
        **{m: (MONTH, n) for m, n in same(n1="no próximo mês|o próximo mês|no mês que vem").items()},
        **{w: (WEEK, n) for w, n in same(n0="esta semana|nesta semana", n_1="na semana passada").items()},
        **{w: (WEEK, n) for w, n in same(n_1="a semana passada", n1="na próxima semana|na semana que vem").items()},
        "do século passado": (CENTURY, -1),
        **weekdays(
            _WEEK,
            *((f"{lead} {{}}", -1) for lead in ("na última", "no último", "na passada", "no passado")),
            *((f"{lead} {{}}", 1) for lead in ("na próxima", "no próximo")),
            *((f"{lead} {{}}", 2) for lead in ("nesta", "neste", "esta", "este")),
            *((f"{lead} {{}}", 0) for lead in ("na", "no")),
            ("{} passada", -1),
            ("{} passado", -1),
        ),
    },
    week=_WEEK,
    not_after_pattern=f"(?! de (?:{'|'.join(_MONTHS.split())}))",
    numbers={**numbered("um dois três quatro cinco seis sete oito nove dez onze doze"), **same(n1="uma", n2="duas")},
    units={
        **dict.fromkeys(("dia", "dias"), DAY),
        **dict.fromkeys(("semana", "semanas"), WEEK),
        **dict.fromkeys(("mês", "meses"), MONTH),
        **dict.fromkeys(("ano", "anos"), YEAR),
    },
    frames=(Frame("há|há cerca de|há quase|faz|há exatos", "", -1), Frame("dentro de|daqui a", "", 1)),
    opening_pattern=f"[Aa]nos(?= (?:[12]?[0-9]|{'|'.join(_TENS)}))|[Dd]écada(?= de)|[Ss]éculo(?= [XVI])",
    ahead_pattern=r"\b(?:até|para(?=(?: o)?\s*$)|v(?:ou|ai|amos|ão)|próxim[oa]s?|\w+(?:rá|rão|remos|rei))\b",
    back_pattern=r"\b(?:desde|foi|foram|teve|houve|havia|tinha|disse|fez|passad[oa]s?|últim[oa]|\w{2,}(?:ou|eu|iu|aram|eram|iram|ava|ia))\b",
    leading=("em", "no", "na", "o", "a", "dia", "do", "de", "no ano de"),
    before=("antes de", "antes do"),
    until=("até", "até o", "até ao"),
    after=("depois de", "após"),
    since=("desde", "desde o", "a partir de"),
)
