"""Editions written straight into the register, as publishing writes them; each test states only what it is about."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from archive.reading.models import GENESIS, Edition
from archive.text.when import from_edtf

DAY = datetime(2022, 3, 1, 9, 30, tzinfo=UTC)
KINDS = {
    "statement": {"number": "", "form": "speech", "place": None, "publisher": None, "occasion": ""},
    "document": {"number": "", "form": "treaty", "place": None, "publisher": None},
    "meeting": {"form": "talks", "status": "held", "place": None},
    "person": {"gender": ""},
    "organization": {"form": "body", "parent": None, "place": None},
    "place": {"form": "city", "within": None, "country": ""},
    "topic": {},
    "collection": {"publisher": None},
}


def make_content(
    key: str = "a-speech", kind: str = "statement", label: str = "A speech", **fields: Any
) -> dict[str, Any]:
    """Return the content of an edition; `details` are added to what the kind has."""
    details = KINDS[kind] | fields.pop("details", {})
    names = fields.pop("names", [{"text": label, "language": "en", "kind": "preferred"}])
    empty = ("identifiers", "participations", "tenures", "holders", "texts", "relations", "topics", "collections")
    content = {"schema": "chancery/1", "key": key, "kind": kind, "label": label, "stub": False, "when": None}
    return content | {name: [] for name in empty} | {"summary": "", "names": names, "details": details} | fields


def make_edition(content: dict[str, Any] | None = None, act: str = "publish", note: str = "", **fields: Any) -> Edition:
    """Return a sealed edition at the end of the register."""
    content = content or make_content(**fields)
    last = Edition.objects.order_by("-number").first()
    number = last.number + 1 if last else 1
    edition = Edition(
        number=number,
        key=content["key"],
        kind=content["kind"],
        edition=Edition.objects.filter(key=content["key"]).count() + 1,
        act=act,
        note=note,
        published_at=DAY + timedelta(days=number),
        content=content,
        previous=last.digest if last else GENESIS,
    )
    edition.digest = edition.sealed()
    edition.save(force_insert=True, using="default")
    return edition


def withdraw(key: str, kind: str = "statement", reason: str = "Published by mistake.") -> Edition:
    """Return a tombstone."""
    content = {"schema": "chancery/1", "key": key, "kind": kind, "label": "", "reason": reason}
    return make_edition(content, act="withdraw", note=reason)


def merge(key: str, into: str, kind: str = "person") -> Edition:
    """Return a redirect."""
    content = {"schema": "chancery/1", "key": key, "kind": kind, "into": into, "reason": "The same."}
    return make_edition(content, act="merge")


def when(edtf: str, words: str = "") -> dict[str, Any]:
    """Return a date with its bounds."""
    found = from_edtf(edtf, words)
    earliest, latest = (day and day.isoformat() for day in (found.earliest, found.latest))
    return {"words": words, "edtf": edtf, "earliest": earliest, "latest": latest}


def ref(key: str, label: str = "", kind: str = "person") -> dict[str, str]:
    """Return a reference."""
    return {"key": key, "kind": kind, "label": label or key}


def part(key: str, role: str = "speaker", kind: str = "person", **fields: Any) -> dict[str, Any]:
    """Return a participation."""
    return {"role": role, "entry": ref(key, fields.pop("label", ""), kind), "named_as": "", "office": None} | fields


def make_text(received: str, speakers: dict[str, dict[str, Any]] | None = None, **fields: Any) -> dict[str, Any]:
    """Return a text with a passage a paragraph; those that begin with `LABEL:` of a key of `speakers` open turns."""
    passages, turn = [], None
    for number, found in enumerate(re.finditer(r"(?s)\S.*?(?=\s*\n\s*\n|\s*$)", received), 1):
        start, end = found.span()
        label = next((name for name in speakers or {} if received.startswith(name, start)), None)
        turn = (turn or 0) + 1 if label else turn
        passages.append(
            {
                "anchor": f"p{number}",
                "number": number,
                "kind": "turn" if label else "paragraph",
                "start": start,
                "end": end,
                "turn": turn,
                "label": label or None,
                "label_start": start if label else None,
                "label_end": start + len(label) if label else None,
                "speaker": (speakers or {}).get(label) if label else None,
            }
        )
    text = {"id": "en", "language": "en", "title": "", "standing": "transcript-official", "issued": None}
    text |= {"translation_of": None, "original_language": "", "source": None, "received": received}
    return text | {"passages": passages, "emendations": [], "mentions": []} | fields


def span(received: str, words: str, occurrence: int = 1) -> dict[str, int]:
    """Return where `words` stand in a text for the nth time."""
    start = -1
    for _ in range(occurrence):
        start = received.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def mention(received: str, words: str, entry: Any = None, date: Any = None, occurrence: int = 1) -> dict[str, Any]:
    """Return a confirmed mention."""
    place = span(received, words, occurrence)
    return {**place, "words": words, "entry": entry, "when": date, "status": "confirmed", "how": "by hand"}


def emendation(received: str, words: str, proposed: str, edtf: str = "") -> dict[str, Any]:
    """Return a proposed reading."""
    place = span(received, words)
    return {
        **place,
        "received": words,
        "proposed": proposed,
        "edtf": edtf,
        "why": "A letter is lost.",
        "by": "An editor",
    }
