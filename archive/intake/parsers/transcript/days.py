"""The day in a line above a text: found by `text.when`, else in calendars and languages that it has no table for."""

import re
from datetime import date

from archive.text import when
from archive.text.when import FoundDate

# Years counted from an era, in Japan and Taiwan: what the first of them follows.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_ERA = re.compile(r"(?:中華|中华)?(?P<era>令和|平成|昭和|大正|明治|民國|民国)\s?(?P<year>\d{1,3}|元)年"
                  r"\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日")  # fmt: skip
_KOREAN = re.compile(r"(?P<year>\d{4})\s?[년年]\s?(?P<month>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日]|"
                     r"(?P<year2>\d{4})\.\s?(?P<month2>\d{1,2})\.\s?(?P<day2>\d{1,2})\.?")  # fmt: skip
_MONTHS = {
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}  # fmt: skip
_LETTERED = {
    language: re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|º|°)?\s(?:de\s|ב)?(?P<month>{'|'.join(names.split())})\s(?:de\s|r\.\s)?"
        r"(?P<year>[12]\d{3})(?!\d)",
        re.IGNORECASE,
    )
    for language, names in _MONTHS.items()
}


def find_days(words: str, language: str) -> list[FoundDate]:
    """Return the dates in a line above a text, in its order."""
    era = _found(words, _ERA) if language in ("ja", "zh", "und") else None
    if era:
        return [era]
    other = _KOREAN if language == "ko" else _LETTERED.get(language)
    found = _found(words, other) if other else None
    return [found] if found else when.find(words, language=language)


def _found(words: str, pattern: re.Pattern[str]) -> FoundDate | None:
    match = pattern.search(words)
    if not match:
        return None
    parts = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
    try:
        day = date(_year(parts), _month(parts["month"]), int(parts["day"]))
    except ValueError:
        return None
    return FoundDate(match.start(), match.end(), match[0], day.isoformat(), damaged=False, relative=False, readings=())


def _year(parts: dict[str, str]) -> int:
    if "era" in parts:
        return _ERAS[parts["era"]] + (1 if parts["year"] == "元" else int(parts["year"]))
    return int(parts["year"])


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    rows = (names.split() for names in _MONTHS.values())
    return next(row.index(words.casefold()) + 1 for row in rows if words.casefold() in row)
