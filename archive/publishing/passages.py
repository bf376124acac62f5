"""What an edition says of one passage: its span, its label and, apart from it, who speaks in which office."""

from typing import Any

from archive.catalogue.models import Entry, Office, Passage, Text

from .gathering import Gathered


def passage_of(passage: Passage, text: Text, gathered: Gathered) -> dict[str, Any]:
    """Return the passage as a span of the received text."""
    label = None
    if passage.label_start is not None and passage.label_end is not None:
        label = text.received[passage.label_start : passage.label_end]
    return {
        "anchor": passage.anchor,
        "number": passage.number,
        "kind": passage.kind,
        "start": passage.start,
        "end": passage.end,
        "turn": passage.turn,
        "label": label,
        "label_start": passage.label_start,
        "label_end": passage.label_end,
        "speaker": speaker_of(passage, text.entry, gathered),
    }


def speaker_of(passage: Passage, entry: Entry, gathered: Gathered) -> dict[str, Any] | None:
    """Return who speaks, how surely, why, and in which office; None where nobody is known or suggested."""
    if not passage.speaker_id and not passage.speaker_name:
        return None
    reference = gathered.reference(passage.speaker)
    office = passage.office or office_of(passage.speaker, gathered.entries[entry.key], gathered)
    return {
        "entry": reference,
        "name": passage.speaker_name or (reference or {}).get("label", ""),
        "status": passage.speaker_status or Passage.Status.SUGGESTED,
        "office": {"key": office.key, "title": office.title} if office else None,
        "why": passage.speaker_why,
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
