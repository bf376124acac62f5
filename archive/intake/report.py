"""What was understood of a source, as the JSON that `manage.py intake --dry-run --json` prints."""

from collections.abc import Callable, Sequence
from typing import Any

from archive.intake.drafts import Draft, Trouble, Turn
from archive.text.names import FoundName
from archive.text.when import FoundDate, Reading, When

Json = dict[str, Any]


def understood(
    draft: Draft, file: str, id: str, find_mentions: Callable[[str], Sequence[FoundName]] | None = None
) -> Json:
    """Return one record as JSON values; offsets count characters of the source's text.

    `find_mentions` finds the names of entries in a text (NameFinder(…).find); without it the mentions are
    those that the parser was given names for.
    """
    mentions = find_mentions(draft.text) if find_mentions else draft.mentions
    return {
        "file": file,
        "id": id,
        "title": draft.title,
        "number": draft.number,
        "numbers": list(draft.numbers),
        "language": draft.language,
        "when": _when(draft.when),
        "issued": _when(draft.issued),
        "place": draft.place,
        "turns": [_turn(draft.text, turn) for turn in draft.turns],
        "dates": [_date(found) for found in draft.dates],
        "mentions": [_mention(found) for found in mentions],
        "troubles": troubles(draft.troubles),
    }


def troubles(found: Sequence[Trouble]) -> list[Json]:
    """Return troubles as JSON values, also for a source that was refused or only decoded."""
    return [
        {"code": trouble.code, "message": trouble.message, "start": trouble.start, "end": trouble.end}
        for trouble in found
    ]


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "words": when.words,
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }


def _turn(text: str, turn: Turn) -> Json:
    return {
        "label": turn.label,
        "speaker": turn.speaker.name if turn.speaker else None,
        "speaker_status": turn.speaker.status if turn.speaker else None,
        "speaker_why": turn.speaker.why if turn.speaker else None,
        "office": turn.speaker.office if turn.speaker else "",
        "role": turn.speaker.role if turn.speaker else "",
        "paragraphs": [
            {"text": text[part.start : part.end], "start": part.start, "end": part.end, "kind": part.kind}
            for part in turn.paragraphs
        ],
    }


def _date(found: FoundDate) -> Json:
    return {
        "words": found.words,
        "start": found.start,
        "end": found.end,
        "edtf": found.edtf,
        "damaged": found.damaged,
        "readings": [_reading(reading) for reading in found.readings],
    }


def _reading(reading: Reading) -> Json:
    """Return one possible reading of a damaged date, the likeliest first in its list."""
    return {"edtf": reading.edtf, "words": reading.words, "why": reading.why}


def _mention(found: FoundName) -> Json:
    """Return a name found; `key` is null where it is the name of several entries, all of them in `keys`."""
    return {
        "words": found.words,
        "start": found.start,
        "end": found.end,
        "key": found.keys[0] if len(found.keys) == 1 else None,
        "keys": list(found.keys),
        "kind": found.kind,
    }
