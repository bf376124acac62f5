"""What an edition names and what leads nowhere now: told in the words of the source, never by the name it had.

An edition keeps the names of the day on which it was published. An entry that was withdrawn since is told by what
the source calls it; where that says nothing, as a withdrawn record; and in a list of entries it is left out.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.reading.register import is_reference, references

# Where the words of the source stand, beside a reference to an entry.
WORDS = ("named_as", "words")


def told(content: Any, links: Container[str]) -> Any:
    """Return a content, or any part of one, as it may be told now; `links` holds the keys that lead somewhere."""
    return content if all(key in links for key in references(content)) else _told(content, links)


def lost(ref: Mapping[str, Any] | None, links: Container[str]) -> bool:
    """Return whether a reference has a key that leads nowhere now."""
    return bool(ref) and bool(ref.get("key")) and ref["key"] not in links


def standing(refs: Iterable[dict[str, Any]], links: Container[str]) -> list[dict[str, Any]]:
    """Return the references that lead somewhere, and those that never had a key: the words of a source."""
    return [ref for ref in refs if not lost(ref, links)]


def labels(text: Mapping[str, Any]) -> dict[str, str]:
    """Return for the key of each speaker of a text what the text first calls them."""
    found: dict[str, str] = {}
    for passage in text["passages"]:
        key = ((passage["speaker"] or {}).get("entry") or {}).get("key")
        if key and passage["label"]:
            found.setdefault(key, passage["label"])
    return found


def speaker_told(
    speaker: Mapping[str, Any] | None, links: Container[str], called: Mapping[str, str]
) -> Mapping[str, Any] | None:
    """Return who speaks as it may be told now; `called` are the labels of the text (`labels`).

    As of a speaker who was never public, there is only the name in the source.
    """
    if speaker is None or not lost(speaker["entry"], links):
        return speaker
    entry, named = speaker["entry"], speaker["name"]
    name = called.get(entry["key"]) or (named if named != entry["label"] else "") or _("a withdrawn record")
    return {**speaker, "entry": None, "name": name, "office": None, "why": ""}


def _told(value: Any, links: Container[str], words: str = "") -> Any:
    if isinstance(value, list):
        return [_told(part, links) for part in value if not (is_reference(part) and lost(part, links))]
    if not isinstance(value, dict):
        return value
    if is_reference(value):
        return {"label": words or _("a withdrawn record")} if lost(value, links) else value
    if "passages" in value:
        called = labels(value)
        rows = [{**row, "speaker": speaker_told(row["speaker"], links, called)} for row in value["passages"]]
        return {name: rows if name == "passages" else _told(part, links) for name, part in value.items()}
    said = next((value[name] for name in WORDS if value.get(name)), "")
    return {name: _told(part, links, said if name == "entry" else "") for name, part in value.items()}
