"""Ukrainian words for dates."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
_OF = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
_AT = "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні"
_DAYS = "понеділок вівторок середу четвер п'ятницю суботу неділю"
_OF_DAYS = "понеділка вівторка середи четверга п'ятниці суботи неділі"
_THIS = (("цього|поточного", 0), ("минулого", -1), ("наступного", 1))
_IN_YEAR = (("у цьому|в цьому", 0), ("у минулому|в минулому", -1), ("у наступному|в наступному", 1))
_TENS = {
    f"{stem}{ending}": tens
    for tens, stem in enumerate("двадцят тридцят сороков п'ятдесят шістдесят сімдесят вісімдесят дев'яност".split(), 2)
    for ending in ("і", "их")
}
_QUARTERS = (("перший|першого|першому", 33), ("другий|другого|другому", 34), ("третій|третього|третьому", 35))

UKRAINIAN = Vocabulary(
    code="uk",
    months=numbered(_MONTHS, _OF, _AT),
    ordinal_pattern="(?:-?го|-?е|-?те)?",
    day_first_numbers=True,
    year_end_pattern=r"(?:(?:-?(?:й|го|му))? ?(?:рок[уиі]?|року|рік|році|роком|років|роках|рр\.|р\.)|(?<=(?:8|9|0)\d\d)-(?:й|го|му))",
    before_christ_pattern=r"до (?:н\. ?е|нашої ери|Р\. ?Х)",
    relative_years={**crossed("{} року", *_THIS), **same(n0="ц. р.|ц.р.")},
    relative_months={**crossed("{} місяця", *_THIS), **same(n0="ц. м.|ц.м.")},
    parts={
        **same(n1="початок|початку", n2="середина|середині|середини|середину"),
        **same(n3="кінець|кінці|кінця|наприкінці"),
    },
    circa=("близько", "приблизно", "біля"),
    seasons={
        **same(n21="весна|весни|весну|навесні|весною", n22="літо|літа|влітку|улітку|літом"),
        **same(n23="осінь|осені|восени", n24="зима|зими|зиму|взимку|узимку"),
    },
    halves={
        **crossed("{} квартал", *_QUARTERS, ("четвертий", 36)),
        **crossed("{} кварталу", *_QUARTERS, ("четвертого", 36)),
        **crossed("{} кварталі", ("першому", 33), ("другому", 34), ("третьому", 35), ("четвертому", 36)),
        **crossed("{} півріччі", ("першому", 40), ("другому", 41)),
        **crossed("{} півріччя", ("перше|першого", 40), ("друге|другого", 41)),
        **crossed("{} половина", ("перша", 40), ("друга", 41)),
        **crossed("{} половині", ("першій", 40), ("другій", 41)),
    },
    decade_patterns=(r"(?P<decade>[12]\d\d)0-?(?:х|ті|ми)(?: (?:років|роках|роки))?",),
    short_decade_patterns=(
        r"(?P<tens>[2-9])0-?(?:х|ті)(?: (?:років|роках|роки))",
        rf"(?P<tens>{'|'.join(_TENS)}) (?:років|роках|роки)",
    ),
    tens=_TENS,
    past_century_pattern="минулого (?:століття|віку)",
    century_patterns=(r"(?P<century>[XVIХІxviхі]{1,6}|[12]\d|[1-9])(?:-?(?:го|му))? (?:століття|столітті|ст\.)",),
    ranges=((("з", "із"), " (?:по|до|на) "), (("між",), " (?:і|та|й) "), (("від",), " до ")),
    before_month=("в", "у", "з", "із", "до", "після", "від", "за", "на"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="сьогодні", n_1="вчора|учора", n1="завтра").items()},
        **{day: (DAY, n) for day, n in same(n_2="позавчора", n2="післязавтра").items()},
        **{phrase: (YEAR, n) for phrase, n in crossed("{} року", *_THIS).items()},
        **{phrase: (YEAR, n) for phrase, n in crossed("{} році", *_IN_YEAR).items()},
        **{phrase: (MONTH, n) for phrase, n in crossed("{} місяця", *_THIS).items()},
        **{phrase: (WEEK, n) for phrase, n in crossed("{} тижня", *_THIS).items()},
        **{phrase: (CENTURY, n) for phrase, n in crossed("{} століття", *_THIS[:2]).items()},
        **weekdays(_DAYS, ("у {}", 0), ("в {}", 0)),
        **weekdays(_OF_DAYS, ("цього {}", 2), ("цієї {}", 2)),
        **weekdays(_OF_DAYS, ("минулого {}", -1), ("минулої {}", -1), ("наступного {}", 1), ("наступної {}", 1)),
        "торік": (YEAR, -1),
    },
    numbers={
        **numbered("один два три чотири п'ять шість сім вісім дев'ять десять"),
        **same(n1="|одну", n2="дві|двох", n3="трьох", n20="двадцять", n30="тридцять", n100="сто"),
    },
    units={
        **dict.fromkeys(("день", "дні", "днів"), DAY),
        **dict.fromkeys(("тиждень", "тижні", "тижнів"), WEEK),
        **dict.fromkeys(("місяць", "місяці", "місяців"), MONTH),
        **dict.fromkeys(("рік", "роки", "років"), YEAR),
    },
    counted_only=("днів", "тижнів", "місяців", "років"),
    frames=(Frame("", "тому", -1), Frame("через", "", 1)),
    opening_pattern=f"[XVIХІ]{{1,6}}[- ]|(?:{'|'.join(_TENS)})(?= ро)",
    ahead_pattern=r"\bдо\s*$|\b(?:буд[еу]\w*|ма[єю]\w*|відбуд\w+|очіку\w+|заплан\w+|план\w+|\w+тим(?:е|уть|емо))\b",
    back_pattern=r"\b(?:з|із|від|після|торік|минул\w+|бу(?:в|ла|ло|ли)|\w{3,}(?:ав|яв|ив|ла|ло|ли|вся|лася|лося|лися))\b",
    present=("теперішній час", "сьогодні"),
    unknown=("невідомо",),
    leading=("в", "у", "на", "до"),
    before=("до", "перед", "раніше"),
    until=("по", "не пізніше"),
    after=("після", "пізніше"),
    since=("з", "із", "від", "починаючи з", "не раніше"),
    included=("включно",),
    shown={
        "months": "|".join(_MONTHS.split()),
        "months of": "|".join(_OF.split()),
        "seasons": "весна|літо|осінь|зима",
        "seasons of": "весни|літа|осені|зими",
        "quarters": "перший квартал|другий квартал|третій квартал|четвертий квартал",
        "quarters of": "першого кварталу|другого кварталу|третього кварталу|четвертого кварталу",
        "halves": "перше півріччя|друге півріччя",
        "halves of": "першого півріччя|другого півріччя",
        "thirds": "початок|середина|кінець",
        "thirds of": "початку|середини|кінця",
        "day": "{day} {month_of} {year} року",
        "month": "{month} {year} року",
        "month of": "{month_of} {year} року",
        "year": "{year} рік",
        "year of": "{year} року",
        "day and month": "{day} {month_of}",
        "month alone": "{month}",
        "month alone of": "{month_of}",
        "season": "{season} {year} року",
        "season of": "{season_of} {year} року",
        "stretch": "{stretch} {year} року",
        "stretch of": "{stretch_of} {year} року",
        "third of month": "{third} {month_of} {year} року",
        "third of year": "{third} {year} року",
        "third of year of": "{third_of} {year} року",
        "decade": "{decade}-ті роки",
        "decade of": "{decade}-х років",
        "century": "{roman} століття",
        "about": "близько {}",
        "uncertain": "{} (?)",
        "since": "з {}",
        "until": "не пізніше {}",
        "range": "{} – {}",
        "days": "{first}–{last} {month_of} {year} року",
        "months of year": "{first}–{last} {year} року",
        "years": "{first}–{last} роки",
        "unknown": "невідомо",
    },
)
