"""Who holds an office that a label gives alone: told by another label of the text, or by the line that says who
presides."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.intake.drafts import Part, Speaker, Turn
from archive.intake.parsers.transcript.naming import named, without_honorifics
from archive.intake.parsers.transcript.roles import ARTICLES, CHAIR, role_of
from archive.intake.parsers.transcript.shapes import bare, shape
from archive.text.names import fold

# A line of its own: "Présidence de Mme Anna Berg, vice-présidente", "President: Ms. Berg (Ireland)", 主席：张军先生.
_PRESIDES = re.compile(
    r"\s*(?:(?:présidence|presidència|presidencia|presidência|presidenza)\s(?:de\sla|de\sl'|de|d'|del|da|do|di|du)\s?"
    r"|(?:the\s)?(?:president|chair(?:man|woman|person)?|présidente?|president[ae]|vorsitz|председатель|الرئيسة?)\s?:\s*"
    r"|主席\s?[:：]\s*)(?P<who>[^\n:：]{3,90}?)\.?\s*",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"(?:.*\s)?(?:Mr|Ms|Mrs|Miss|M|Mme|Sra?|Sres|Herr|Frau|On|Dr|г-н|г-жа|السيدة?)\.?\s")
_AFTER_NAME = re.compile(r"\s*(?:(?:\.\s?){3,}|…|[,，(（]).*")
_OF_A_CHAIR = ("président", "president", "chair", "председател", "主席", "الرئيس", "vorsitzend")


def name_offices(text: str, parts: Sequence[Part], turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return the turns, those whose label is an office alone with the name of its holder where the text tells it once.

    "La presidenta" is Laura Borràs where another label of the text is "La presidenta (Laura Borràs)", or where the last
    line above it that says who presides names her. What a label names itself is left as it is.
    """
    held = _told_by_labels(turns)
    chairs = _told_by_lines(text, parts)
    return tuple(_with_holder(turn, held, chairs) for turn in turns)


def _with_holder(turn: Turn, held: Mapping[str, tuple[str, str]], chairs: Sequence[tuple[int, str, str]]) -> Turn:
    speaker = turn.speaker
    if speaker is None or speaker.name or speaker.role or not speaker.office or turn.label_start is None:
        return turn
    told = held.get(_key(speaker.office))
    above = [(name, line) for start, name, line in chairs if start < turn.label_start]
    if above and _presides(turn.label or ""):
        name, line = above[-1]
        why = f"{speaker.why} Above it stands “{line}”."
    elif told:
        name, label = told
        why = f"{speaker.why} Another label is “{label}”."
    else:
        return turn
    return replace(turn, speaker=Speaker(name, "suggested", why, speaker.office, speaker.role))


def _told_by_labels(turns: Sequence[Turn]) -> dict[str, tuple[str, str]]:
    """Return name and label of the holder by office, where one label has both and no two holders share it."""
    people: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for turn in turns:
        speaker = turn.speaker
        # "The President" is not President Leduc, who is his guest; "Anna Berg, Minister" is the Minister.
        apart = speaker and turn.label and f"{speaker.office} {speaker.name}" not in turn.label
        if speaker and speaker.name and speaker.office and turn.label and apart:
            people[_key(speaker.office)].setdefault(fold(speaker.name), (speaker.name, turn.label))
    return {office: next(iter(found.values())) for office, found in people.items() if len(found) == 1}


def _told_by_lines(text: str, parts: Sequence[Part]) -> list[tuple[int, str, str]]:
    """Return where a line says who presides, whom it names, and the line."""
    told = []
    for part in parts:
        words = text[part.start : part.end]
        match = _PRESIDES.fullmatch(words) if len(words) < 130 else None
        name = _name_in(match["who"]) if match else ""
        if name:
            told.append((part.start, name, words.strip()))
    return told


def _name_in(words: str) -> str:
    """Return the name in "M. H. Sr. Roger Torrent i Ramió, vice-président (Mali)", "" where there is none."""
    plain = _AFTER_NAME.sub("", words).strip()
    addressed = _HONORIFIC.match(plain)
    name = named(plain[addressed.end() :] if addressed else plain).name
    return name if name and (addressed or shape(name).name > 1) else ""


def _key(office: str) -> str:
    """Return an office without its article, by which two labels say the same one."""
    words = fold(office).split()
    return " ".join(words[1:] if words and words[0] in ARTICLES else words)


def _presides(label: str) -> bool:
    """Tell whether a label means the chair and nothing more: "M. le président", "La presidenta", "The CHAIRMAN"."""
    plain = without_honorifics(bare(label))
    words = [word for word in plain.casefold().split() if word not in ARTICLES]
    return role_of(bare(label)) == CHAIR and len(words) == 1 and words[0].startswith(_OF_A_CHAIR)
