"""TEI: parliamentary corpora (ParlaMint and its like), debates as plays, letters and documents of editions (FRUS)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml.etree import _Element as Element

from archive.intake.drafts import Received, Understood
from archive.intake.parsers.markup.decoding import decode, taken_out
from archive.intake.parsers.markup.trees import ID, find, find_all, local, parse_xml, words
from archive.intake.parsers.markup.walking import Grammar, Walk
from archive.intake.parsers.markup.writing import Facts, Writing, day_in
from archive.intake.parsers.tei_header import (
    day_of_event,
    language_of,
    people_of,
    place_of,
    title_in,
    title_of,
    written_day,
)
from archive.intake.parsers.tei_speakers import People, enclosed, named_in, play, utterance, writer_of
from archive.intake.received import Refused
from archive.text.names import NameFinder

MEDIA_TYPE = "application/tei+xml"
_FILE_NUMBER = re.compile(r"[\w./()-]*\d[\w./()-]*(?=[:.]?\s|[:.]?\Z)")
_GRAMMAR = Grammar(
    headings=frozenset("head dateline trailer titlePart docTitle byline docImprint".split()),
    paragraphs=frozenset("p seg ab l item row signed closer opener postscript address addrLine".split()),
    salutations=frozenset(("salute",)),
    stages=frozenset("stage kinesic vocal incident writing".split()),
    blocks=frozenset("div div1 div2 div3 body front back group text floatingText quote list table".split()),
    cells=frozenset(("cell",)),
    notes=frozenset(("note",)),
    pages=frozenset(("pb",)),
    silent=frozenset("teiHeader speaker fw figure graphic listBibl standOff".split()),
)


@dataclass(frozen=True)
class _Source:
    """What all records of one TEI text share."""

    header: Element | None
    language: str
    people: People
    received: partial[Received]
    known: NameFinder | None


def read_tei(data: bytes, name: str, known_names: NameFinder | None = None) -> Iterator[Understood]:
    """Yield the records of a TEI file: each document of an edition, each text of a corpus, else the text as a whole."""
    text, encoding, troubles = decode(data, name)
    root = parse_xml(text, name)
    received = partial(taken_out, data, media_type=MEDIA_TYPE, encoding=encoding, troubles=troubles)
    documents = [each for each in find_all(root, "TEI", "TEI.2") if find(each, "text") is not None]
    if not documents:
        raise Refused(f"“{name}” is TEI that holds no text: a list or a header alone.")
    people = people_of(root)
    for document in documents:
        source = _Source(find(document, "teiHeader"), language_of(document), people, received, known_names)
        letters = [div for div in find_all(document, "div") if div.get("type") == "document"]
        for letter in letters:
            yield _letter(letter, source)
        if not letters:
            yield _whole(document, source, document.get(ID, "") if len(documents) > 1 else "")


def _whole(document: Element, source: _Source, identifier: str) -> Understood:
    """Return a text that is one record: a sitting, a speech."""
    writing, text = Writing(), find(document, "text")
    if text is not None:
        _write(text, writing, source.people)
    facts = Facts(title=title_of(source.header, source.language), language=source.language)
    facts.place = place_of(source.header)
    facts.when = day_of_event(source.header, source.language)
    facts.number = document.get(ID, "")
    draft = writing.draft(facts, source.known)
    return Understood(draft, source.received(draft.text), identifier, {"kind": "statement"})


def _letter(letter: Element, source: _Source) -> Understood:
    """Return one document of an edition: who writes stands in its heading, the day in its dateline."""
    writing, heading, dateline = Writing(), find(letter, "head"), find(letter, "dateline")
    writer = writer_of(letter)
    if writer:
        writing.speak(writer)
    _write(letter, writing, source.people)
    facts = Facts(title=title_in(heading), language=source.language)
    facts.when = written_day(find(dateline, "date")) or day_in(facts.title, source.language)
    facts.place = words(find(dateline, "placeName"))
    archived = next((words(note) for note in letter if local(note) == "note" and note.get("type") == "source"), "")
    number = _FILE_NUMBER.match(archived)
    facts.number = number[0].rstrip(".:") if number else ""
    draft = writing.draft(facts, source.known)
    stated = {
        "kind": "document",
        "addressee": named_in(heading, "to"),
        "source": archived,
        "edition": title_of(source.header, source.language),
    }
    stated = {name: value for name, value in stated.items() if value}
    return Understood(draft, source.received(draft.text), letter.get(ID, ""), stated)


def _write(element: Element, writing: Writing, people: People) -> None:
    """Write down a text; a note that names the speaker of the utterance below it is that one's label."""
    for note in [each for each in find_all(element, "note") if each.get("type") == "speaker"]:
        below = note.getnext()
        if below is not None and local(below) == "u":
            note.tag = "speaker"
    speeches = {
        "u": partial(utterance, people=people),
        "sp": partial(play, people=people),
        "attachment": enclosed,
    }
    walk = Walk(writing, replace(_GRAMMAR, speeches=speeches))
    walk.walk(element)
    walk.end()
