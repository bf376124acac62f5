"""What an act touched, record by record: which of them stand in the way of its being undone, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Min, Model
from django.utils.translation import gettext as _

from archive.catalogue.models import Capture, Entry, Mention, Text

from .dangling import first_pointing
from .reach import OWNERS
from .refusing import PERMANENT, by, reasons
from .states import Touched
from .tables import Table

TOLD = 3  # reasons that are told of one record
Whose = tuple[type[Model], Any]  # an entry, or what is no part of one (an office), by primary key
Rows = dict[Table, list[Touched]]
Why = dict[Whose, list[str]]


class ByRecord:
    """The rows that an act touched, each with the record it belongs to; sources that arrived are left out."""

    def __init__(self, rows: Rows) -> None:
        arrived = {table for table in rows if table.model is Capture}
        self.rows = {table: list(filter(state_of, found)) for table, found in rows.items() if table not in arrived}
        self.texts = {row.pk: state_of(row)["entry_id"] for row in self.of(Text)}
        named = {state_of(row)["text_id"] for table, found in self.rows.items() for row in found if of_text(table)}
        others = Text.objects.filter(pk__in=named - self.texts.keys()).order_by()
        self.texts |= dict(others.values_list("pk", "entry_id"))

    def of(self, model: type[Model]) -> list[Touched]:
        """Return the rows of one model's table."""
        return next((found for table, found in self.rows.items() if table.model is model), [])

    def whose(self, row: Touched) -> Whose:
        """Return the record to which a row belongs."""
        state = state_of(row)
        if of_text(row.table) and state["text_id"] in self.texts:
            return Entry, self.texts[state["text_id"]]
        if issubclass(row.table.model, Entry):
            return Entry, row.pk
        if owner := next((name for name in OWNERS if state.get(name)), ""):
            return Entry, state[owner]
        part = next((one for one in row.table.foreign if one.name == "office"), None)
        return (part.remote_field.model, state[part.attname]) if part else (row.table.model, row.pk)

    @cached_property
    def owners(self) -> dict[int, Whose]:
        """Return the records by the identity of their rows."""
        return {id(row): self.whose(row) for found in self.rows.values() for row in found}

    @cached_property
    def todo(self) -> dict[Whose, None]:
        """Return the records that are not as they were before the act, in the order of their rows."""
        return {self.owners[id(row)]: None for found in self.rows.values() for row in found if to_put_back(row)}

    @cached_property
    def counted(self) -> set[Whose]:
        """Return those of them of which more is otherwise than a suggestion, as when a title found its record."""
        found = (row for rows in self.rows.values() for row in rows if row.table.model is not Mention or not row.before)
        return {self.owners[id(row)] for row in found if to_put_back(row)}

    def only(self, records: Collection[Whose], spared: Why) -> Rows:
        """Return the rows of some records, without those that point to what is spared."""
        kept = self.added(spared)
        return {
            table: [row for row in found if self.owners[id(row)] in records and not points_to(row, kept)]
            for table, found in self.rows.items()
        }

    def against(self) -> Why:
        """Return why records cannot be put back: what the history says of each row, and what was removed."""
        why: Why = defaultdict(list)
        standing = {self.owners[id(row)] for row in self.of(Entry) if row.before is None and row.now is not None}
        for found in self.rows.values():
            for row in found:
                whose = self.owners[id(row)]
                if len(why.get(whose, ())) < TOLD:
                    why[whose] += reasons([row], frozenset())
                    if whose in standing and row.before is None and row.after and row.now is None:
                        why[whose].append(_("%(row)s was removed by %(who)s.") % by(row))
        return {whose: told[:TOLD] for whose, told in why.items() if told}

    def made_public_since(self, moment: datetime) -> Why:
        """Return which records, that the act changed or gave something to, were drafts then and are public now."""
        pks = [pk for model, pk in self.todo if model is Entry]
        events = apps.get_model("catalogue", "EntryEvent")._default_manager.filter(pgh_obj_id__in=pks)
        public = events.filter(state__in=PERMANENT, pgh_obj__state__in=PERMANENT).order_by().values_list("pgh_obj_id")
        told = Entry.objects.in_bulk([pk for pk, at in public.annotate(Min("pgh_created_at")) if at > moment])
        words = _("The %(noun)s “%(words)s” was made public since then.")
        return {(Entry, pk): [words % {"noun": one.get_kind_display(), "words": one}] for pk, one in told.items()}

    def pointed_at(self, spared: Why) -> Why:
        """Return which more records cannot be removed, since something points to them that stays."""
        gone = self.added([whose for whose in self.todo if whose not in spared])
        leaving = {model: set(pks) for model, pks in gone.items()}
        for table, found in self.rows.items():
            leaving.setdefault(table.model, set()).update(
                row.pk for row in found if self.owners[id(row)] not in spared and points_to(row, gone)
            )
        why: Why = defaultdict(list)
        for model, pk, words in first_pointing(gone, leaving):
            whose = gone[model][pk]
            why[whose] += [words] if len(why[whose]) < TOLD else []
        return dict(why)

    def added(self, records: Iterable[Whose]) -> dict[type[Model], dict[Any, Whose]]:
        """Return the rows that the act added to records and that stand, by model and primary key."""
        wanted = set(records)
        found = {
            table.model: {
                row.pk: self.owners[id(row)]
                for row in rows
                if row.before is None and row.now is not None and self.owners[id(row)] in wanted
            }
            for table, rows in self.rows.items()
        }
        return {model: rows for model, rows in found.items() if rows}


def state_of(row: Touched) -> Mapping[str, Any]:
    """Return the columns of a row, as they are or were; none of one that came and went within the act."""
    return row.now or row.after or row.before or {}


def of_text(table: Table) -> bool:
    """Return whether the rows of a table are parts of texts."""
    return "text_id" in table.names


def to_put_back(row: Touched) -> bool:
    """Return whether a row is not as it was before the act."""
    if row.before is None or row.now is None:
        return (row.before is None) != (row.now is None)
    return bool(row.parts & row.table.parts(row.before, row.now))


def points_to(row: Touched, added: Mapping[type[Model], Collection[Any]]) -> bool:
    """Return whether a row that was there before the act points to one that the act added, as it did not then."""
    if row.before is None or row.now is None:
        return False
    fields = ((one.attname, added.get(one.remote_field.model, ())) for one in row.table.foreign)
    return any(row.now[name] in pks and row.before[name] != row.now[name] for name, pks in fields)
