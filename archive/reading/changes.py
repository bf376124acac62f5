"""What changed between two editions of an entry: its facts value by value, its texts word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.reading.markup import shown
from archive.reading.words import word

# A word, one character of a script written without spaces, white space, or one sign.
HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{HAN}]|(?:(?![{HAN}])\w)+|\s+|[^\w\s]")
# Comparing two stretches costs their product: beyond this they are shown as taken out and put in whole.
COMPARED = 1_000_000

FIELDS: dict[str, Promise] = {
    "label": _("shown as"),
    "names": _("names"),
    "identifiers": _("identifiers"),
    "when": _("date"),
    "summary": _("summary"),
    "details": _("details"),
    "participations": _("people and organizations"),
    "tenures": _("offices held"),
    "holders": _("holders of offices"),
    "relations": _("relations"),
    "topics": _("topics"),
    "collections": _("collections"),
    "attachments": _("files"),
    "title": _("title of the text"),
    "standing": _("standing of the text"),
    "issued": _("date of issue"),
    "original_language": _("original language"),
    "translation_of": _("translation of the text"),
    "passages": _("passages"),
    "source": _("source"),
    "speakers": _("speakers"),
    "pages": _("pages of the printed original"),
    "emendations": _("emendations"),
    "mentions": _("names and dates in the text"),
    "stub": _("held or only cited"),
}


BEGINNING = 50  # characters by which the place of a page is known
TEXT_FIELDS = (
    "title", "standing", "issued", "original_language", "translation_of", "source", "emendations", "mentions"
)  # fmt: skip


@dataclass(frozen=True)
class FieldChange:
    """What was taken out of a field and what was put in, each value in words; `text` is the text's id, if any."""

    field: str
    text: str
    removed: list[str]
    added: list[str]

    @property
    def title(self) -> str:
        return str(FIELDS.get(self.field, self.field))

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """Return the difference word by word where one value took the place of another, else nothing."""
        one_each = len(self.removed) == len(self.added) == 1
        return word_difference(self.removed[0], self.added[0]) if one_each else []


@dataclass(frozen=True)
class TextChange:
    """The changed places of one text: (anchor in the newer edition, [(same | removed | added, words)])."""

    id: str
    language: str
    places: list[tuple[str, list[tuple[str, str]]]]


def field_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    """Yield the facts that differ between two contents."""
    old, new = dict(facts(before)), dict(facts(after))
    for field, text in {**old, **new}:
        was, now = old.get((field, text), []), new.get((field, text), [])
        if was != now:
            kept = set(was) & set(now)
            removed, added = ([value for value in side if value not in kept] for side in (was, now))
            # The same values in another order are a change too, and are shown as such.
            yield FieldChange(field, text, removed or ([] if added else was), added or ([] if removed else now))
    yield from passage_changes(before, after)


def passage_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    """Yield for each text what its passages were and are now, where their words are not all that changed."""
    old = {text["id"]: passages(text) for text in before["texts"]}
    for text in after["texts"]:
        was, now = old.get(text["id"], {}), passages(text)
        changed = [anchor for anchor in now if anchor in was and was[anchor] != now[anchor]]
        if changed:
            rows = ([f"{anchor}: {side[anchor]}" for anchor in changed] for side in (was, now))
            yield FieldChange("passages", text["id"], *rows)


def passages(text: dict[str, Any]) -> dict[str, str]:
    """Return in words for each passage, by its anchor, what it is and to which turn it belongs.

    A turn is told by the passage that it begins with: its number shifts when one is put in before it.
    """
    opening: dict[int, str] = {}
    found = {}
    for passage in text["passages"]:
        anchor, said_so = passage["anchor"], word("passage", passage["kind"])
        if passage["turn"] is not None:
            first = opening.setdefault(passage["turn"], anchor)
            turn = _("begins a turn") if first == anchor else _("in the turn from %(anchor)s") % {"anchor": first}
            said_so = f"{said_so}, {turn}"
        found[anchor] = said_so
    return found


