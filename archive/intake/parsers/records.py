"""Files of the records format (JSON lists of entries, offices, texts): read whole or refused with the place.

Nothing is dropped silently: a field that no record knows is an error, and so is one given twice.
"""

import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from archive.intake.drafts import (
    LONGEST_NAME,
    EntryRecord,
    MentionRecord,
    NameRecord,
    ParticipationRecord,
    Records,
    RelationRecord,
    SpeakerRecord,
)
from archive.text import when

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PLAIN_NAME = re.compile(r"[^/\\\x00-\x1f.][^/\\\x00-\x1f]*")  # no folder, and nothing hidden
LONGEST_KEY = 120  # characters
_LONGEST_LANGUAGE = 20  # characters
_NO_LETTER = re.compile(r"[\0\ud800-\udfff]")

KINDS = ("statement", "document", "meeting", "person", "organization", "place", "topic", "collection")
NAME_KINDS = ("preferred", "variant", "short", "transliteration", "former")
ROLES = (
    "speaker", "author", "addressee", "signatory", "participant", "host", "guest", "publisher", "chair",
    "interpreter", "subject",
)  # fmt: skip
RELATIONS = (
    "replies-to", "cites", "based-on", "amends", "delivered-at", "announces", "reports-on", "part-of",
    "translation-of",
)  # fmt: skip
DETAILS = {
    "statement": ("number", "form", "place", "publisher", "occasion"),
    "document": ("number", "form", "place", "publisher"),
    "meeting": ("form", "status", "place"),
    "person": ("gender",),
    "organization": ("form", "parent", "place"),
    "place": ("form", "within", "country"),
    "topic": (),
    "collection": ("publisher",),
}
# Details whose value is the key of another entry.
DETAIL_KEYS = ("place", "publisher", "parent", "within")


class RecordsError(ValueError):
    """A file that is not what the records format says: file, path inside the JSON, what was wrong, what is right."""

    def __init__(self, file: str, path: str, wrong: str, expected: str) -> None:
        self.file, self.path, self.wrong, self.expected = file, path, wrong, expected
        super().__init__(f"{file}: {path or 'the whole file'}: {wrong}; expected {expected}.")


def read_records(text: str, file: str = "records") -> Records:
    """Return the records in the JSON `text`; raise RecordsError at the first place that is wrong."""
    try:
        content = json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, file))
    except RecursionError:
        raise RecordsError(file, "", "nested too deeply", "lists of flat records") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RecordsError(file, place, f"not JSON ({error.msg})", "a JSON object") from None
    records: Records = _Reader(file).record(Records, content, "")
    return records


def _object(pairs: list[tuple[str, Any]], file: str) -> dict[str, Any]:
    """Return a JSON object; two fields of one name would lose one of them."""
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RecordsError(file, twice, "given twice in one object", "each field once")
    return content


