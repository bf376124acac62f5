"""Who speaks or writes in TEI: by the list of persons, by the label printed, by heading and signature of a letter."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from archive.intake.drafts import Speaker
from archive.intake.parsers.markup.trees import find, find_all, local, words
from archive.intake.parsers.markup.walking import Speech
from archive.intake.parsers.transcript.naming import Named, named

People = Mapping[str, str]  # full names by id


def utterance(element: Element, people: People) -> Speech:
    """Return who speaks in <u who="#id">, with the label printed above it, if there is one."""
    before = element.getprevious()
    label = words(before) if before is not None and local(before) == "speaker" else ""
    return Speech(_speaker(label, element.get("who", ""), people), label)


def play(element: Element, people: People) -> Speech:
    """Return who speaks in <sp who="#id"><speaker>…, as in the text of a play."""
    label = words(next((child for child in element if local(child) == "speaker"), None))
    return Speech(_speaker(label, element.get("who", ""), people), label)


def enclosed(element: Element) -> Speech:
    """Return who writes an enclosure of a letter, or nobody where neither heading nor signature says it."""
    return Speech(writer_of(element))


def _speaker(label: str, who: str, people: People) -> Speaker | None:
    """Return the speaker by the list of persons, by the label, or by the bare id where there is neither."""
    identifier = who.rpartition("#")[2]
    means = named(label) if label else Named()
    known = people.get(identifier, "")
    if known:
        why = f"The markup says who speaks: {identifier}, {known}."
        return Speaker(known, "labelled", why, means.office, means.role)
    if not (label or identifier):
        return None
    said = f"The label of the turn says “{label}”" if label else "No label"
    why = f"{said}; the markup calls the speaker {identifier}." if identifier else f"{said}."
    name = means.name or ("" if label else identifier.replace("_", " ").strip())
    return Speaker(name, "labelled", why, means.office, means.role)


def writer_of(letter: Element) -> Speaker | None:
    """Return who writes a letter, None where neither heading nor signature says it."""
    named, signed = named_in(find(letter, "head"), "from"), words(find(letter, "signed"))
    if named:
        why = f"The heading names who writes; signed “{signed}”." if signed else "The heading names who writes."
        return Speaker(named, "labelled", why)
    name = _signature(signed)
    return Speaker(name, "labelled", f"Signed “{signed}”.") if name else None


def named_in(heading: Element | None, role: str) -> str:
    """Return whom a heading names in a role: from or to."""
    if heading is None:
        return ""
    named = (each for each in find_all(heading, "persName", "gloss", "orgName") if each.get("type") == role)
    return words(next(named, None))


def _signature(signed: str) -> str:
    """Return the name in a signature, without the office after it."""
    return signed.partition(",")[0].strip(" .")