def facts(content: dict[str, Any]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Yield ((field, id of the text or ""), its values in words) for everything but the texts' words."""
    for field in FIELDS:
        if field in content:
            yield (field, ""), values(content[field])
    for text in content["texts"]:
        for field in TEXT_FIELDS:
            yield (field, text["id"]), values(text.get(field))
        speakers = [
            f"{passage['anchor']}: {said(passage['speaker'])}" for passage in text["passages"] if passage["speaker"]
        ]
        yield ("speakers", text["id"]), speakers
        begins = [(label, text["received"][start : start + BEGINNING]) for start, label in text.get("pages", [])]
        yield ("pages", text["id"]), [f"{label}: {' '.join(words.split())}" for label, words in begins]


def values(value: Any) -> list[str]:
    """Return the values of a field, each in words."""
    if isinstance(value, list):
        return [said(part) for part in value]
    if isinstance(value, dict) and "label" not in value and "edtf" not in value:
        # The register keeps the names within an object in an order of its own.
        return [f"{name}: {said(value[name])}" for name in sorted(value) if said(value[name])]
    return [said(value)] if said(value) else []


def said(value: Any) -> str:
    """Return a value in words; where it stands in the text is left out, for that shifts when the text does."""
    if isinstance(value, bool):
        return str(_("cited, not held")) if value else str(_("held here"))
    if isinstance(value, dict):
        return said_of(value)
    if isinstance(value, list):
        return ", ".join(said(part) for part in value)
    return "" if value is None else str(value)


def said_of(value: dict[str, Any]) -> str:
    """Return one thing in words, by its shape: a reference, an office, an emendation, a mention, a date …"""
    if "label" in value:
        return str(value["label"])
    if "sha256" in value and "filename" in value and "title" in value:
        return f"{value['title']} ({value['filename']}, {value['media_type']}, {value['sha256'][:12]})"
    if "title" in value and "key" in value:
        others = [one["text"] for one in value.get("names", ()) if one["text"] != value["title"]]
        return f"{value['title']} ({', '.join(others)})" if others else str(value["title"])
    if "received" in value:
        return f"{value['received']} → {value['proposed'] or shown(value)} ({value['why']} {value['by']})"
    if "start" in value:
        return f"{value['words']} → {said(value['entry']) or shown(value['when'])}"
    if "edtf" in value:
        return f"{shown(value)} ({value['words']})" if value["words"] else shown(value)
    if "text" in value and "language" in value:
        return f"{value['text']} ({value['language']}, {word('name', value.get('kind', 'preferred'))})"
    if "role" in value:
        named = f"{said(value['entry'])} ({value['named_as']})" if value.get("named_as") else said(value["entry"])
        return ", ".join(filter(None, [f"{word('role', value['role'])}: {named}", said(value["office"])]))
    return " · ".join(said(value[name]) for name in sorted(value) if value[name] not in (None, "", []))


def text_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[TextChange]:
    """Yield the texts whose words differ, those that were added or taken away among them."""
    old = {text["id"]: text for text in before["texts"]}
    new = {text["id"]: text for text in after["texts"]}
    for name, text in {**old, **new}.items():
        places = list(changed_places(lines(old.get(name)), lines(new.get(name))))
        if places:
            yield TextChange(name, text["language"], places)


def lines(text: dict[str, Any] | None) -> list[tuple[str, str]]:
    """Return the passages of a text as (anchor, words); none for a text that is not there."""
    if text is None:
        return []
    return [(passage["anchor"], text["received"][passage["start"] : passage["end"]]) for passage in text["passages"]]


def changed_places(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each run of passages that differs, with its difference word by word."""
    was, now = [words for _anchor, words in old], [words for _anchor, words in new]
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what != "equal":
            anchor = new[c][0] if c < d else old[a][0]
            yield anchor, word_difference("\n".join(was[a:b]), "\n".join(now[c:d]))


def word_difference(old: str, new: str) -> list[tuple[str, str]]:
    """Return pieces ("same" | "removed" | "added", words): `old` is all but the added, `new` all but the removed."""
    was, now = TOKEN.findall(old), TOKEN.findall(new)
    if len(was) * len(now) > COMPARED:
        return [("removed", old), ("added", new)]
    pieces: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(("same", "".join(was[a:b])))
            continue
        pieces += [("removed", "".join(was[a:b]))] if a < b else []
        pieces += [("added", "".join(now[c:d]))] if c < d else []
    return pieces
