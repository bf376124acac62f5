"""Persian words for dates of the common calendar; days of the Persian one are reckoned in `persian`."""

from archive.text.when.persian import MONTHS
from archive.text.when.spoken import DAY, MONTH, WEEK, YEAR
from archive.text.when.vocabulary import Frame, Vocabulary, numbered, same, weekdays

_MONTHS = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
_OTHERS = "ژانویه فبریه مارچ اپریل می جون جولای آگوست سپتامبر اکتوبر نوامبر دسمبر"

PERSIAN = Vocabulary(
    code="fa",
    months=numbered(_MONTHS, _OTHERS),
    day_month_pattern=" (?:ماه )?",
    month_year_pattern=" (?:سال )?",
    day_first_numbers=True,
    year_end_pattern="میلادی",
    before_christ_pattern="پیش از میلاد|قبل از میلاد",
    circa=("حدود",),
    ranges=((("از",), " (?:تا|الی) "), (("بین",), " و "), ((), " (?:تا|الی) ")),
    before_year=("سال", "در سال", "از سال", "تا سال"),
    phrases={
        **{
            day: (DAY, n) for day, n in same(n0="امروز|امشب", n_1="دیروز", n1="فردا", n_2="پریروز", n2="پس‌فردا").items()
        },
        **{y: (YEAR, n) for y, n in same(n0="امسال", n_1="سال گذشته|پارسال", n1="سال آینده").items()},
        **{m: (MONTH, n) for m, n in same(n0="ماه جاری", n_1="ماه گذشته", n1="ماه آینده").items()},
        **{w: (WEEK, n) for w, n in same(n0="هفته جاری|این هفته", n_1="هفته گذشته", n1="هفته آینده").items()},
        **weekdays(
            "دوشنبه سه‌شنبه چهارشنبه پنج‌شنبه جمعه شنبه یکشنبه", ("{} گذشته", -1), ("{} آینده", 1), ("{} هفته گذشته", -1)
        ),
    },
    numbers=numbered("یک دو سه چهار پنج شش هفت هشت نه ده"),
    units={"روز": DAY, "هفته": WEEK, "ماه": MONTH, "سال": YEAR},
    frames=(Frame("", "پیش", -1), Frame("", "قبل", -1)),
    opening_pattern=f"(?:{'|'.join(MONTHS)})(?= )",
    ahead_pattern=r"\b(?:خواهد|خواهند|خواهیم|آینده)\b",
    back_pattern=r"\b(?:شد|شدند|بود|بودند|کرد|کردند|گذشته|از)\b",
    leading=("در", "روز", "سال"),
)
