"""Rows that point to what is being removed: they stand in the way of an undo, and are named."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from .refusing import by_whom, called
from .tables import Table, tables
from .writing import RECKONED

NAMED = 5  # rows of one table that are named; more are counted


def pointing_to_removed(gone: Mapping[Table, Sequence[Any]]) -> Iterator[str]:
    """Yield in words which rows point to rows that are gone; `gone` has primary keys by table."""
    by_model = {table.model: list(pks) for table, pks in gone.items() if pks}
    known = {table.model: table for table in tables()}
    for model, field in pointing_columns(by_model):
        yield from named(model, field, by_model[field.remote_field.model], known.get(model))


def first_pointing(
    gone: Mapping[type[Model], Collection[Any]], leaving: Mapping[type[Model], Collection[Any]]
) -> Iterator[tuple[type[Model], Any, str]]:
    """Yield of each row in `gone` to which rows point that do not leave with it one such row, in words.

    Both have primary keys by model; what is yielded is model and primary key of the row that is pointed to. What the
    program reckoned of a row goes with it and does not count. A query for each column that points, and some for each
    row that is told.
    """
    known = {table.model: table for table in tables()}
    for model, field in pointing_columns(gone):
        to, table = field.remote_field.model, known.get(model)
        rows = model._base_manager.filter(**{f"{field.attname}__in": list(gone[to])})
        rows = rows.exclude(pk__in=list(leaving.get(model, ())))
        for which in (which for one, which, name in RECKONED.get(to, []) if (one, name) == (model, field.name)):
            rows = rows.exclude(**which) if which else rows.none()
        told = {*(table.names if table else [model._meta.pk.attname]), field.attname}
        for row in rows.order_by(field.attname, "pk").distinct(field.attname).values(*told):
            yield to, row[field.attname], sentence(model, row, table)


def pointing_columns(targets: Collection[type[Model]]) -> Iterator[tuple[type[Model], ForeignKey]]:
    """Yield the columns of the catalogue that point to rows of these models, each with the model it is of."""
    for model in apps.get_app_config("catalogue").get_models():
        if hasattr(model, "pgh_tracked_model") or model._meta.proxy:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, ForeignKey) and field.remote_field.model in targets:
                yield model, field


def named(model: type[Model], field: ForeignKey, pks: Sequence[Any], table: Table | None) -> Iterator[str]:
    """Yield the rows of one table that point to removed rows by one column: the first few, and how many more."""
    rows = model._base_manager.filter(**{f"{field.attname}__in": pks}).order_by("pk")
    for row in rows.values(*(table.names if table else [model._meta.pk.attname]))[:NAMED]:
        yield sentence(model, row, table)
    if (more := rows.count() - NAMED) > 0:
        yield _("So do %(more)s more of the kind %(noun)s.") % {"more": more, "noun": model._meta.verbose_name}


def sentence(model: type[Model], row: Mapping[str, Any], table: Table | None) -> str:
    """Return in words that a row points to what would be removed."""
    noun, pk = model._meta.verbose_name, row[model._meta.pk.attname]
    if table:
        told = {"noun": noun, "words": called(table, pk, dict(row)), "who": by_whom(table, pk)}
        return _("The %(noun)s “%(words)s”, made by %(who)s, points to what would be removed.") % told
    return _("The %(noun)s no. %(number)s points to what would be removed.") % {"noun": noun, "number": pk}