class _Reader:
    """Reads JSON values as the annotations of the record dataclasses ask for them."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, path: str, content: Any, expected: str) -> RecordsError:
        """Return the error of a value that is not what was expected there."""
        shown = json.dumps(content, ensure_ascii=False)
        return RecordsError(self.file, path, shown if len(shown) < 80 else f"{shown[:77]}…", expected)

    def record(self, kind: type[Any], content: Any, path: str) -> Any:
        """Return an object of the JSON as a record, all its fields checked."""
        known = {about.name: about for about in fields(kind)}
        if not isinstance(content, dict):
            raise self.wrong(path, content, f"an object with {', '.join(known)}")
        for name in content:
            if name not in known:
                raise RecordsError(self.file, _at(path, name), "an unknown field", f"one of {', '.join(known)}")
        for name, about in known.items():
            needed = about.default is MISSING and about.default_factory is MISSING
            if needed and name not in content:
                raise RecordsError(self.file, _at(path, name), "missing", "a value: it is required")
        hints = typing.get_type_hints(kind)
        values = {}
        for name, value in content.items():
            values[name] = self.value(hints[name], value, _at(path, name))
            self.check(kind, name, values[name], _at(path, name))
        return self.whole(kind(**values), path)

    def value(self, hint: Any, content: Any, path: str) -> Any:
        """Return a value of the JSON as the annotation of its field asks."""
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if path.endswith("].occurrence") and content == "all" and type(None) in inner:
            return None
        if origin is types.UnionType:
            return None if content is None else self.value(inner[0], content, path)
        if origin is tuple:
            if not isinstance(content, list):
                raise self.wrong(path, content, "a list")
            return tuple(self.value(inner[0], item, f"{path}[{at}]") for at, item in enumerate(content))
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(hint, content, path)
        if origin is Mapping:
            return self.words(content, path)
        # JSON's true is an int to Python.
        if not isinstance(content, hint) or (hint is int and isinstance(content, bool)):
            raise self.wrong(path, content, _TYPES[hint])
        return self.whole_letters(content, path) if hint is str else content

    def words(self, content: Any, path: str) -> dict[str, str]:
        """Return an object whose values are all strings."""
        if not isinstance(content, dict):
            raise self.wrong(path, content, "an object")
        for name, value in content.items():
            if not isinstance(value, str):
                raise self.wrong(_at(path, name), value, "a string")
            self.whole_letters(value, _at(path, name))
        return content

    def whole_letters(self, words: str, path: str) -> str:
        """Return words as they are; refuse the character U+0000 and halves of letters, which no database holds."""
        if _NO_LETTER.search(words):
            raise RecordsError(self.file, path, ascii(words)[:80], "words without U+0000 and without halves of letters")
        return words

    def check(self, kind: type, name: str, value: Any, path: str) -> None:
        """Refuse keys, EDTF and words of a closed list that are not well formed."""
        allowed = _ALLOWED.get((kind, name))
        if allowed and value not in allowed:
            raise self.wrong(path, value, f"one of {', '.join(allowed)}")
        most = _LONGEST_LANGUAGE if name.endswith("language") else LONGEST_NAME if kind is NameRecord else 0
        if most and isinstance(value, str) and len(value) > most:
            raise self.wrong(path, value, f"at most {most} characters")
        if name in _KEY_FIELDS:
            self.key(value, path)
        for at, key in enumerate(value if name in ("topics", "collections") else ()):
            self.key(key, f"{path}[{at}]")
        if name == "file" and PLAIN_NAME.fullmatch(value) is None:
            raise self.wrong(path, value, "the name of a file that lies beside this one, without a folder")
        if name == "edtf" and value:
            self.edtf(value, path)
        if name in ("occurrence", "turn") and value is not None and value < 1:
            raise self.wrong(path, value, "a number from 1 up")

    def key(self, key: str | None, path: str) -> None:
        """Refuse a key that could not stand in an address."""
        if key is not None and (not KEY.fullmatch(key) or len(key) > LONGEST_KEY):
            raise self.wrong(path, key, "a key of lower-case ASCII letters, digits and single hyphens")

    def edtf(self, edtf: str, path: str) -> None:
        """Refuse a date that no calendar holds."""
        try:
            when.from_edtf(edtf)
        except when.WhenError as error:
            raise self.wrong(path, edtf, f"a date in EDTF ({error})") from None

    def whole(self, record: Any, path: str) -> Any:
        """Return a record whose details belong to its kind; refuse others."""
        if isinstance(record, EntryRecord):
            known = DETAILS[record.kind]
            for name, value in record.details.items():
                if name not in known:
                    expected = f"for a {record.kind}: {', '.join(known) or 'none'}"
                    raise RecordsError(self.file, f"{path}.details.{name}", "an unknown detail", expected)
                if name in DETAIL_KEYS and value:
                    self.key(value, f"{path}.details.{name}")
        return record


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


_TYPES = {str: "a string", int: "a whole number", bool: "true or false"}
_KEY_FIELDS = ("key", "entry", "organization", "office", "person")
_ALLOWED: dict[tuple[type, str], tuple[str, ...]] = {
    (EntryRecord, "kind"): KINDS,
    (NameRecord, "kind"): NAME_KINDS,
    (ParticipationRecord, "role"): ROLES,
    (RelationRecord, "type"): RELATIONS,
    (SpeakerRecord, "status"): ("suggested", "confirmed"),
    (MentionRecord, "status"): ("suggested", "confirmed", "rejected"),
}
