"""How long the heavy acts of the desk take in the archives of desk_pages.py: merging, its undoing, many rows, previews.

    ARCHIVE_VAR=… python bench/desk_acts.py [ENTRIES] [PARTS] [ROWS]

Two people, one of whom took part in so many statements, are made one and parted again; so are two meetings, one of
which has so many participations; so many statements are changed at once and back; the largest record is previewed,
compared with its edition and shown in its history. What was done is counted in the database after each. Times are
milliseconds of processor, of the program and of its PostgreSQL together.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ENTRIES, PARTS, ROWS = (sys.argv[1:] + ["250000", "10000", "1000"][len(sys.argv) - 1 :])[:3]
sys.argv = [sys.argv[0], ENTRIES, "4"]
os.environ["ARCHIVE_VAR"] = os.path.join(os.environ.get("ARCHIVE_VAR", "/tmp/chancery-bench-pages"), ENTRIES)

import desk_walk as walk  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from archive.catalogue.models import (  # noqa: E402
    BulkChange,
    Entry,
    Meeting,
    Merger,
    Name,
    Participation,
    Passage,
    Person,
    Statement,
    Text,
)
from archive.publishing.acts import publish  # noqa: E402

PART = (
    "INSERT INTO catalogue_participation (entry_id, participant_id, role, named_as, position) "
    "SELECT {entry}, {participant}, 'participant', '', n FROM (SELECT entry_ptr_id AS pk, row_number() OVER () AS n "
    "FROM catalogue_{kind} WHERE entry_ptr_id <= {before} ORDER BY entry_ptr_id LIMIT {parts}) few"
)


@dataclass
class Seat:
    """A browser at the desk, and the process of PostgreSQL that works for it."""

    client: Client
    server: int

    def timed(self, name: str, act: Callable[[], Any]) -> Any:
        """Do something and print what it took."""
        with CaptureQueriesContext(connection) as queries:
            before = walk.spent(self.server)
            answer = act()
            took = walk.spent(self.server) - before
        print(f"{took:8.0f} ms  {len(queries):4} queries  {name}  {getattr(answer, 'status_code', '')}", flush=True)
        return answer

    def get(self, name: str, address: str) -> Any:
        """Open a page, the second time."""
        self.client.get(address)
        return self.timed(name, lambda: self.client.get(address))

    def post(self, name: str, address: str, sent: dict[str, Any]) -> Any:
        """Send a form."""
        return self.timed(name, lambda: self.client.post(address, sent))


def part(kind: str, **ends: Any) -> None:
    """Let so many records take part, or be taken part in, with their history."""
    with connection.cursor() as cursor:
        cursor.execute(PART.format(kind=kind, parts=PARTS, before=ENTRIES, **ends))


def made(model: type[Entry], key: str) -> Any:
    """Return a new draft with a name."""
    record = model.objects.create(key=key)
    Name.objects.create(entry=record, text=key.replace("-", " ").title(), language="en")
    return record


def merged_and_parted(seat: Seat, kind: str, one: Entry, other: Entry, field: str) -> None:
    """Merge two records at the desk and undo it; both must stand as before."""
    start = f"admin:catalogue_{kind}"
    page = f"{reverse(f'{start}_merge', args=[one.pk])}?into={other.pk}"
    seat.get(f"{kind}: both side by side", page)
    sent = {"into": other.pk, "reason": "They are one."}
    seat.post(f"{kind}: merged, {PARTS} participations moved", page, sent)
    moved = Participation.objects.filter(**{field: other.pk}).count()
    seat.get(f"{kind}: history of what was merged", reverse(f"{start}_history", args=[other.pk]))
    parting = reverse(f"{start}_unmerge", args=[one.pk])
    seat.post(f"{kind}: merging undone", parting, {"reason": "They are two."})
    back = Participation.objects.filter(**{field: one.pk}).count()
    right = (moved, back) == (int(PARTS), int(PARTS)) and not Merger.objects.filter(source=one, undone_at=None).exists()
    print(f"{moved} moved, {back} moved back: {'right' if right else 'WRONG'}")


def changed_at_once(seat: Seat, again: int) -> None:
    """Change statements, made with their history, at once and undo it."""
    pks = [made(Statement, f"one-of-many-{again}-{number}").pk for number in range(int(ROWS))]
    listed = reverse("admin:catalogue_statement_changelist")
    led = seat.client.post(listed, {"action": "change_many", "_selected_action": pks})
    chosen = led["Location"].partition("chosen=")[2]
    many = f"{reverse('tables-many', args=['statements'])}?what=occasion.set&chosen={chosen}"
    shown = seat.post(f"{ROWS} statements: what would change", many, {"value": "Talks"})
    change = BulkChange.objects.latest("pk")
    page = shown["Location"] if shown.status_code == 302 else reverse("tables-change", args=[change.pk])
    seat.get("… shown", page)
    seat.post("… made", page, {"shown": change.shown})
    done = Statement.objects.filter(pk__in=pks, occasion="Talks").count()
    seat.post("… undone", page, {"undo": "1"})
    left = Statement.objects.filter(pk__in=pks, occasion="Talks").count()
    print(f"{done} changed, {left} left after undoing: {'right' if (done, left) == (int(ROWS), 0) else 'WRONG'}")


def largest(seat: Seat, record: Meeting) -> None:
    """Give a record a long text and its participations, publish and change it, and open its pages."""
    received = "\n\n".join(f"Paragraph {number} of what was said at length." for number in range(3000))
    text = Text.objects.create(entry=record, identifier="en", language="en", received=received)
    rows, start = [], 0
    for number, words in enumerate(received.split("\n\n"), 1):
        end = start + len(words)
        rows.append(Passage(text=text, position=number, number=number, anchor=f"p{number}", start=start, end=end))
        start = end + 2
    Passage.objects.bulk_create(rows)
    for page in ("change", "preview", "publish"):
        address = reverse(f"admin:catalogue_meeting_{page}", args=[record.pk])
        seat.get(f"largest record, {page}, before its first edition", address)
    seat.timed("largest record published", lambda: publish([record.key]))
    Entry.objects.filter(pk=record.pk).update(summary="What was said.")
    for page in ("preview", "publish", "history", "withdraw"):
        address = reverse(f"admin:catalogue_meeting_{page}", args=[record.pk])
        seat.get(f"largest record, {page}, after a change", address)


def main() -> None:
    setup_test_environment()
    walk.fill()
    user = User.objects.filter(username="bench").first() or User.objects.create_superuser("bench")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # their time would not be counted
        cursor.execute("SELECT pg_backend_pid()")
        server = cursor.fetchone()[0]
    client.get("/admin/")
    seat = Seat(client, server)
    again = Entry.objects.latest("pk").pk  # a key of its own for every run
    one, other = made(Person, f"one-{again}"), made(Person, f"other-{again}")
    part("statement", entry="pk", participant=one.pk)
    merged_and_parted(seat, "person", one, other, "participant_id")
    meeting, twin = made(Meeting, f"meeting-{again}"), made(Meeting, f"twin-{again}")
    part("person", entry=meeting.pk, participant="pk")
    merged_and_parted(seat, "meeting", meeting, twin, "entry_id")
    address = reverse("admin:catalogue_meeting_delete", args=[meeting.pk])
    seat.get("meeting: before it is deleted", address)
    changed_at_once(seat, again)
    largest(seat, meeting)


if __name__ == "__main__":
    main()
