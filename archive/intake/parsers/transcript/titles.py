"""Titles: which line is the title, and the day and place that one tells."""

import re
from collections.abc import Sequence

from archive.intake.parsers.transcript.above import Header, best_day, is_day
from archive.intake.parsers.transcript.days import find_days
from archive.intake.parsers.transcript.places import PLACE
from archive.intake.parsers.transcript.remarks import EVENT, MASTHEAD
from archive.text.when import FoundDate, When

_ISO_AHEAD = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})\s+(?=\S)")
BEFORE_DATE = re.compile(r"(?:[,，、،;；|–—(（\[-]|\s(?:den|le|el|on|от|від))+\s*\Z|\s+\Z", re.IGNORECASE)
PARTED = re.compile(r"[,，、،|]|\s[–—-]\s")
SHORTEST, SOON = 3, 7  # characters behind the day that ends a title; days until a page is published
_EVENT_DAY = re.compile(r"(?:[(（,،]|\b(?:on|vom|am|le|el|от|від|del|di))\s?\Z", re.IGNORECASE)
_ENDS_IN = re.compile(r"\s(?:in|à|en|a|em|w|v|в|у|i)\s(?P<place>[^\W\d_a-zа-яё][^\d:.!?,]{2,40})")


def from_title(header: Header, language: str) -> None:
    """Take day and place out of a title such as "…, Moscow, 14 February 2022"."""
    ahead = _ISO_AHEAD.match(header.title)
    found = [date for date in find_days(header.title, language) if date.edtf]
    day = best_day(found)
    if header.when is None or (day and is_day(day) and not is_day(header.when)):
        header.when = day
    elif day and is_day(day) and is_day(header.when) and _published_after(header, day, found):
        header.when, header.issued = day, header.issued or header.when
    header.place = header.place or _place_behind(header, found)
    if ahead:
        header.title = header.title[ahead.end() :]
    elif found and not header.place and found[-1].end >= len(header.title) - 8:
        before = BEFORE_DATE.sub("", header.title[: found[-1].start])
        _, comma, last = re.sub("[，、(（]|\\s[–—-]\\s", ",", before).rpartition(",")
        if comma and len(before) < found[-1].start and PLACE.fullmatch(last.strip()) and len(last.split()) < 5:
            header.place = last.strip()


def _published_after(header: Header, day: When, found: Sequence[FoundDate]) -> bool:
    """Tell whether the title ends with the day of the event and the line below it gives that of publication."""
    if not (header.when and header.when.earliest and day.earliest):
        return False
    ends = len(header.title) - found[-1].end < SHORTEST and _EVENT_DAY.search(header.title[: found[-1].start])
    return bool(ends) and 0 < (header.when.earliest - day.earliest).days <= SOON


def _place_behind(header: Header, found: Sequence[FoundDate]) -> str:
    """Return the place behind the day at the end of a title: "…, 15 Mart 2022, Ankara"."""
    behind = header.title[found[-1].end :] if found else ""
    parted, ends = PARTED.match(behind), _ENDS_IN.fullmatch(behind)
    place = behind[parted.end() :].strip() if parted else ends["place"] if ends else ""
    return place if place and PLACE.fullmatch(place) and len(place.split()) < 4 else ""


def below_masthead(header: Header, given: str) -> None:
    """Let the title be the line that names the event, where the first only says who publishes; not one `given`."""
    event = next((line for line in header.lines if EVENT.search(line) and not MASTHEAD.fullmatch(line)), "")
    if event and not given and MASTHEAD.fullmatch(header.title):
        header.places = {at: words for at, words in header.places.items() if words != event}
        header.title = event
