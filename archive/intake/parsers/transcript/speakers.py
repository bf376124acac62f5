"""Who may speak in a turn that no label names: suggested from title and salutation, always with the reason."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.intake.drafts import SALUTATION, SPOKEN, Speaker, Turn
from archive.intake.parsers.transcript.above import Header
from archive.intake.parsers.transcript.naming import named, without_honorifics
from archive.intake.parsers.transcript.roles import ANSWER, MODERATOR, QUESTION
from archive.intake.parsers.transcript.salutations import Person, addressee, who_speaks
from archive.intake.parsers.transcript.shapes import shape
from archive.text.names import NameFinder, fold

_BY = re.compile(
    r"\b(?:statement|remarks|speech|address|interview|lecture|message|letter|toast|briefing|intervention|"
    r"press conference|conference|doorstep|keynote|"
    r"discours|allocution|déclaration|intervention|rede|ansprache|erklärung|discurso|mensaje|palabras|intervención)"
    r"s?\s+(?:by|of|de|del|du|von|des|der)\s+(?P<who>[^,;:|\d]{4,120})",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:at|to|on|in|before|during|following|after|ahead|prior|and|with|à|au|devant|lors|bei|vor|zu|en|ante)\s.*"
)


def suggest_speakers(text: str, header: Header, turns: Sequence[Turn], known: NameFinder | None) -> tuple[Turn, ...]:
    """Return the turns with a speaker suggested for the first where it has no label and somebody is meant."""
    title = header.title
    if not turns or turns[0].label is not None:
        return tuple(turns)
    speaker = _from_salutation(text, title, turns, known) or _from_title(title, turns, known)
    if not speaker and header.delivered_by and len(turns) == 1:
        means = named(header.delivered_by)
        why = f"Above the text stands “delivered by {header.delivered_by}”."
        speaker = Speaker(without_honorifics(means.name), "suggested", why, means.office) if means.name else None
    return (replace(turns[0], speaker=speaker), *turns[1:])


def _from_salutation(text: str, title: str, turns: Sequence[Turn], known: NameFinder | None) -> Speaker | None:
    greeting = next((part for part in turns[0].paragraphs if part.kind in SPOKEN), None)
    if greeting is None or greeting.kind != SALUTATION:
        return None
    words = text[greeting.start : greeting.end]
    people, where = _two_people(title, turns)
    speaks = _by_known_key(words, people, known) or who_speaks(words, people)
    if speaks is None:
        return None
    other = people[0] if speaks is people[1] else people[1]
    why = f"The salutation addresses {other.name} (“{addressee(words)}”), the other of the two people {where}."
    return Speaker(speaks.name, "suggested", why, named(speaks.label).office)


def _two_people(title: str, turns: Sequence[Turn]) -> tuple[list[Person], str]:
    """Return the people that labels name, those named in the title alone where they are two."""
    people = {
        fold(turn.speaker.name): Person(turn.speaker.name, turn.label)
        for turn in reversed(turns)
        if turn.label and turn.speaker and turn.speaker.name
    }
    folded = fold(title)
    titled = [person for key, person in people.items() if key in folded or key.split()[-1] in folded.split()]
    if len(titled) == 2:
        return titled, "named in the title"
    return list(people.values()), "whose labels stand in the text"


def _by_known_key(words: str, people: Sequence[Person], known: NameFinder | None) -> Person | None:
    """Return who speaks where the archive knows the name in the salutation as one of two people."""
    if known is None or len(people) != 2:
        return None
    addressed = {key for found in known.find(words) for key in found.keys}
    keys = [{key for found in known.find(person.name) for key in found.keys} for person in people]
    meant = [bool(addressed & own) for own in keys]
    if sum(meant) != 1:
        return None
    return people[1] if meant[0] else people[0]


def _from_title(title: str, turns: Sequence[Turn], known: NameFinder | None) -> Speaker | None:
    """Return the only person that the title names, for a text in one voice, or where a label names the same again."""
    speaker = _titled(title, known)
    # Others speak who are named; those who only ask speak to whom the title names.
    others = any(not (turn.speaker and turn.speaker.role in (QUESTION, ANSWER, MODERATOR)) for turn in turns[1:])
    names = [fold(turn.speaker.name) for turn in turns[1:] if turn.speaker and turn.speaker.name]
    return speaker if speaker and (not others or fold(speaker.name) in names) else None


def _titled(title: str, known: NameFinder | None) -> Speaker | None:
    """Return the only person that a title names as who speaks."""
    people = {found.keys: found.words for found in (known.find(title) if known else ()) if found.kind == "person"}
    if len(people) == 1:
        name = next(iter(people.values()))
        return Speaker(name, "suggested", f"The title names {name} and nobody else the archive knows.")
    match = _BY.search(title)
    who = _TAIL.sub("", match["who"]).strip() if match else ""
    if not match or shape(who).name < 2 or re.search(r"\b(?:and|et|und|y)\b", match["who"]):
        return None
    # "by Anna Berg, Minister of Health, at …": what follows the comma may be the office.
    after = re.match(r",\s*([^,;|]{3,80})", title[match.end() :])
    means = named(who)
    office, name = means.office, means.name
    if not office and after and shape(after[1]).office:
        office = after[1].strip()
    return Speaker(without_honorifics(name), "suggested", f"The title says “{match[0].strip()}”.", office)
