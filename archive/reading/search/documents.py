"""An edition's content as documents of the index: one for the entry, one for each passage of its texts."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from itertools import chain, islice
from typing import Any
from urllib.parse import urlsplit

from tantivy import Document

from archive.reading.attached import anchor_of
from archive.reading.search.days import OPEN_END, OPEN_START, bounds
from archive.reading.search.links import Link, is_party, links, offices
from archive.reading.search.schema import (
    ANY,
    ASIDE,
    BEGINS,
    CALLED,
    CHARACTERS,
    FORMS,
    INHERITED,
    OFFICE_NAMED,
    PARTED,
    PARTIES,
    SAID,
    SHORT,
    STEPS,
)
from archive.reading.search.source import Called, Published
from archive.reading.spoken import speakers
from archive.text.languages import detect
from archive.text.lexemes import STEMMED, characters, forms, forms_of_each, lexemes, stems
from archive.text.names import fold

_NAME_PARTS = re.compile(r"[^\s•·・‧⋅･=＝]+")
_LONGEST_NAME, _MOST_PARTS = 80, 8
# Kinds of passages that somebody says; headings and stage directions are no quotes.
QUOTED = ("turn", "paragraph", "salutation")
_DAY_STEP = 1 << 32  # room for the register's number behind the day, so that equal days keep one order
# A place lies in a country in few steps; a ring of places must not hold the index up.
_STEPS_WITHIN = 6


class Entry:
    """The document of an entry while it is being filled."""

    def __init__(self, edition: Published, called: Mapping[str, Called]) -> None:
        self.edition, self.called = edition, called
        self.content: dict[str, Any] = edition.content
        self.document = Document()
        self._inherited = Document(of=edition.key)
        self._languages: set[str] = set()
        self._forms: set[str] = set()
        self._characters: set[str] = set()

    def add(self, field: str, *values: str | None) -> None:
        """Add each value once; empty ones are left out."""
        for value in dict.fromkeys(values):
            if value:
                self.document.add_text(field, value)
                if field in INHERITED:
                    self._inherited.add_text(field, value)

    def add_number(self, field: str, number: int) -> None:
        """Add a number by which entries are compared."""
        self.document.add_integer(field, number)
        self._inherited.add_integer(field, number)

    def passage(self, **fields: str) -> Document:
        """Return the document of a passage, with what it has from the entry."""
        document = copy(self._inherited)
        for field, value in fields.items():
            document.add_text(field, value)
        return document

    def add_words(self, field: str, words: str, language: str, passage: tuple[Document, str] | None = None) -> None:
        """Add words as lexemes of `language`, and as they are written for prefixes; also to a field of a passage."""
        self.add_forms(field, forms(words), language, passage)

    def add_forms(
        self, field: str, written: list[str], language: str, passage: tuple[Document, str] | None = None
    ) -> None:
        """Add words that are parted already; see `add_words`."""
        if not written:
            return
        joined = " ".join(stems(written, language))
        self.document.add_text(field, joined)
        met = set() if joined.isascii() else characters(written)
        if field in CHARACTERS:
            self._characters |= met
        if passage:
            passage[0].add_text(passage[1], joined)
            if met:
                passage[0].add_text(CHARACTERS[passage[1]], " ".join(sorted(met)))
        primary = language.partition("-")[0]
        if primary in STEMMED:
            self._languages.add(primary)
            self._forms.update(written)

    def finished(self) -> Document:
        """Return the document, with the languages whose words are stemmed in it."""
        self.add("analysed", *sorted(self._languages))
        self.add(FORMS, " ".join(sorted(self._forms)))
        self.add(CHARACTERS["words"], " ".join(sorted(self._characters)))
        return self.document


def documents(edition: Published, called: Mapping[str, Called], first: int) -> tuple[Document, list[Document]]:
    """Return the document of a published edition's entry, and those of its passages.

    `called` are the entries that it names, and where they lie.

    `first` is the number of the edition with which the entry became public.
    """
    entry = Entry(edition, called)
    entry.add_number("first", first)
    found = links(entry.content)
    _identity(entry)
    _dates(entry)
    _own_words(entry)
    _links(entry, found)
    passages = [document for text in entry.content["texts"] for document in _text(entry, text)]
    passages += _files(entry)
    return entry.finished(), passages


def bare(edition: Published) -> Document:
    """Return the least document by which an entry can be counted and found by its key."""
    document = Document(
        key=edition.key, shape="entry", kind=edition.kind, ids=fold(edition.key), title_order=edition.key
    )
    document.add_integer("number", edition.number)
    return document


def called_digest(content: dict[str, Any]) -> str:
    """Return a digest of what other entries' documents hold of this one: its names, and where it lies."""
    details = content["details"]
    lies = (details.get("within") or {}).get("key"), details.get("country") or ""
    return hashlib.sha256(repr(([name["text"] for name in content["names"]], *lies)).encode()).hexdigest()[:16]


