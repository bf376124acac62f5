"""The day in a line above a text: found by `text.when`, else in calendars and languages that it has no table for."""

import re
from datetime import date

from archive.text import when
from archive.text.when import FoundDate

# With its points, the day of a Korean heading.
_KOREAN = re.compile(r"(?P<year>\d{4})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})\.?")
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
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
    other = _KOREAN if language == "ko" else _LETTERED.get(language)
    found = _found(words, other) if other else None
    if language == "und":
        found = next(filter(None, (_found(words, pattern) for pattern in _LETTERED.values())), None)
    return [found] if found else when.find(words, language=language)


def _found(words: str, pattern: re.Pattern[str]) -> FoundDate | None:
    match = pattern.search(words)
    if not match:
        return None
    try:
        day = date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return FoundDate(match.start(), match.end(), match[0], day.isoformat(), damaged=False, relative=False, readings=())


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    rows = (names.split() for names in _MONTHS.values())
    return next(row.index(words.casefold()) + 1 for row in rows if words.casefold() in row)
