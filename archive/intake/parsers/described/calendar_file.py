"""iCalendar files (.ics): an event is a meeting, on the days as they are written, whatever their time zone."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from archive.intake.descriptions import Described, Description, Named
from archive.intake.drafts import EntryRecord, IdentifierRecord, WhenRecord
from archive.intake.parsers.described.columns import in_words
from archive.intake.parsers.described.gathering import Gathering, key_of, name_of
from archive.intake.parsers.described.meeting_rows import STATUS
from archive.intake.received import Refused, receive
from archive.text import when

MOST_EVENTS = 100_000
_END = re.compile(r"^END:VCALENDAR\s*\Z", re.IGNORECASE | re.MULTILINE)
_KNOWN = {"UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "ATTENDEE",
          "ORGANIZER", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP"}  # fmt: skip
ROLES = {"CHAIR": "chair"}


def read_calendar(data: bytes, name: str) -> Description:
    """Return the meetings of a calendar; an event that cannot be one is told, the others are taken."""
    text = receive(data, name).text
    if not _END.search(text):
        raise Refused(f"“{name}” is cut off: the calendar has no end.")
    try:
        calendars = Calendar.from_ical(text.strip(), multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise Refused(f"“{name}” is no whole iCalendar file (“{error}”).") from None
    if len(events) > MOST_EVENTS:
        raise Refused(f"“{name}” has {len(events):,} events; at most {MOST_EVENTS:,} are read.")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().upper() == "BEGIN:VEVENT"]
    gathering = Gathering()
    for at, event in enumerate(events):
        add_event(gathering, event, lines[at] if len(lines) == len(events) else at + 1)
    if not events:
        raise Refused(f"“{name}” holds no event.")
    return gathering.description()


def add_event(gathering: Gathering, event: Any, line: int) -> None:
    """Take in one event."""
    own, title = said(event, "UID"), said(event, "SUMMARY")
    try:
        held = days_of(event)
    except (when.WhenError, ValueError, TypeError, AttributeError) as error:
        gathering.refuse(own, line, f"The days of this event cannot be read: {error}.")
        return
    if held is None or not title:
        gathering.refuse(own, line, "This event has no day." if held is None else "This event has no summary.")
        return
    status = STATUS.get(said(event, "STATUS").casefold(), "")
    recurs = said(event, "RECURRENCE-ID")
    number = f"{own} {recurs}".strip()
    record = EntryRecord(
        key_of(f"meeting {number or f'{held.edtf} {title}'}"),
        "meeting",
        names=(name_of(title),),
        identifiers=(IdentifierRecord("uid", number[:200]),) if number else (),
        when=held,
        summary=said(event, "DESCRIPTION"),
        details={"status": status} if status else {},
    )
    place = said(event, "LOCATION")
    rest = tuple(f"{each}: {in_words(plain(event[each]))}" for each in event if each not in _KNOWN)
    rest += tuple(f"error in the file: {problem}" for _name, problem in event.errors)
    gathering.add(Described(record, line, bool(own), place, taking_part(event), rest))


def said(event: Any, name: str) -> str:
    """Return a property in words."""
    value = event.get(name)
    return in_words(plain(value[0] if isinstance(value, list) else value))


def plain(value: Any) -> Any:
    """Return a value of the library as words or as a list of them."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    written = value.to_ical() if hasattr(value, "to_ical") else value
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else str(written)


def days_of(event: Any) -> WhenRecord | None:
    """Return the days of an event as they are written: no time zone moves them.

    The end of an event of whole days is the day after its last one; an event that ends at midnight ends before it.
    """
    start = value_of(event, "DTSTART")
    if start is None:
        return None
    end = value_of(event, "DTEND")
    length = value_of(event, "DURATION")
    if end is None and isinstance(length, timedelta):
        end = start + length
    first, last = day_of(start), last_day(start, end)
    edtf = first.isoformat() if last <= first else f"{first.isoformat()}/{last.isoformat()}"
    when.from_edtf(edtf)
    return WhenRecord(written(start, end), edtf)


def value_of(event: Any, name: str) -> Any:
    """Return the day, moment or length of a property."""
    value = event.get(name)
    value = value[0] if isinstance(value, list) else value
    return getattr(value, "dt", None)


def day_of(moment: date | datetime) -> date:
    """Return the day as it is written."""
    return moment.date() if isinstance(moment, datetime) else moment


def last_day(start: date | datetime, end: date | datetime | None) -> date:
    """Return the last day of an event."""
    if end is None:
        return day_of(start)
    midnight = isinstance(end, datetime) and (end.hour, end.minute, end.second) == (0, 0, 0)
    whole = not isinstance(end, datetime) or midnight
    return max(day_of(start), day_of(end) - timedelta(days=1) if whole else day_of(end))


def written(start: date | datetime, end: date | datetime | None) -> str:
    """Return when an event is in the words of the file: hours and zones are kept here and nowhere else."""

    def words(moment: date | datetime) -> str:
        if not isinstance(moment, datetime):
            return moment.isoformat()
        return f"{moment:%Y-%m-%d %H:%M} {moment.tzname() or ''}".strip()

    return words(start) if end is None else f"{words(start)}–{words(end)}"


def taking_part(event: Any) -> tuple[Named, ...]:
    """Return who takes part, by the names that the file gives, else by their addresses."""
    found = []
    for name, usual in (("ORGANIZER", "host"), ("ATTENDEE", "participant")):
        listed = event.get(name)
        for one in listed if isinstance(listed, list) else [listed]:
            if one is None:
                continue
            given = getattr(one, "params", {})
            words = in_words(str(given.get("CN") or "").strip('"') or str(one).partition(":")[2] or str(one))
            role = ROLES.get(str(given.get("ROLE", "")).upper(), usual)
            found += [Named(words[:300], role)] if words else []
    return tuple(dict.fromkeys(found))
