"""What is asked for at the desk: one thing done to one column of many rows, as the rows of a table that says so."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from archive.catalogue.models import BulkChange, Name
from archive.intake.received import Refused

from .columns import BETWEEN, Called, Column, Fixed, FixedPoint, Held, Lists, Plain, Points, members
from .nouns import BY_SLUG, ROW, Noun
from .weighing import Cells

MOST = 20_000  # rows at once
REPLACE, SET, ADD, REMOVE = "replace", "set", "add", "remove"
CONTAINS, IS, EMPTY = "contains", "is", "empty"
OFFERED_NAMES = ("name_en", "name_ru", "name_zh")


def acts_for(column: Column) -> tuple[str, ...]:
    """Return what can be done to a column in many rows at once."""
    if isinstance(column, Fixed | FixedPoint) or column.name in ("key", "sha256"):
        return ()
    if isinstance(column, Lists):
        return (ADD, REMOVE)
    return (REPLACE, SET) if is_words(column) else (SET,)


def is_words(column: Column) -> bool:
    """Return whether a column holds words that can be looked into."""
    if isinstance(column, Called):
        return True
    plain = isinstance(column, Plain) and not isinstance(column, Points | Lists)
    return plain and isinstance(column.field, models.CharField | models.TextField) and not column.field.choices


def columns_asked(noun: Noun) -> dict[str, Column]:
    """Return the columns of a noun that questions may be about."""
    names = {name: noun.called(name) for name in OFFERED_NAMES} if noun.is_entry else {}
    return {**{name: column for name, column in names.items() if column}, **noun.columns}


def rows_asked_for(noun: Noun, change: BulkChange) -> list[tuple[int, Cells]]:
    """Return the rows of a table that does what was asked for; raise Refused where they are too many."""
    asked, column = change.asked, columns_asked(noun)[change.asked["column"]]
    found = chosen(noun, asked)
    if asked["act"] == REPLACE:
        found = found.filter(matching(column, CONTAINS, asked["find"]))
    records = list(found.distinct()[: MOST + 1])
    if len(records) > MOST:
        raise Refused(f"These are more than {MOST:,} rows: narrow them down, and do it in parts.")
    act = ACTS[asked["act"]]
    rows = []
    for line, record in enumerate(records, 1):
        held = noun.held(record)
        cells = {column.name: act(column.say(held), asked.get("find", ""), asked["value"])}
        rows.append((line, {**name_of(noun, held), **cells, **following(noun, column, cells)}))
    return rows


def name_of(noun: Noun, held: Held) -> Cells:
    """Return the cells that say which row is meant."""
    if noun.numbered:
        return {ROW: str(held.record.pk)}
    return {name: noun.columns[name].say(held) for name in noun.known_by}


def following(noun: Noun, column: Column, cells: Cells) -> Cells:
    """Return what goes with a change: who is given turns in bulk is confirmed as their speaker."""
    if noun.slug != "passages" or column.name != "speaker" or not cells["speaker"]:
        return {}
    return {"speaker_status": "confirmed", "speaker_why": "Given to many passages at once at the desk.", "office": ""}


def chosen(noun: Noun, asked: dict[str, Any]) -> QuerySet[Any]:
    """Return the rows that were chosen in a list, or belong to what was chosen there, and that a column narrows."""
    rows = noun.rows()
    if asked.get("pks"):
        rows = rows.filter(**{f"{way_to(noun, BY_SLUG[asked['of']])}__in": asked["pks"]})
    if asked.get("where"):
        rows = rows.filter(matching(columns_asked(noun)[asked["where"]], asked["how"], asked.get("words", "")))
    return rows


def way_to(noun: Noun, other: Noun) -> str:
    """Return how rows of a noun lead to those of another that they are, or belong to; "" where they do not."""
    if noun is other:
        return "pk"
    if other.is_entry:
        return noun.owner
    pointing = [one.name for one in noun.columns.values() if isinstance(one, Points)]
    own = other.model._meta.model_name
    return own if own in pointing and other.slug in ("texts", "offices", "captures") else ""


def matching(column: Column, how: str, words: str) -> Q:
    """Return the condition that a column contains words, letter by letter, is them, or is empty."""
    if isinstance(column, Called):
        preferred = Name.objects.filter(language=column.language, kind=Name.Kind.PREFERRED)
        if how == EMPTY:
            return ~Q(pk__in=preferred.values("entry"))
        return Q(pk__in=preferred.filter(**{f"text{'__contains' if how == CONTAINS else ''}": words}).values("entry"))
    name = column.name
    if isinstance(column, Points | Lists):
        target = column.field.remote_field.model
        key = "sha256" if target.__name__ == "Capture" else "key"
        told = f"{name}__entry__key" if target.__name__ == "Text" else f"{name}__{key}"
        return Q(**{f"{name}__isnull": True}) if how == EMPTY else Q(**{told: words})
    if how == EMPTY:
        blank = Q(**{name: ""}) if isinstance(column.field, models.CharField | models.TextField) else Q()
        return (blank | Q(**{f"{name}__isnull": True})) if column.field.null or not blank else blank
    if isinstance(column.field, models.CharField | models.TextField):
        return Q(**{f"{name}__contains" if how == CONTAINS else name: words})
    return Q(**{name: column.read(words)})


def with_member(said: str, find: str, value: str) -> str:
    """Return a list with one more member."""
    return BETWEEN.join(sorted({*members(said), value}))


def without_member(said: str, find: str, value: str) -> str:
    """Return a list without a member."""
    return BETWEEN.join(sorted(set(members(said)) - {value}))


ACTS: dict[str, Callable[[str, str, str], str]] = {
    REPLACE: lambda said, find, value: said.replace(find, value),
    SET: lambda said, find, value: value,
    ADD: with_member,
    REMOVE: without_member,
}


def in_words(noun: Noun, asked: dict[str, Any]) -> str:
    """Return what was asked for, as the history tells it."""
    column, value = asked["column"], asked["value"]
    told = {
        REPLACE: f"“{asked.get('find', '')}” replaced by “{value}” in {column}",
        SET: f"{column} set to “{value}”" if value else f"{column} emptied",
        ADD: f"“{value}” added to {column}",
        REMOVE: f"“{value}” taken out of {column}",
    }[asked["act"]]
    return f"Many {noun.title} at once: {told}"
