"""Rows that point to what is being removed: they stand in the way of an undo, and are named."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from .refusing import by_whom, called
from .tables import Table, tables

NAMED = 5  # rows of one table that are named; more are counted


def pointing_to_removed(gone: Mapping[Table, Sequence[Any]]) -> Iterator[str]:
    """Yield in words which rows point to rows that are gone; `gone` has primary keys by table."""
    by_model = {table.model: list(pks) for table, pks in gone.items()}
    known = {table.model: table for table in tables()}
    for model in apps.get_app_config("catalogue").get_models():
        if hasattr(model, "pgh_tracked_model") or model._meta.proxy:
            continue
        for field in model._meta.local_concrete_fields:
            pks = by_model.get(field.remote_field.model, []) if isinstance(field, ForeignKey) else []
            if pks:
                yield from named(model, field, pks, known.get(model))


def named(model: type[Model], field: ForeignKey, pks: Sequence[Any], table: Table | None) -> Iterator[str]:
    """Yield the rows of one table that point to removed rows by one column: the first few, and how many more."""
    rows = model._base_manager.filter(**{f"{field.attname}__in": pks}).order_by("pk")
    noun = model._meta.verbose_name
    for row in rows.values(*(table.names if table else [model._meta.pk.attname]))[:NAMED]:
        pk = row[model._meta.pk.attname]
        if table:
            told = {"noun": noun, "words": called(table, pk, row), "who": by_whom(table, pk)}
            yield _("The %(noun)s “%(words)s”, made by %(who)s, points to what would be removed.") % told
        else:
            yield _("The %(noun)s no. %(number)s points to what would be removed.") % {"noun": noun, "number": pk}
    if (more := rows.count() - NAMED) > 0:
        yield _("So do %(more)s more of the kind %(noun)s.") % {"more": more, "noun": noun}
