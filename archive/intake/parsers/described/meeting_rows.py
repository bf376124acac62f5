"""One row or object that tells of a meeting: when, where, who, as named there."""

import re

from archive.intake.descriptions import Described, Named
from archive.intake.drafts import LONGEST_NAME, EntryRecord, IdentifierRecord, WhenRecord
from archive.intake.parsers.described.columns import Sorted
from archive.intake.parsers.described.gathering import Gathering, day, key_of, name_of
from archive.text import when

FORMS = {
    "talks": "talks", "working-meeting": "working-meeting", "summit": "summit", "council": "council", "visit": "visit",
    "press-conference": "press-conference", "call": "call", "trip": "visit", "phone-call": "call", "session": "council",
    "negotiations": "talks",
}  # fmt: skip
STATUS = {"confirmed": "announced", "tentative": "announced", "announced": "announced", "planned": "announced",
          "cancelled": "cancelled", "canceled": "cancelled", "held": "held"}  # fmt: skip
_PARTED = re.compile(r"\s*[;|\n]\s*")


def gather_meeting(gathering: Gathering, row: Sorted, line: int | None) -> None:
    """Take in one row."""
    own = row.said("id")
    try:
        held = period(row.said("start"), row.said("end"))
    except when.WhenError as error:
        gathering.refuse(own, line, f"A date of this row cannot be read: {error}.")
        return
    people = taking_part(row)
    title = row.said("title") or made_title(row, people)
    if not title or held is None:
        gathering.refuse(own, line, "This row says neither what the meeting was called nor who met and where."
                         if not title else "This row has no day.")  # fmt: skip
        return
    form, status = row.said("form").casefold().replace(" ", "-"), row.said("status").casefold()
    details = {"form": FORMS[form]} if form in FORMS else {}
    details |= {"status": STATUS[status]} if status in STATUS else {}
    rest = dict(row.rest)
    rest |= {"form": row.said("form")} if form and FORMS.get(form) != form else {}
    rest |= {"status": row.said("status")} if status and STATUS.get(status) != status else {}
    rest |= {"country": row.said("country")} if row.said("country") else {}
    record = EntryRecord(
        key_of(own if re.search(r"[A-Za-z]{3}", own) else f"meeting {own or f'{held.edtf} {title}'}"),
        "meeting",
        names=(name_of(title),),
        identifiers=(IdentifierRecord("uid", own[:200]),) if own else (),
        when=held,
        summary=row.said("summary"),
        details=details,
    )
    remarks = tuple(f"{name}: {value}" for name, value in rest.items())
    gathering.add(Described(record, line, bool(own), row.said("place"), people, remarks))


def period(start: str, end: str) -> WhenRecord | None:
    """Return the days of a meeting; one day alone where it ends on the day on which it begins."""
    if not start:
        return None
    first, last = day(start), day(end)
    edtf = f"{first}/{last}" if last and last != first else first
    when.from_edtf(edtf)
    return WhenRecord(f"{start}–{end}" if end and end != start else start, edtf)


def taking_part(row: Sorted) -> tuple[Named, ...]:
    """Return who takes part, each as named."""
    roles = {"participants": "participant", "host": "host", "chair": "chair"}
    found = [
        Named(name[:300], role) for column, role in roles.items() for name in _PARTED.split(row.said(column)) if name
    ]
    return tuple(dict.fromkeys(found))


def made_title(row: Sorted, people: tuple[Named, ...]) -> str:
    """Return a title for a meeting that has none: who met, and where."""
    where = row.said("place") or row.said("country")
    if not people or not where:
        return ""
    what = row.said("form").capitalize() or "Meeting"
    return f"{what}: {', '.join(one.name for one in people)}, {where}"[:LONGEST_NAME]
