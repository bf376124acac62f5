"""The tables of the catalogue, each with the table of its events, and which of their columns belong together."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from archive.catalogue.models import Capture, Entry, Office, Text

WHOLE = "whole"
# Kept by the database, or only say that a row was saved: nobody's decision, so nothing to restore or to clash over.
DERIVED = {"label", "changed_at", "begun_by_id"}
# What others are parts of comes first when rows are brought back: triggers reckon with it.
FIRST = (Entry, Capture, Office, Text)


@dataclass(frozen=True)
class Table:
    """One table of the catalogue; a kind of record has two, that of all entries and its own."""

    model: type[Model]
    events: type[Model]

    @cached_property
    def fields(self) -> list[Field]:
        """Return the columns that the events tell of."""
        told = {one.name for one in self.events._meta.concrete_fields}
        return [one for one in self.model._meta.local_concrete_fields if one.name in told]

    @cached_property
    def names(self) -> list[str]:
        """Return the columns as attributes: entry_id, text."""
        return [one.attname for one in self.fields]

    @property
    def pk(self) -> str:
        """Return the attribute that is the primary key."""
        return self.model._meta.pk.attname

    @property
    def noun(self) -> str:
        """Return what a row is called."""
        return str(apps.get_model(self.events.pgh_tracked_model._meta.label)._meta.verbose_name)

    @cached_property
    def foreign(self) -> list[ForeignKey]:
        """Return the columns that point to rows of the catalogue."""
        return [one for one in self.fields if isinstance(one, ForeignKey)]

    @property
    def by_fields(self) -> bool:
        """Return whether the fields of a row are things apart: of other rows, one is meaningless without the rest."""
        return issubclass(self.model, (Entry, Text, Office, Capture))

    def unit(self, name: str) -> str:
        """Return what a column is a part of: a date has four columns, the row of a passage is one thing."""
        if not self.by_fields:
            return WHOLE
        return "when" if name.startswith("when_") else name

    def parts(self, one: dict[str, Any], other: dict[str, Any]) -> set[str]:
        """Return the parts in which two states of a row differ."""
        apart = (name for name in self.names if name not in DERIVED and one[name] != other[name])
        return {self.unit(name) for name in apart}

    def columns_of(self, parts: set[str]) -> list[str]:
        """Return the columns of these parts, as attributes, without the primary key."""
        return [name for name in self.names if name not in DERIVED | {self.pk} and self.unit(name) in parts]

    def column(self, name: str) -> str:
        """Return the name of a column in the database."""
        return next(one.column for one in self.fields if one.attname == name)


def tables() -> list[Table]:
    """Return every table of the catalogue that has a history, wholes before their parts."""
    models = apps.get_app_config("catalogue").get_models()
    tracked = [(getattr(model, "pgh_tracked_model", None), model) for model in models]
    found = [Table(model._meta.concrete_model, events) for model, events in tracked if model is not None]
    return sorted(found, key=lambda table: FIRST.index(table.model) if table.model in FIRST else len(FIRST))
