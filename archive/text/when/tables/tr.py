"""Turkish words for dates; the endings of cases stand behind an apostrophe, or a month takes them."""

from archive.text.when.spoken import CENTURY, DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, numbered, same, weekdays

_MONTHS = "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
_CASES = (
    "ocakta şubatta martta nisanda mayısta haziranda temmuzda ağustosta eylülde ekimde kasımda aralıkta",
    "ocak'ta şubat'ta mart'ta nisan'da mayıs'ta haziran'da temmuz'da ağustos'ta eylül'de ekim'de kasım'da aralık'ta",
)

TURKISH = Vocabulary(
    code="tr",
    months=numbered(_MONTHS, *_CASES),
    capitals=True,
    day_first_numbers=True,
    year_end_pattern=r"(?:'?(?:de|da|te|ta|den|dan|ten|tan|nin|nın|in|ın|e|a|ye|ya|deki|daki|taki|teki))?(?: ?yılı(?:nda|ndan|na|nın|ndaki)?)?",
    before_christ_pattern="önce",
    parts={**same(n1="başı|başında|başları", n2="ortası|ortasında", n3="sonu|sonunda|sonları")},
    circa=("yaklaşık",),
    century_patterns=(r"(?P<century>[12]\d|[1-9])\. [Yy]üzyıl(?:da|ın|dan)?",),
    decade_patterns=(
        r"(?P<decade>[12]\d\d)0'?(?:l[aı]r(?:da|dan|ın|ı)?(?: yıllar(?:da|dan|ın|ı)?)?|l[ıi] yıllar(?:da|dan|ın|ı)?)",
    ),
    ranges=(((), " (?:ila|ile) "),),
    before_month=("geçen", "geçtiğimiz", "önümüzdeki"),
    phrases={
        **{day: (DAY, n) for day, n in same(n0="bugün|bu sabah|bu akşam", n_1="dün", n1="yarın").items()},
        **{y: (YEAR, n) for y, n in same(n0="bu yıl|bu sene", n_1="geçen yıl|geçen sene", n1="gelecek yıl").items()},
        **{y: (YEAR, 1) for y in ("önümüzdeki yıl", "seneye")},
        **{m: (MONTH, n) for m, n in same(n0="bu ay", n_1="geçen ay|geçtiğimiz ay", n1="gelecek ay").items()},
        "önümüzdeki ay": (MONTH, 1),
        **{w: (WEEK, n) for w, n in same(n0="bu hafta", n_1="geçen hafta|geçtiğimiz hafta").items()},
        **{w: (WEEK, 1) for w in ("gelecek hafta", "önümüzdeki hafta", "haftaya")},
        **{c: (CENTURY, n) for c, n in same(n_1="geçen yüzyıl").items()},
        **weekdays(
            "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
            *((f"{lead} {{}}", -1) for lead in ("geçen", "geçtiğimiz")),
            *((f"{lead} {{}}", 1) for lead in ("gelecek", "önümüzdeki")),
            ("bu {}", 2),
        ),
    },
    # A capital i has its dot, which is a letter of its own where it is made small.
    numbers={**numbered("bir iki üç dört beş altı yedi sekiz dokuz on"), **same(n2="İki|i̇ki")},
    units={"gün": DAY, "hafta": WEEK, "ay": MONTH, "yıl": YEAR, "sene": YEAR},
    frames=(Frame("", "önce", -1), Frame("", "sonra", 1)),
    ahead_pattern=r"\b(?:\w+(?:ecek|acak|eceğ\w+|acağ\w+)\w*|önümüzdeki|gelecek)\b",
    back_pattern=r"\b(?:geçen|geçtiğimiz|\w{2,}(?:dı|di|du|dü|tı|ti|tu|tü|mıştı|mişti|dık|dik|duk|dük|tık|tik))\b",
    leading=(),
    before=(),
)