def _identity(entry: Entry) -> None:
    edition, content, details = entry.edition, entry.content, entry.content["details"]
    entry.add("key", edition.key)
    entry.add("shape", "entry")
    entry.add("kind", edition.kind)
    entry.add("form", details.get("form"))
    entry.add("status", details.get("status"))
    entry.add("language", *(text["language"] for text in content["texts"]))
    entry.add("standing", *(text["standing"] for text in content["texts"]))
    entry.add("source", *(host for text in content["texts"] if (host := source_of(text))))
    for key, office in offices(content).items():
        entry.add("office", key)
        entry.add(OFFICE_NAMED, *(PARTED.join([key, language, text]) for text, language in titles(office)))
    identifiers = [identifier["value"] for identifier in content["identifiers"]]
    entry.add("ids", *map(fold, [edition.key, details.get("number") or "", *identifiers]))
    entry.add("title_order", f"{fold(content['label'])}\x01{edition.key}")
    entry.add("called_digest", called_digest(content))
    entry.add_number("number", edition.number)


def _dates(entry: Entry) -> None:
    """Add first and last day, the year, month, day when it is one, and what lists are sorted by (undated ones last)."""
    span, number = bounds(entry.content["when"]), entry.edition.number
    for step, length in STEPS.items():
        entry.add(step, _one(entry.content["when"], length) if span else "undated")
    if span is None:
        entry.add_number("newest", OPEN_START * _DAY_STEP + number)
        entry.add_number("oldest", OPEN_END * _DAY_STEP + number)
        return
    first, last = span
    entry.add_number("earliest", first)
    entry.add_number("latest", last)
    day = first if first > OPEN_START else last
    entry.add_number("newest", day * _DAY_STEP + number)
    entry.add_number("oldest", day * _DAY_STEP + number)


def _one(when: Mapping[str, str | None], cut: int) -> str:
    """Return the one year, month or day that a dated entry lies in; "spans" when there is no one such."""
    ends = {day[: len(day) - cut] if day else None for day in (when["earliest"], when["latest"])}
    return str(ends.pop()) if len(ends) == 1 and None not in ends else "spans"


def _own_words(entry: Entry) -> None:
    content, details = entry.content, entry.content["details"]
    for name in content["names"]:
        entry.add_words("names", name["text"], name["language"])
        called = beginnings(name["text"])
        entry.add(CALLED, *called)
        entry.add(BEGINS, *(each[:length] for each in called for length in range(1, SHORT + 1)))
    numbers = [entry.edition.key, details.get("number") or "", *(each["value"] for each in content["identifiers"])]
    for words in (content["label"], *numbers):
        entry.add_words("names", words, "en" if words == content["label"] else "und")
    for text in content["texts"]:
        entry.add_words("names", text["title"], text["language"])
        entry.add("said", *(day for mention in text["mentions"] for day in days_said(mention)))
    said = [content["summary"], details.get("occasion") or ""]
    said += [part["named_as"] for part in content["participations"]]
    said += [relation["note"] for relation in content["relations"]]
    for words in said:
        entry.add_words("words", words, detect(words))
    for tenure in (*content["tenures"], *content["holders"]):
        for title, language in titles(tenure["office"]):
            entry.add_words("words", title, language)
            entry.add("office_called", *(f"{each}{PARTED}{tenure['office']['key']}" for each in beginnings(title)))


def _links(entry: Entry, found: list[Link]) -> None:
    """Add what the entry names: by role, by place and topic, for citing back, and the words of their names."""
    for link in found:
        # What was withdrawn is not found under the name that it had; the words of the source are elsewhere.
        label = [link.label] if not link.key or link.key in entry.called else []
        for words in dict.fromkeys([*label, *_called(entry, link.key).names]):
            entry.add_words("others", words, "und")
    # Only what is public now, under the key that it has now, can be asked for.
    public = [link._replace(key=_called(entry, link.key).key) for link in found if link.key in entry.called]
    for link in filter(is_party, public):
        entry.add(f"{link.kind}_{link.way}", link.key)
    for party in PARTIES:
        entry.add(f"{party}_{ANY}", *(link.key for link in public if link.kind == party and is_party(link)))
    places = [key for link in public if link.way == "place" for key in _lies_in(entry, link.key)]
    entry.add("place", *places)
    own = entry.content["details"].get("country") or ""
    entry.add("country", *dict.fromkeys(map(str.upper, [own, *(_called(entry, key).country for key in places)])))
    for way in ("topic", "collection"):
        entry.add(way, *(link.key for link in public if link.way == way))
    relations = [link for link in public if link.way.startswith("relation:")]
    entry.add("cites", *(link.key for link in public if link.way == "mentioned" or link in relations))
    entry.add("relates", *(f"{link.way.removeprefix('relation:')}:{link.key}" for link in relations))
    entry.add("linked", *(link.key for link in (*found, *public)), *places)


def _called(entry: Entry, key: str | None) -> Called:
    return entry.called.get(key or "", Called())


def _lies_in(entry: Entry, key: str | None) -> list[str]:
    """Return a place and the places that it lies in, as they lie now."""
    found: list[str] = []
    while key and key not in found and len(found) < _STEPS_WITHIN:
        found.append(key)
        key = _called(entry, key).within
    return found


