"""The day of the week typed beside a date: taken off to read the date, then held against it."""

import re
from datetime import date
from functools import cache

from archive.text.when.points import MONTHS, WhenError
from archive.text.when.vocabulary import numbered

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Rows from Monday to Sunday; 0 Monday to 6 Sunday.
_WEEKDAYS = {
    "en": (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "mon. tue. wed. thu. fri. sat. sun.",
        "mon. tues. wed. thurs. fri. sat. sun.",
    ),
    "ru": (
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "понедельника вторника среды четверга пятницы субботы воскресенья",
        "понедельник вторник среду четверг пятницу субботу воскресенье",
        "пн вт ср чт пт сб вс",
        "пн. вт. ср. чт. пт. сб. вс.",
    ),
    "uk": (
        "понеділок вівторок середа четвер п'ятниця субота неділя",
        "понеділка вівторка середи четверга п'ятниці суботи неділі",
        "понеділок вівторок середу четвер п'ятницю суботу неділю",
        "пн вт ср чт пт сб нд",
    ),
    "de": (
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "montag dienstag mittwoch donnerstag freitag sonnabend sonntag",
        "mo di mi do fr sa so",
        "mo. di. mi. do. fr. sa. so.",
    ),
    "fr": ("lundi mardi mercredi jeudi vendredi samedi dimanche",),
    "es": (
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunes martes miercoles jueves viernes sabado domingo",
    ),
    "pt": (
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "segunda terça quarta quinta sexta sábado domingo",
    ),
    "it": ("lunedì martedì mercoledì giovedì venerdì sabato domenica",),
    "pl": ("poniedziałek wtorek środa czwartek piątek sobota niedziela",),
    "tr": ("pazartesi salı çarşamba perşembe cuma cumartesi pazar",),
    "fa": ("دوشنبه سه‌شنبه چهارشنبه پنج‌شنبه جمعه شنبه یکشنبه",),
    "hi": ("सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार", "सोमवार मंगलवार बुधवार बृहस्पतिवार शुक्रवार शनिवार रविवार"),
    "ca": ("dilluns dimarts dimecres dijous divendres dissabte diumenge",),
    "ar": (
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "الإثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد",
    ),
    "zh": tuple(
        " ".join(f"{week}{number}" for number in f"一二三四五六{sunday}")
        for week in ("星期", "周", "週", "礼拜", "禮拜")
        for sunday in "日天"
    ),
}
_ARTICLES = "(?:the|the day of|de[nm]|le|el|día|يوم|от) "


def without_weekday(typed: str, code: str) -> tuple[str, int] | None:
    """Return lower-case words without the day of the week before or behind them, and that day (0 Monday to 6
    Sunday); None where there is none."""
    names = numbered(*_WEEKDAYS[code], start=0)
    for pattern in _patterns(code):
        match = pattern.fullmatch(typed)
        if match:
            return match["rest"].strip(), names[match["weekday"]]
    return None


def check_weekday(edtf: str, weekday: int) -> None:
    """Raise WhenError where a day was another day of the week; a day without a year is not known to be."""
    written = edtf.rstrip("?~%")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return
    day = date.fromisoformat(written)
    if day.weekday() != weekday:
        is_, said = NAMES[day.weekday()], NAMES[weekday]
        month = MONTHS[day.month]
        raise WhenError(f"{day.day} {month} {day.year} was a {is_}, not a {said}; correct one of them")


@cache
def _patterns(code: str) -> list[re.Pattern[str]]:
    """Return the patterns with groups "weekday" and "rest"."""
    names = sorted(numbered(*_WEEKDAYS[code], start=0), key=len, reverse=True)
    weekday = f"(?P<weekday>{'|'.join(map(re.escape, names))})"
    if code == "zh":
        return [
            re.compile(rf"(?P<rest>.+?)[,，、 ]*[(（]?\s?{weekday}\s?[)）]?"),
            re.compile(rf"[(（]?{weekday}[)）]?[,，、 ]*(?P<rest>.+)"),
        ]
    between = r"(?:\s?[,،]\s?|\s)"
    return [
        re.compile(rf"(?:يوم )?{weekday}{between}(?:{_ARTICLES})?(?P<rest>.+)"),
        re.compile(rf"(?P<rest>.+?)\s?\({weekday}\)"),
        re.compile(rf"(?P<rest>.+?){between}{weekday}"),
    ]
