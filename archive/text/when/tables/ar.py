"""Arabic words for dates: the months of Egypt and the Gulf, those of the Levant, and both with a stroke
between."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, crossed, numbered, same, weekdays

_MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
_LEVANT = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
_PAIRS = list(zip(_MONTHS.split(), _LEVANT.split("|"), strict=True))
_THIS_FEMININE = (("هذه {}|{} الحالية|{} الجارية", 0), ("{} الماضية|{} المنصرمة", -1), ("{} المقبلة|{} القادمة", 1))
_THIS = (("هذا {}|{} الحالي|{} الجاري", 0), ("{} الماضي|{} المنصرم", -1), ("{} المقبل|{} القادم", 1))


def _spoken(noun: str, unit: str, feminine: bool = False) -> dict[str, tuple[str, int]]:
    """Return "this year", "last year", "next year" for a noun."""
    rows = _THIS_FEMININE if feminine else _THIS
    return {form.replace("{}", noun): (unit, steps) for forms, steps in rows for form in forms.split("|")}


_UNITS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"
_TEENS = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"
_DAYS = {
    **numbered(_UNITS),
    **{f"{word} عشر": 10 + number for word, number in numbered(_TEENS).items()},
    **{f"{word} والعشرين": 20 + number for word, number in numbered(_TEENS).items()},
    **same(n10="العاشر", n20="العشرين|العشرون", n30="الثلاثين", n31="الحادي والثلاثين"),
}
_TENS = {
    f"{stem}{ending}": tens
    for tens, stem in enumerate("عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين".split(), 2)
    for ending in ("يات", "ات")
}

ARABIC = Vocabulary(
    code="ar",
    months={
        **numbered(_MONTHS, "جانفي فيفري مارس أفريل ماي جوان جويلية أوت"),
        **same(n4="إبريل|ابريل", n8="اغسطس", n10="اكتوبر", n2="شباط", n3="اذار"),
        **{name: number for number, name in enumerate(_LEVANT.split("|"), 1)},
        **{pair: number for number, (a, b) in enumerate(_PAIRS, 1) for pair in (f"{a}/{b}", f"{b}/{a}", f"{b} / {a}")},
    },
    day_words=_DAYS,
    glued_and="و",
    year_word="عام",
    day_month_pattern=" (?:من )?(?:شهر )?",
    month_year_pattern="،? (?:من )?(?:عام |سنة |لعام )?",
    day_first_numbers=True,
    year_end_pattern=" ?(?:م|ميلادي(?:ة|ا)?)",
    relative_years={phrase: steps for phrase, (_, steps) in _spoken("العام", YEAR).items()},
    parts=same(n1="أوائل|مطلع|بداية|مستهل", n2="منتصف|أواسط", n3="أواخر|نهاية"),
    circa=("حوالي", "نحو", "قرابة"),
    seasons=same(n21="ربيع", n22="صيف", n23="خريف", n24="شتاء"),
    halves={
        **crossed("الربع {} من", ("الأول", 33), ("الثاني", 34), ("الثالث", 35), ("الرابع", 36)),
        **crossed("النصف {} من", ("الأول", 40), ("الثاني", 41)),
    },
    short_decade_patterns=(rf"(?:ال)?(?P<tens>{'|'.join(_TENS)})",),
    tens=_TENS,
    past_century_pattern="القرن (?:الماضي|المنصرم|العشرين)",
    before_christ_pattern=r"ق\. ?م|قبل الميلاد",
    relative_months=same(
        n0="من الشهر الجاري|من الشهر الحالي|من هذا الشهر|الجاري|الحالي",
        n_1="من الشهر الماضي|من الشهر المنصرم|الماضي",
        n1="من الشهر المقبل|من الشهر القادم|المقبل",
    ),
    decade_patterns=(r"عقد (?P<decade>[12]\d\d)0",),
    century_patterns=(
        r"القرن (?P<century>[12]\d|[1-9])",
        rf"القرن (?P<century>{'|'.join(sorted(_DAYS, key=len)[::-1])})",
    ),
    ranges=(
        (("من", "من عام"), " (?:إلى|الى|حتى) (?:عام )?"),
        (("بين", "بين عامي"), " و ?"),
    ),
    before_year=("عامي", "عام", "سنة", "العام", "لعام", "منذ", "في عام", "بحلول عام", "منذ عام"),
    before_year_strict=("في",),
    goes_on_pattern=r"(?=\s*(?:[.,،؛:)\]!؟]|$)|\s(?:و|في|من|إلى|على|بعد|قبل|حيث|التي|الذي))",
    before_month=("في", "منذ", "شهر", "حتى"),
    phrases={
        **{
            day: (DAY, n)
            for day, n in same(n0="اليوم", n_1="أمس|الأمس", n1="غدا|غداً", n_2="أول أمس|أول من أمس").items()
        },
        **_spoken("السنة", YEAR, feminine=True),
        **weekdays(
            "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
            *(("{} " + word, steps) for word, steps in (("الماضي", -1), ("المقبل", 1), ("القادم", 1))),
        ),
        **_spoken("العام", YEAR),
        **_spoken("الشهر", MONTH),
        **_spoken("الأسبوع", WEEK),
        **_spoken("القرن", CENTURY),
    },
    numbers=same(n3="ثلاثة|ثلاث", n4="أربعة|أربع", n5="خمسة|خمس", n6="ستة|ست", n7="سبعة|سبع", n10="عشرة|عشر"),
    units={
        "أيام": DAY,
        "أسابيع": WEEK,
        "أشهر": MONTH,
        "سنوات": YEAR,
        "أعوام": YEAR,
        "عاما": YEAR,
        "عاماً": YEAR,
    },
    duals={"يومين": DAY, "أسبوعين": WEEK, "شهرين": MONTH, "عامين": YEAR, "سنتين": YEAR},
    frames=(Frame("قبل", "", -1), Frame("منذ", "", -1), Frame("بعد", "", 1)),
    opening_pattern=f"عقد(?= [0-9])|القرن(?= (?:[0-9]|{'|'.join(sorted(_DAYS))}))|(?:ال)?(?:{'|'.join(_TENS)})",
    ahead_pattern=r"\b(?:حتى|بحلول|سوف|و?س[يت]\w{3,}|القادم\w*|المقبل\w*|المقرر)\b",
    back_pattern=r"\b(?:منذ|و?كان\w*|قد|بعد|الماضي\w*|أعلن\w*|وقع\w*|بدأت?|زار\w*)\b",
    present=("الآن", "اليوم"),
    unknown=("غير معروف",),
    leading=("في", "عام", "سنة", "يوم", "خلال"),
    before=("قبل",),
    until=("حتى",),
    after=("بعد",),
    since=("منذ", "اعتبارا من", "ابتداء من"),
    shown={
        "months": "|".join(_MONTHS.split()),
        "seasons": "ربيع|صيف|خريف|شتاء",
        "quarters": "الربع الأول من|الربع الثاني من|الربع الثالث من|الربع الرابع من",
        "halves": "النصف الأول من|النصف الثاني من",
        "thirds": "أوائل|منتصف|أواخر",
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "day and month": "{day} {month}",
        "month alone": "{month}",
        "season": "{season} {year}",
        "stretch": "{stretch} {year}",
        "third of month": "{third} {month} {year}",
        "third of year": "{third} {year}",
        "decade": "عقد {decade}",
        "century": "القرن {century}",
        "about": "حوالي {}",
        "uncertain": "{} (؟)",
        "since": "منذ {}",
        "until": "حتى {}",
        "range": "{} – {}",
        "days": "{first}–{last} {month} {year}",
        "months of year": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "unknown": "غير معروف",
    },
)
