"""From rows of events to changes in words: what was added, removed, and which field went from what to what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Field, ForeignKey, Model, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.catalogue.models import Entry

from .sources import Source

UNTOLD = {"id", "entry_ptr", "changed_at", "created_at", "folded", "label", "received_at"}
ACTS = {"insert": "added", "update": "changed", "delete": "removed"}
MOST = 8  # parts of one kind that came or went, listed one by one; more are counted


@dataclass(frozen=True)
class Change:
    """One part that was added, changed or removed, or several alike; fields are (name of the field, before, after)."""

    noun: str
    name: str
    act: str
    fields: tuple[tuple[str, str, str], ...] = ()
    times: int = 1


@dataclass
class Act:
    """What one person did in one go.

    `untold` counts, by noun and kind of event, the rows that were not read; `public` is an act of which readers were
    told, `undoes` one that undid another; `unmerge` is where a merging is taken back; `run` names the run of intake of
    an act that took in other records too, and that is undone there.
    """

    at: datetime
    who: str
    note: str
    changes: list[Change] = field(default_factory=list)
    counted: list[tuple[int, str, str]] = field(default_factory=list)
    id: str = ""
    public: bool = False
    undoes: bool = False
    unmerge: str = ""
    run: str = ""
    untold: dict[tuple[str, str], int] = field(default_factory=dict)


def previous_of(events: list[Model]) -> dict[int, Model]:
    """Return the state before each event, by the event's number."""
    model = type(events[0])
    rows = model._default_manager.filter(pk__in=[event.pk for event in events])
    before = model._default_manager.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    pairs = dict(rows.values_list("pgh_id", Subquery(before.order_by("-pgh_id").values("pgh_id")[:1])))
    states = model._default_manager.in_bulk([pk for pk in pairs.values() if pk])
    return {pk: states[previous] for pk, previous in pairs.items() if previous in states}


def told_fields(model: type[Model]) -> list[Field]:
    """Return the fields of an event that say something about the catalogue."""
    return [one for one in model._meta.concrete_fields if not one.name.startswith("pgh_") and one.name not in UNTOLD]


class Namer:
    """Say the values of fields in words; entries and other records are looked up once for a page."""

    def __init__(self, states: Iterable[Model]) -> None:
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        for state in states:
            for one in told_fields(type(state)):
                if isinstance(one, ForeignKey) and (value := getattr(state, one.attname)):
                    wanted[self.looked_up(one)].add(value)
        self.found = {model: self.rows(model, pks) for model, pks in wanted.items()}

    @staticmethod
    def looked_up(one: ForeignKey) -> type[Model]:
        """Return the table that knows the name of what a field points to."""
        model = one.remote_field.model
        return Entry if issubclass(model, Entry) else model

    @staticmethod
    def rows(model: type[Model], pks: set[Any]) -> dict[Any, Model]:
        """Return rows by primary key, without the bytes of captures and the words of texts."""
        rows = model._default_manager.filter(pk__in=pks)
        heavy = {"content", "received"} & {one.name for one in model._meta.concrete_fields}
        if model.__name__ == "Text":
            rows = rows.select_related("entry")
        return {row.pk: row for row in rows.defer(*heavy)}

    def say(self, state: Model, one: Field) -> str:
        """Return the value of a field in words, "" where there is none."""
        value = getattr(state, one.attname)
        if value in (None, "", []):
            return ""
        if isinstance(one, ForeignKey):
            row = self.found.get(self.looked_up(one), {}).get(value)
            return str(row) if row else _("no. %(value)s, since removed") % {"value": value}
        if one.name == "pairs":
            return (_("%(value)s pairs: ") % {"value": len(value)}) + "; ".join(
                f"{'+'.join(a) or '–'} = {'+'.join(b) or '–'}" for a, b in value
            )
        if isinstance(value, datetime):
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(dict(one.flatchoices).get(value, value)) if one.flatchoices else str(value)


def change_of(event: Any, before: Model | None, source: Source, namer: Namer) -> Change | None:
    """Return an event in words; None where nothing told changed."""
    told = [one for one in told_fields(type(event)) if one.name != source.within]
    old = before if event.pgh_label == "update" else None
    if event.pgh_label == "delete":
        fields = [(one.verbose_name, namer.say(event, one), "") for one in told]
    else:
        fields = [(one.verbose_name, namer.say(old, one) if old else "", namer.say(event, one)) for one in told]
    fields = [(name, was, now) for name, was, now in fields if was != now]
    if not fields and event.pgh_label == "update":
        return None
    name = str(getattr(event, source.told_by, "") or "") if source.told_by else ""
    return Change(source.noun, name, ACTS.get(event.pgh_label, event.pgh_label), tuple(fields))


def shorten(act: Act) -> None:
    """Count the parts that came or went by the dozen, and tell what was changed alike once."""
    untold = {(noun, ACTS.get(label, label)): number for (noun, label), number in act.untold.items()}
    groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in act.changes:
        groups[change.noun, change.act].append(change)
    act.changes = []
    for (noun, verb), changes in groups.items():
        if len(changes) > MOST and verb != "changed":
            act.counted.append((len(changes) + untold.get((noun, verb), 0), noun, verb))
            continue
        act.changes += alike(changes)
        if more := untold.get((noun, verb)):
            act.counted.append((more, noun, _("%(verb)s beside these") % {"verb": pgettext("history", verb)}))


def alike(changes: list[Change]) -> list[Change]:
    """Return the changes, those that did the same to several parts as one that names them all."""
    groups: dict[tuple[tuple[str, str, str], ...], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.fields].append(change)
    told = []
    for fields, same in groups.items():
        names = "” “".join(dict.fromkeys(change.name for change in same if change.name))
        told.append(Change(same[0].noun, names, same[0].act, fields, len(same)))
    return told
