"""What the columns of a table say: of a record its value as text, and of a text the value that it means."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import override

from archive.catalogue.models import Capture, Entry, Text

YES = ("yes", "true", "1", "да", "是")
NO = ("no", "false", "0", "", "нет", "否")
BETWEEN = "; "  # the members of a list
Found = Mapping[str, Any]  # what keys stand for


class Wrong(ValueError):
    """A cell does not say what its column can hold; the message is written for a curator."""


@dataclass
class Held:
    """A record on its way through a table: with its lists, by key, and its preferred names, by language."""

    record: Any
    lists: dict[str, dict[str, int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plain:
    """A value of the record itself."""

    name: str
    field: models.Field

    def say(self, held: Held) -> str:
        """Return the value as text, "" where there is none."""
        value = getattr(held.record, self.field.attname)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)

    def wanted(self, text: str) -> Collection[str]:
        """Return the keys that must be looked up before the text can be read."""
        return ()

    def put(self, held: Held, text: str, found: Found) -> None:
        """Give the record the value that a text means; raise Wrong where it means none."""
        setattr(held.record, self.field.attname, self.read(text))

    def read(self, text: str) -> Any:
        """Return the value; raise Wrong."""
        if isinstance(self.field, models.BooleanField):
            if text.casefold() not in YES + NO:
                raise Wrong(f"“{text}” is neither yes nor no")
            return text.casefold() in YES
        if not text and self.field.null:
            return None
        if isinstance(self.field, models.DateField):
            return day(text)
        if isinstance(self.field, models.IntegerField):
            return number(text, self.field)
        return self.choice(text) if self.field.choices else text

    def choice(self, text: str) -> str:
        """Return the value that a text names, by its own name or as pages show it; "" is the usual one."""
        if not text:
            return "" if self.field.blank else str(self.field.get_default() or "")
        known = {str(value): str(value) for value, _ in self.field.flatchoices}
        value = known.get(text) or offered(self.field).get(text.casefold())
        if value is None:
            raise Wrong(f"“{text}” is none of: {', '.join(filter(None, known))}")
        return value


@cache
def offered(field: models.Field) -> dict[str, str]:
    """Return the values of a choice by the words with which pages offer them, in all languages of the pages."""
    found = {}
    for language, _ in settings.LANGUAGES:
        with override(language):
            found |= {str(told).casefold(): str(value) for value, told in field.flatchoices}
    return found


def day(text: str) -> date:
    """Return the day that a text in ISO 8601 names; raise Wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(f"“{text}” is not a day: write 2022-02-14") from None


def number(text: str, field: models.Field) -> int:
    """Return the number that a text names, 0 for none; raise Wrong."""
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Wrong(f"“{text}” is not a number from 0 up")
    return int(text or field.get_default() or 0)


@dataclass(frozen=True)
class Fixed(Plain):
    """A value that a table shows and cannot change."""

    def put(self, held: Held, text: str, found: Found) -> None:
        raise Wrong(f"{self.name} is not changed by a table: leave it as it is")


@dataclass(frozen=True)
class Points(Plain):
    """A record that this one points to, told by its key."""

    def say(self, held: Held) -> str:
        """Return the key of what it points to, "" where it points to nothing."""
        other = getattr(held.record, self.field.name, None)
        return key_of(other) if other is not None else ""

    def wanted(self, text: str) -> Collection[str]:
        return (text,) if text else ()

    def put(self, held: Held, text: str, found: Found) -> None:
        other = found.get(text) if text else None
        if text and other is None:
            raise Wrong(no_such(text, self.field.remote_field.model, self.allowed))
        if other is None and not self.field.null:
            raise Wrong(f"{self.name} is empty")
        setattr(held.record, self.field.name, other)

    @property
    def allowed(self) -> Collection[str]:
        """Return the kinds of entries that it may point to, none where the table says it."""
        return (self.field.get_limit_choices_to() or {}).get("kind__in", ())

    def found(self, keys: Collection[str]) -> Found:
        """Return what these keys stand for; one query."""
        return found_by_key(self.field.remote_field.model, keys, self.allowed)


@dataclass(frozen=True)
class FixedPoint(Points):
    """A record that this one points to for ever."""

    def put(self, held: Held, text: str, found: Found) -> None:
        if held.record.pk is not None:
            raise Wrong(f"{self.name} is not changed by a table: leave it as it is")
        super().put(held, text, found)


@dataclass(frozen=True)
class Lists(Plain):
    """Records that this one is listed with: keys parted by semicolons."""

    def say(self, held: Held) -> str:
        return BETWEEN.join(sorted(held.lists.get(self.name, ())))

    def wanted(self, text: str) -> Collection[str]:
        return members(text)

    def put(self, held: Held, text: str, found: Found) -> None:
        model = self.field.remote_field.model
        missing = [key for key in members(text) if key not in found]
        if missing:
            raise Wrong(no_such(missing[0], model))
        held.lists[self.name] = {key: found[key].pk for key in members(text)}

    def found(self, keys: Collection[str]) -> Found:
        """Return what these keys stand for; one query."""
        return found_by_key(self.field.remote_field.model, keys)


@dataclass(frozen=True)
class Called:
    """The preferred name in one language."""

    name: str
    language: str

    def say(self, held: Held) -> str:
        return held.names.get(self.language, "")

    def wanted(self, text: str) -> Collection[str]:
        return ()

    def put(self, held: Held, text: str, found: Found) -> None:
        if len(text) > 500:
            raise Wrong("a name has 500 characters at most")
        if text:
            held.names[self.language] = text
        else:
            held.names.pop(self.language, None)


Column = Plain | Called


def members(text: str) -> list[str]:
    """Return the keys in a list, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(BETWEEN.strip()) if part.strip()))


def key_of(record: Any) -> str:
    """Return by what a record is told in tables: its key, the digest of a source, the key and short name of a text."""
    if isinstance(record, Text):
        return f"{record.entry.key}/{record.identifier}"
    return record.sha256 if isinstance(record, Capture) else record.key


def found_by_key(model: Any, keys: Iterable[str], kinds: Collection[str] = ()) -> dict[str, Any]:
    """Return the records of a model that keys stand for; of entries only those of some kinds, if any are given."""
    keys = list(keys)
    if not keys:
        return {}
    if model is Text:
        entries = [key.rpartition("/")[0] for key in keys]
        rows = Text.objects.filter(entry__key__in=entries).select_related("entry").defer("received")
    elif model is Capture:
        rows = Capture.objects.filter(sha256__in=keys).defer("content")
    else:
        rows = model._default_manager.filter(Q(key__in=keys), *([Q(kind__in=kinds)] if kinds else []))
    return {key_of(row): row for row in rows}


def no_such(key: str, model: Any, kinds: Collection[str] = ()) -> str:
    """Return that a key stands for nothing of its kind."""
    noun = " or ".join(kinds) or ("record" if model is Entry else model._meta.verbose_name)
    return f"there is no {noun} “{key}” (one that is new in this table must stand above)"
