"""What an edition says of passages: their spans, their labels and, apart from these, who speaks in which office."""

from operator import attrgetter
from typing import Any

from archive.catalogue.models import Entry, Passage, Text

from .gathering import Gathered
from .offices import office_of

who_of = attrgetter("speaker_id", "speaker_name", "speaker_status", "speaker_why", "office_id", "office_as_labelled")


def passages_of(text: Text, gathered: Gathered) -> list[dict[str, Any]]:
    """Return the passages of a text as spans of what was received; those of one turn say the same of who speaks."""
    entry = gathered.entries[text.entry.key]
    speakers: dict[tuple[Any, ...], dict[str, Any] | None] = {}
    shown = []
    for row in gathered.passages.get(text.pk, []):
        who = who_of(row)
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
    office = office_of(row, speaker, entry, gathered) if reference else None
    # Said only where it was written: editions made before it was kept stay what they are.
    labelled = {"office_as_labelled": row.office_as_labelled} if row.office_as_labelled else {}
    return {
        "entry": reference,
        "name": row.speaker_name or (reference or {}).get("label", ""),
        "status": row.speaker_status or Passage.Status.SUGGESTED,
        "office": gathered.office(office),
        "why": row.speaker_why if reference or not speaker else "",
        **labelled,
    }