def beginnings(name: str) -> list[str]:
    """Return the folded name from each of its parts on: what somebody may begin to type."""
    parts = [met.start() for met in _NAME_PARTS.finditer(name)][:_MOST_PARTS]
    return [fold(name[start:])[:_LONGEST_NAME] for start in parts]


def days_said(mention: Mapping[str, Any]) -> Iterator[str]:
    """Yield the day and the month that a mention of a date says; nothing for longer stretches of time."""
    if mention.get("when") and (day := _one(mention["when"], STEPS["day"])) != "spans":
        yield day
    if mention.get("when") and (month := _one(mention["when"], STEPS["month"])) != "spans":
        yield month


def _text(entry: Entry, text: dict[str, Any]) -> Iterator[Document]:
    """Add a text's words to the entry, and yield the documents of its passages."""
    source = {"source": host} if (host := source_of(text)) else {}
    own = entry.passage(text=text["id"], language=text["language"], standing=text["standing"], **source)
    voices = speakers(text, entry.content["participations"])
    mentions, emendations = _parted(text, "mentions"), _parted(text, "emendations")
    read = [readings(text, passage, emendations.get(at, ())) for at, passage in enumerate(text["passages"])]
    words = iter(forms_of_each(list(chain.from_iterable(read))))
    for at, (passage, speaker) in enumerate(zip(text["passages"], voices, strict=True)):
        document = copy(own)
        document.add_text("anchor", passage["anchor"])
        quoted = passage["kind"] in QUOTED
        if quoted:
            document.add_text("shape", "passage")
        for written in islice(words, len(read[at])):
            entry.add_forms("words", written, text["language"], (document, SAID if quoted else ASIDE))
        _named_in(entry, document, mentions.get(at, ()), speaker)
        yield document


def _files(entry: Entry) -> Iterator[Document]:
    """Add what the files of an entry are called, and yield for each a document that nobody says, found by its place."""
    for file in entry.content.get("attachments", ()):
        document = entry.passage(anchor=anchor_of(file), **({"language": file["language"]} if file["language"] else {}))
        for words in (file["title"], file["filename"]):
            entry.add_words("words", words, file["language"] or detect(words), (document, ASIDE))
        yield document


def titles(office: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what an office is called: (words, language)."""
    return [(office["title"], "en"), *((name["text"], name["language"]) for name in office.get("names", ()))]


def source_of(text: Mapping[str, Any]) -> str:
    """Return the host that a text was captured from, "mid.ru"; "" where it was not taken from the web."""
    address = (text.get("source") or {}).get("address") or ""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _parted(text: Mapping[str, Any], what: str) -> dict[int, list[dict[str, Any]]]:
    """Return the mentions or emendations of a text by the number of the passage in which each begins, in their order.

    What begins in none is left out.
    """
    if not text[what] or not text["passages"]:
        return {}
    spans = sorted((passage["start"], passage["end"], at) for at, passage in enumerate(text["passages"]))
    starts = [start for start, _end, _at in spans]
    found: dict[int, list[dict[str, Any]]] = {}
    for each in text[what]:
        start, end, at = spans[max(0, bisect_right(starts, each["start"]) - 1)]
        if start <= each["start"] < end:
            found.setdefault(at, []).append(each)
    return found


def _named_in(
    entry: Entry, document: Document, mentions: Iterable[dict[str, Any]], speaker: Mapping[str, Any] | None
) -> None:
    """Add who says a passage, in which office, and what it mentions: entries under their names and keys now, days."""
    named = [("mentioned", each["entry"]) for each in mentions if each["entry"]]
    named += [("spoke", speaker["entry"])] if speaker and speaker["entry"] else []
    found = [("said", day) for each in mentions for day in days_said(each)]
    found += [("office", speaker["office"]["key"])] if speaker and speaker.get("office") else []
    for way, ref in named:
        if ref.get("key") not in entry.called:
            continue
        called = _called(entry, ref["key"])
        if ref["kind"] in PARTIES:
            found += [(f"{ref['kind']}_{each}", called.key) for each in (way, ANY)]
        if way == "mentioned":
            found += [("cites", called.key), *(("passage_others", _lexemes(name)) for name in called.names)]
    for field, value in dict.fromkeys(found):
        document.add_text(field, value)


def _lexemes(name: str) -> str:
    return " ".join(lexemes(name, "und"))


def readings(
    text: Mapping[str, Any], passage: Mapping[str, Any], emendations: Iterable[Mapping[str, Any]]
) -> list[str]:
    """Return a passage as received and, where it is emended, as it is proposed to be read."""
    received = text["received"][passage["start"] : passage["end"]]
    emended, shift = received, 0
    for emendation in sorted(emendations, key=lambda each: each["start"]):
        start = emendation["start"] - passage["start"] + shift
        end = min(emendation["end"], passage["end"]) - passage["start"] + shift
        emended = emended[:start] + emendation["proposed"] + emended[end:]
        shift += len(emendation["proposed"]) - (end - start)
    return [received] if emended == received else [received, emended]
