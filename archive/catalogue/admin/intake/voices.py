"""Who speaks in a draft: each label once, with the turns that bear it and the records that may be meant."""

from dataclasses import dataclass, field

from archive.catalogue.models import Entry
from archive.intake.drafts import Draft, Turn
from archive.intake.load import matched_speakers

SUGGESTIONS, LOOKED_UP = 4, 12
BEGINNING = 60  # characters


@dataclass
class Voice:
    """A label and its turns; `match` is the one record of that name, `others` are guesses."""

    label: str
    name: str
    why: str
    begins: str
    suggested: bool
    turns: list[int] = field(default_factory=list)
    match: Entry | None = None
    others: list[Entry] = field(default_factory=list)


def voices_of(draft: Draft) -> list[Voice]:
    """Return the voices of a draft in the order of speaking, matched with the catalogue."""
    matched = matched_speakers(draft)
    voices: dict[object, Voice] = {}
    for turn in draft.turns:
        key = turn.label if turn.label is not None else turn.number
        voice = voices.setdefault(key, voice_of(turn, draft.text))
        voice.turns.append(turn.number)
        voice.match = voice.match or matched.get(turn.number)
    unmatched = [voice for voice in voices.values() if voice.match is None and voice.name]
    for voice in unmatched[:LOOKED_UP]:
        people = Entry.objects.named(voice.name).filter(kind__in=["person", "organization"])
        voice.others = list(people[:SUGGESTIONS])
    return list(voices.values())


def voice_of(turn: Turn, text: str) -> Voice:
    """Return the voice that a turn is the first of."""
    first = turn.paragraphs[0] if turn.paragraphs else None
    begins = text[first.start : first.end][:BEGINNING] if first else ""
    speaker = turn.speaker
    return Voice(
        label=turn.label or "",
        name=speaker.name if speaker else "",
        why=speaker.why if speaker else "",
        begins=begins,
        suggested=bool(speaker and speaker.status == "suggested"),
    )
