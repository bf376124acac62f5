"""Who took part in a meeting and where it was, as named; known ones by their only bearer of the name."""

from collections.abc import Callable, Iterable

from archive.catalogue.models import Entry, Meeting, Name, Participation
from archive.intake.authorities.removed import REMOVED, parted_participants
from archive.intake.descriptions import Described
from archive.text.names import fold

SPEAKING = ("person", "organization")
Pairs = list[tuple[Described, Entry]]
Only = Callable[[str, tuple[str, ...]], int | None]


def connect(pairs: Iterable[tuple[Described, Entry]], conflicts: dict[int, list[str]]) -> dict[int, list[str]]:
    """Write places and participants of meetings; return the remarks for what stayed a name, by entry.

    Whom a curator removed stays out, and is told among the `conflicts` of the entry.
    """
    pairs = [(one, entry) for one, entry in pairs if one.record.kind == "meeting"]
    wanted = {fold(one.place) for one, _ in pairs} | {fold(who.name) for one, _ in pairs for who in one.taking_part}
    bearers: dict[str, set[tuple[str, int]]] = {}
    rows = Name.objects.filter(folded__in=wanted - {""}, entry__kind__in=[*SPEAKING, "place"]).order_by()
    for folded, kind, pk in rows.values_list("folded", "entry__kind", "entry_id"):
        bearers.setdefault(folded, set()).add((kind, pk))

    def only(name: str, kinds: tuple[str, ...]) -> int | None:
        found = {pk for kind, pk in bearers.get(fold(name), ()) if kind in kinds}
        return found.pop() if len(found) == 1 else None

    remarks = set_places(pairs, only)
    add_participants(pairs, only, conflicts)
    return remarks


def add_participants(pairs: Pairs, only: Only, conflicts: dict[int, list[str]]) -> None:
    """Write who took part and is not there yet, but for whom a curator removed; they are told."""
    rows = Participation.objects.filter(entry__in=[entry.pk for _, entry in pairs]).order_by()
    there = set(rows.values_list("entry", "role", "named_as"))
    persons = set(rows.values_list("entry", "role", "participant"))
    new = []
    for one, entry in pairs:
        for position, who in enumerate(one.taking_part, 1):
            participant = only(who.name, SPEAKING)
            said = (entry.pk, who.role, who.name) in there
            if said or (participant and (entry.pk, who.role, participant) in persons):
                continue
            there.add((entry.pk, who.role, who.name))
            persons.add((entry.pk, who.role, participant))
            row = {"participant_id": participant, "role": who.role, "named_as": who.name, "position": position}
            new.append(Participation(entry=entry, **row))
    new, removed = parted_participants(new)
    for row in removed:
        conflicts.setdefault(row.entry_id, []).append(f"“{row.named_as[:80]}” ({row.role}) {REMOVED}")
    Participation.objects.bulk_create(new, batch_size=1000)


def set_places(pairs: Pairs, only: Only) -> dict[int, list[str]]:
    """Set the place of meetings that have none; a place that nobody knows, or several bear its name, is a remark."""
    meetings = Meeting.objects.in_bulk([entry.pk for one, entry in pairs if one.place])
    remarks: dict[int, list[str]] = {}
    changed = []
    for one, entry in pairs:
        if not one.place:
            continue
        place, meeting = only(one.place, ("place",)), meetings[entry.pk]
        if place and meeting.place_id is None:
            meeting.place_id = place
            changed.append(meeting)
        elif not place:
            remarks.setdefault(entry.pk, []).append(f"place: {one.place}")
    Meeting.objects.bulk_update(changed, ["place"], batch_size=1000)
    return remarks
