"""Who holds an office that a label gives alone: told by another label of the text, or by the line that says who
presides."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from archive.intake.drafts import Part, Speaker, Turn
from archive.intake.parsers.transcript.naming import named, without_honorifics
from archive.intake.parsers.transcript.offices import says_office
from archive.intake.parsers.transcript.roles import ARTICLES, CHAIR, role_of
from archive.intake.parsers.transcript.shapes import bare, shape
from archive.intake.parsers.transcript.words import HONORIFICS
from archive.text.names import fold

# A line of its own: "Présidence de Mme Anna Berg, vice-présidente", "President: Ms. Berg (Ireland)", 主席：张军先生.
_PRESIDES = re.compile(
    r"\s*(?:(?:présidence|presidència|presidencia|presidência|presidenza)\s(?:de\sla\s|de\sl'|del\s|de\s|d'|da\s|do\s|di\s|du\s)"
    r"|(?:the\s)?(?:president|chair(?:man|woman|person)?|présidente?|president[ae]|vorsitz|председатель|الرئيسة?)\s?:\s*"
    r"|主席\s?[:：]\s*)(?P<who>[^\n:：]{3,90}?)\.?\s*"
    r"|\s*\[?(?:the|la|el|le)\s(?:deputy\s|acting\s|temporary\s|vice-?)?(?:president[ae]?|speaker|chair\w*)\s"
    r"\((?P<chair>[^()]{3,60})\)\s(?:took|in)\sthe\schair\b[^\n]{0,90}",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"(?:.*\s)?(?:señora?|senhora?|Mr|Ms|Mrs|Miss|M|Mme|Sra?|Sres|Herr|Frau|On|Hon|Dr|г-н|г-жа|السيدة?)\.?\s",
    re.IGNORECASE,
)
# Where, in a title, the words about a person end.
_CUT = re.compile(
    r"['’]s\b|\s[–—-]\s|[|:;(«“\"]|,\s(?=[^,]*\d)|\s(?:and|und|et|y|e|i|at|in|on|to|with|con|avec|mit|bei|am|nach|after|"
    r"following|during|ante|en|à|au|a|tras|sobre|from|before|desde|durante|hasta|depuis|dal|dalla|lors|devant|zu|vor|para|по|на|в|с|и|після|при)\s"
)
_NO_PERSON = re.compile(
    r"minist|depart|office|embass|govern|council|consej|commiss|comisi|state|affair|asunt|relacion|exter|union|nation|"
    r"press|republ|assembl|asambl|parliament|parlament|service|servic|general|\b(?:of|for|the)\b",
    re.IGNORECASE,
)
UNDECLINED = ("en", "es", "fr", "de", "it", "pt", "ca", "nl")
# In capitals accents are left out: "LE PRESIDENT" is "le Président".
_ACCENTED = {"a": "[aàáâãä]", "e": "[eèéêë]", "i": "[iìíîï]", "o": "[oòóôõö]", "u": "[uùúûü]", "c": "[cç]", "n": "[nñ]"}
SHORTEST_OFFICE = 5  # letters
_AFTER_NAME = re.compile(r"\s*(?:(?:\.\s?){3,}|…|[,，(（]).*")
_OF_A_CHAIR = ("président", "president", "chair", "председател", "主席", "الرئيس", "vorsitzend", "speaker")


def name_offices(
    text: str, title: str, language: str, parts: Sequence[Part], turns: Sequence[Turn]
) -> tuple[Turn, ...]:
    """Return the turns, those whose label is an office alone with the name of its holder where the text tells it once.

    "La presidenta" is Laura Borràs where another label of the text is "La presidenta (Laura Borràs)", or where the last
    line above it that says who presides names her. What a label names itself is left as it is.
    """
    held = _told_by_labels(turns)
    chairs = _told_by_lines(text, parts)
    resolved = tuple(_with_holder(turn, held, chairs) for turn in turns)
    # Elsewhere a title declines its names, or does not tell them from other words.
    return tuple(_named_by_title(turn, title) for turn in resolved) if language in UNDECLINED else resolved


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


def _named_by_title(turn: Turn, title: str) -> Turn:
    """Return a turn whose label is an office alone with the name that the title puts behind that office, once."""
    speaker = turn.speaker
    if speaker is None or speaker.name or speaker.role or len(speaker.office) < SHORTEST_OFFICE:
        return turn
    told = _in_title(_key(speaker.office), title)
    if not told:
        return turn
    name, words = told
    why = f"{speaker.why} The title says “{words}”."
    return replace(turn, speaker=Speaker(name, "suggested", why, speaker.office, speaker.role))


@lru_cache(maxsize=1000)
def _in_title(office: str, title: str) -> tuple[str, str] | None:
    """Return the name behind an office in a title, and the words that say both: "la ministra de Asuntos, Rosa Mora"."""
    accented = "".join(_ACCENTED.get(letter, re.escape(letter)) for letter in office)
    met = list(re.finditer(rf"(?<!\w){accented}(?!\w)", title, re.IGNORECASE))
    if len(met) != 1 or says_office(title[: met[0].start()].rpartition(" ")[2] or " "):
        return None
    words = _CUT.split(title[met[0].start() :])[0].strip(" ,.")
    name = without_honorifics(named(words).name)
    person = shape(name).name > 1 and not _NO_PERSON.search(name)
    return (name, words) if person and words.endswith(name) else None


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
        name = _name_in(match["who"] or match["chair"]) if match else ""
        if name:
            told.append((part.start, name, words.strip()))
    return told


def _name_in(words: str) -> str:
    """Return the name in "M. H. Sr. Roger Torrent i Ramió, vice-président (Mali)", "" where there is none."""
    plain = _AFTER_NAME.sub("", words).strip()
    addressed = _HONORIFIC.match(plain)
    name = named(plain[addressed.end() :] if addressed else plain).name
    respected = plain.endswith(("先生", "女士"))
    return name if name and (addressed or respected or shape(name).name > 1) else ""


def _key(office: str) -> str:
    """Return an office without its article, by which two labels say the same one."""
    words = fold(office).split()
    return " ".join(words[1:] if words and words[0] in ARTICLES else words)


def _presides(label: str) -> bool:
    """Tell whether a label means the chair and nothing more: "M. le président", "La presidenta", "The CHAIRMAN"."""
    plain = without_honorifics(bare(label))
    words = [word for word in plain.casefold().split() if word not in ARTICLES and word.strip(".") not in HONORIFICS]
    return (
        CHAIR in (role_of(bare(label)), role_of(plain), *map(role_of, words))
        and len(words) == 1
        and words[0].startswith(_OF_A_CHAIR)
    )
