"""Minutes of the German Bundestag (its own XML): one record an item of the agenda, or the speech of a fragment."""

from collections.abc import Iterator
from functools import partial

from lxml.etree import _Element as Element

from archive.intake.drafts import Received, Speaker, Understood
from archive.intake.parsers.markup.decoding import decode, taken_out
from archive.intake.parsers.markup.trees import find, find_all, local, parse_xml, words
from archive.intake.parsers.markup.walking import Grammar, Walk
from archive.intake.parsers.markup.writing import Facts, Writing, day_in, one_line
from archive.intake.parsers.transcript.naming import named
from archive.text.names import NameFinder

MEDIA_TYPE = "application/xml"
ROOTS = frozenset(("rede", "dbtplenarprotokoll", "tagesordnungspunkt"))
_SECTIONS = ("sitzungsbeginn", "tagesordnungspunkt")
_NAME = ("titel", "vorname", "namenszusatz", "nachname")
_GRAMMAR = Grammar(
    headings=frozenset(("ivz-eintrag-inhalt", "herausgeber", "berichtart")),
    paragraphs=frozenset(("p", "zitat", "td")),
    stages=frozenset(("kommentar",)),
    silent=frozenset(("redner",)),
)


def read_minutes(data: bytes, name: str, known_names: NameFinder | None = None) -> Iterator[Understood]:
    """Yield the items of the agenda in order; a file that is one speech is one record."""
    text, encoding, troubles = decode(data, name)
    root = parse_xml(text, name)
    received = partial(taken_out, data, media_type=MEDIA_TYPE, encoding=encoding, troubles=troubles)
    sections = [section for section in find_all(root, *_SECTIONS) if words(section)]
    for section in sections or [root]:
        yield _section(section, root, received, known_names)


def _section(section: Element, root: Element, received: partial[Received], known: NameFinder | None) -> Understood:
    writing = Writing()
    _write(section, writing)
    facts = Facts(title=_title(section, root), language="de")
    facts.when = day_in(root.get("sitzung-datum", ""), "de")
    period, number = root.get("wahlperiode", ""), root.get("sitzung-nr", "")
    facts.number = f"{period}/{number}" if period and number else section.get("id", "")
    place = root.get("sitzung-ort", "")
    facts.place = place
    draft = writing.draft(facts, known)
    identifier = section.get("top-id") or section.get("id") or local(section)
    return Understood(draft, received(draft.text), "" if section is root else identifier, {"kind": "statement"})


def _write(section: Element, writing: Writing) -> None:
    """Write down a section: a paragraph of the class "redner" or a name of its own opens a turn."""
    for element in section:
        name = local(element)
        if name == "rede":
            _write(element, writing)
        elif name == "name":
            label = words(element)
            means = named(label.rstrip(" :"))
            why = f"The markup names who speaks: {label}"
            writing.speak(Speaker(means.name, "labelled", why, means.office, means.role), label)
        elif name == "p" and element.get("klasse") == "redner":
            writing.speak(_speaker(element), _label(element))
        elif name == "p" and element.get("klasse", "").startswith("T_"):
            writing.heading(words(element))
        elif name == "kommentar":
            writing.say(words(element), "stage")
        else:
            walk = Walk(writing, _GRAMMAR)
            walk.walk(element)
            walk.end()


def _label(element: Element) -> str:
    """Return what is printed of a speaker's name, without the record of the person beside it."""
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return one_line("".join(pieces))


def _speaker(element: Element) -> Speaker | None:
    record = find(element, "redner")
    label = _label(element)
    name = " ".join(words(part) for part in find_all(record, *_NAME)) if record is not None else ""
    office = words(find(record, "rolle_lang")) if record is not None else ""
    party = words(find(record, "fraktion")) if record is not None else ""
    if not (name or label):
        return None
    spoken_for = f" ({party})" if party else ""
    number = record.get("id", "") if record is not None else ""
    stated = named(label.rstrip(" :"))
    why = f"The markup names who speaks{spoken_for}."
    if number:
        why = f"The markup names who speaks, number {number}{spoken_for}."
    return Speaker(name or stated.name, "labelled", why, office or stated.office, "" if name else stated.role)


def _title(section: Element, root: Element) -> str:
    """Return what the agenda calls the item, with the sitting it belongs to."""
    item = section.get("top-id", "")
    entry = next((words(each) for each in find_all(section, "p") if each.get("klasse", "").startswith("T_")), "")
    sitting = root.get("sitzung-nr", "")
    where = f"Deutscher Bundestag, {sitting}. Sitzung" if sitting else ""
    return ", ".join(piece for piece in (where, item, entry) if piece)
