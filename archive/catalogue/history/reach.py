"""What an act reached: whoever undoes it must be allowed to change each of the records, and of the things apart."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Min, Model, Q

from archive.catalogue.models import Capture, Entry, Text

from .tables import Table, tables

OWNERS = ("entry_id", "subject_id", "person_id")


@dataclass
class Reach:
    """What an act reached.

    `changed`: primary keys of the entries that it changed, or of which it changed a part, or to which it gave or
    from which it took one; `made`: those of the entries that it added; `apart`: models of what is no part of an
    entry, such as offices.
    """

    changed: set[int] = field(default_factory=set)
    made: set[int] = field(default_factory=set)
    apart: set[type[Model]] = field(default_factory=set)


def reach_of(act: UUID | str) -> Reach:
    """Return what an act reached; a few queries a table, however much it is."""
    reach = Reach()
    for table in tables():
        events = table.events._default_manager.filter(pgh_context_id=act)
        first = events.aggregate(first=Min("pgh_id"))["first"]
        if first is None:
            continue
        if issubclass(table.model, Entry):
            for pk, label in events.values_list("pgh_obj_id", "pgh_label"):
                (reach.made if label == "insert" else reach.changed).add(pk)
        elif name := next((one for one in ("text_id", *OWNERS) if one in table.names), ""):
            owners = {*events.values_list(name, flat=True), *owners_before(table, events, first, name)}
            reach.changed |= entries_of_texts(owners) if name == "text_id" else owners
        else:
            reach.apart.add(table.model)
            if table.model is Capture:
                made_of_it = Q(texts__capture__in=events.values("pgh_obj_id"))
                reach.changed.update(Entry.objects.filter(made_of_it).order_by().values_list("pk", flat=True))
    reach.changed -= reach.made
    return reach


def owners_before(table: Table, events: Any, first: int, name: str) -> set[int]:
    """Return to what the rows of an act belonged before it: a text that it moved is taken from there."""
    past = table.events._default_manager.filter(pgh_obj_id__in=events.values("pgh_obj_id"), pgh_id__lt=first)
    return set(past.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").values_list(name, flat=True))


def entries_of_texts(pks: set[int]) -> set[int]:
    """Return the entries to which texts belong."""
    return set(Text.objects.filter(pk__in=pks).order_by().values_list("entry_id", flat=True))
