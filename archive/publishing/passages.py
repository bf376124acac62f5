"""What an edition says of passages: their spans, their labels and, apart from these, who speaks in which office."""

from typing import Any

from archive.catalogue.models import Entry, Office, Passage, Text

from .gathering import Gathered


def passages_of(text: Text, gathered: Gathered) -> list[dict[str, Any]]:
    """Return the passages of a text as spans of what was received; those of one turn say the same of who speaks."""
    entry = gathered.entries[text.entry.key]
    speakers: dict[tuple[Any, ...], dict[str, Any] | None] = {}
    shown = []
    for row in gathered.passages.get(text.pk, []):
        who = (row.speaker_id, row.speaker_name, row.speaker_status, row.speaker_why, row.office_id)
        if who not in speakers:
            speakers[who] = speaker_of(row, entry, gathered)
        label = None
        if row.label_start is not None and row.label_end is not None:
            label = text.received[row.label_start : row.label_end]
        shown.append(
            {
                "anchor": row.anchor,
                "number": row.number,
                "kind": row.kind,
                "start": row.start,
                "end": row.end,
                "turn": row.turn,
                "label": label,
                "label_start": row.label_start,
                "label_end": row.label_end,
                "speaker": speakers[who],
            }
        )
    return shown


def speaker_of(row: Any, entry: Entry, gathered: Gathered) -> dict[str, Any] | None:
    """Return who speaks, how surely, why, and in which office; None where nobody is known or suggested.

    Of a speaker who is not public there is only the name in the source.
    """
    if not row.speaker_id and not row.speaker_name:
        return None
    speaker = gathered.pointed.get(row.speaker_id)
    reference = gathered.reference(speaker)
    office = (gathered.offices.get(row.office_id) or office_of(speaker, entry, gathered)) if reference else None
    return {
        "entry": reference,
        "name": row.speaker_name or (reference or {}).get("label", ""),
        "status": row.speaker_status or Passage.Status.SUGGESTED,
        "office": gathered.office(office),
        "why": row.speaker_why if reference or not speaker else "",
    }


def office_of(speaker: Entry | None, entry: Entry, gathered: Gathered) -> Office | None:
    """Return the office in which somebody speaks: as stated for the entry, else the only one held that day."""
    if speaker is None:
        return None
    stated = [p.office for p in entry.participations.all() if p.participant_id == speaker.pk and p.office]
    if stated:
        return stated[0]
    day = entry.when_earliest
    if day is None or day != entry.when_latest:
        return None
    held = [tenure.office for tenure in gathered.tenures.get(speaker.pk, []) if tenure.held_on(day) == "yes"]
    return held[0] if len(held) == 1 else None
