"""Akoma Ntoso debates, whole or as fragments below a block of front matter: one record a section that speaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from lxml.etree import _Element as Element

from archive.intake.drafts import Received, Speaker, Understood
from archive.intake.parsers.markup.decoding import decode, taken_out
from archive.intake.parsers.markup.trees import find, find_all, local, parse_xml, words
from archive.intake.parsers.markup.walking import Grammar, Speech, Walk
from archive.intake.parsers.markup.writing import SAMPLE, Facts, Writing, day_in, day_of
from archive.intake.parsers.transcript.front import front_matter
from archive.intake.parsers.transcript.lines import split
from archive.intake.parsers.transcript.naming import Named, named
from archive.text import languages
from archive.text.names import NameFinder
from archive.text.when import When

MEDIA_TYPE = "application/akn+xml"
ROOTS = frozenset(("akomantoso", "debatesection", "debate", "debatebody"))
SPEECHES = ("speech", "question", "answer", "other")
_SECTIONS = ("debateSection",)
_MARKS = re.compile(r"^[*†‡§]+\s*")  # a speaker's language or member's footnote, printed before the name
# "The MINISTER replied:"; what he does is no part of his name.
_SAID = re.compile(r",?\s+(?:replied|moved|said|asked|seconded|continued|continuing|resumed|stated|put)\b[^A-Z]*$")
_GRAMMAR = Grammar(
    headings=frozenset(("heading", "subheading", "docTitle", "docNumber", "docDate")),
    numbers=frozenset(("num",)),
    paragraphs=frozenset(("p", "li", "item", "block", "tr")),
    stages=frozenset(("narrative", "scene", "summary", "remark")),
    blocks=frozenset(
        """
        debateBody preface prayers rollCall administrationOfOath oralStatements writtenStatements personalStatements
        ministerialStatements resolutions nationalInterest declarationOfVote communication petitions papers
        noticesOfMotion questions address proceduralMotions pointOfOrder adjournment speechGroup ol ul blockList table
        """.split()
    ),
    cells=frozenset(("td", "th")),
    notes=frozenset(("authorialNote",)),
    pages=frozenset(("eop",)),
    silent=frozenset(("meta", "from")),
)


@dataclass(frozen=True)
class _Sitting:
    """What is said of all sections of a file."""

    title: str = ""
    when: When | None = None
    language: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)


def read_debate(data: bytes, name: str, known_names: NameFinder | None = None) -> Iterator[Understood]:
    """Yield one record for each section with words of its own; its id is its own, else its place among them."""
    text, encoding, troubles = decode(data, name)
    values, text = _front(text)
    root = parse_xml(f"<akomaNtoso>{text}</akomaNtoso>" if values else text, name)
    received = partial(taken_out, data, media_type=MEDIA_TYPE, encoding=encoding, troubles=troubles)
    sitting = _sitting(root, values, name)
    sections = list(find_all(root, *_SECTIONS)) or [root]
    for place, section in enumerate(filter(_has_words, sections), 1):
        yield _section(section, str(place), sitting, received, known_names)


def _front(text: str) -> tuple[dict[str, str], str]:
    """Return the values of a block of front matter above the XML, and the XML."""
    lines = split(text)
    length, values = front_matter(lines)
    return values, text[lines[length].start :] if values and length < len(lines) else text


def _section(
    section: Element, place: str, sitting: _Sitting, received: partial[Received], known: NameFinder | None
) -> Understood:
    speech = partial(_speech, sitting=sitting)
    grammar = replace(_GRAMMAR, speeches=dict.fromkeys(SPEECHES, speech), silent=_GRAMMAR.silent | frozenset(_SECTIONS))
    writing = Writing()
    walk = Walk(writing, grammar)
    walk.walk(section)
    walk.end()
    heading = next((words(child) for child in section if local(child) == "heading"), "")
    facts = Facts(title=heading or sitting.title, language=sitting.language, when=sitting.when)
    draft = writing.draft(facts, known)
    stated = {"kind": "statement", "occasion": sitting.title if heading else ""}
    identifier = section.get("eId") or section.get("id") or place
    return Understood(draft, received(draft.text), identifier, {name: value for name, value in stated.items() if value})


def _has_words(section: Element) -> bool:
    """Tell whether a section holds more than its heading and other sections."""
    if (section.text or "").strip():
        return True
    return any(
        words(child) or (child.tail or "").strip()
        for child in section
        if local(child) not in (*_SECTIONS, "heading", "num", "meta")
    )


def _speech(element: Element, sitting: _Sitting) -> Speech:
    """Return who speaks: by the label printed (<from>), by the file's list of persons, else by the bare id."""
    label = words(next((child for child in element if local(child) == "from"), None))
    identifier = element.get("by", "").lstrip("#")
    known, role = sitting.names.get(identifier, ""), sitting.roles.get(element.get("as", "").lstrip("#"), "")
    means = named(_SAID.sub("", _MARKS.sub("", label)).rstrip(" :.,")) if label else Named()
    name = known or means.name or ("" if label else identifier.replace("_", " "))
    said = f"The label says “{label}”" if label else "No label"
    called = f"{identifier}, {known}" if known else identifier
    why = f"{said}; the markup calls the speaker {called}." if identifier else f"{said}."
    speaker = Speaker(name, "labelled", why, role or means.office, means.role)
    return Speech(speaker if name or label else None, label)


def _sitting(root: Element, values: Mapping[str, str], name: str) -> _Sitting:
    title = values.get("title", "") or words(find(root, "docTitle"))
    language = next((each.get("language", "") for each in find_all(root, "FRBRlanguage")), "")
    people = {each.get("eId") or each.get("id") or "": each.get("showAs", "") for each in find_all(root, "TLCPerson")}
    roles = {each.get("eId") or each.get("id") or "": each.get("showAs", "") for each in find_all(root, "TLCRole")}
    language = language[:2].lower() or languages.detect(words(root)[:SAMPLE])
    return _Sitting(title, _day(root, values, title, name), language, people, roles)


def _day(root: Element, values: Mapping[str, str], title: str, name: str) -> When | None:
    """Return the day of the debate: of the work, of its title page, of an hour noted in it, of title or file name."""
    work = find(root, "FRBRWork", "FRBRdate")
    printed = find(root, "docDate")
    hour = find(root, "recordedTime")
    stated = [
        (values.get("date", ""), ""),
        (work.get("date", "") if work is not None else "", ""),
        (printed.get("date", "") if printed is not None else "", words(printed)),
        (hour.get("time", "") if hour is not None else "", ""),
    ]
    found = (day_of(value, said) for value, said in stated if value)
    return next((day for day in found if day), None) or day_in(title, "en") or day_of(name)
