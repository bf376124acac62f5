"""Two entries that are one: everything that pointed to the first is moved to the second, and nothing is lost."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from archive.catalogue.models import Entry, Mention, Name, Text


class Clash(Exception):
    """Two rows say different things of what is now one entry; a curator has to choose first."""


def move_everything(source: Entry, target: Entry) -> None:
    """Point every participation, mention, relation, name, text and reference of `source` to `target`.

    Only a row that says of the target what is said already is dropped; Clash names one that says something else.
    """
    source.names.filter(kind=Name.Kind.PREFERRED).update(kind=Name.Kind.VARIANT)
    move_texts(source, target)
    record = source.record
    for related in record._meta.related_objects:
        if related.many_to_many:
            pointing = getattr(record, related.get_accessor_name())
            getattr(target.record, related.get_accessor_name()).add(*pointing.all())
            pointing.clear()
        elif related.one_to_many and is_ours(related.related_model):
            move(related.related_model, related.field.name, record, target)
    target.topics.add(*source.topics.all())
    target.collections.add(*source.collections.all())


def move_texts(source: Entry, target: Entry) -> None:
    """Give the texts of `source` to `target`, each under a short name that is free there."""
    for text in Text.objects.filter(entry=source).order_by("position", "pk"):
        text.entry = target
        text.identifier = text.free_identifier()
        text.save(update_fields=["entry", "identifier"])


def is_ours(model: type[Model]) -> bool:
    """Return whether a model holds the catalogue's own rows, and not the history of them."""
    return model._meta.app_label == "catalogue" and not hasattr(model, "pgh_tracked_model")


def move(model: type[Model], field: str, source: Entry, target: Entry) -> None:
    """Point the rows of one model to the target, one by one where a constraint may refuse some."""
    for row in model._default_manager.filter(**{f"{field}_id": source.pk}):
        try:
            with transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{f"{field}_id": target.pk})
        except IntegrityError:
            drop(row, field, target)


def drop(row: Any, field: str, target: Entry) -> None:
    """Delete a row that cannot be moved, if the target has one that says as much; else raise Clash."""
    if isinstance(row, Mention):
        keep_confirmed(row, target)
    elif not any(says_as_much(other, row, field) for other in type(row)._default_manager.filter(**{field: target.pk})):
        what = row._meta.verbose_name
        raise Clash(f"Both records have the {what} “{row}”, with different details. Make them alike first.")
    row.delete()


def keep_confirmed(mention: Mention, target: Entry) -> None:
    """Let a confirmed mention win over one of the same words that the target has already."""
    if mention.status == Mention.Status.CONFIRMED:
        span = {"text": mention.text, "start": mention.start, "end": mention.end}
        Mention.objects.filter(**span, entry=target).update(status=mention.status, how=mention.how)


def says_as_much(other: Any, row: Any, field: str) -> bool:
    """Return whether `other` says all that `row` says, but for where both point and their order."""
    apart = {"id", "position", "folded", field} | ({"kind"} if isinstance(row, Name) else set())
    said = [one.attname for one in row._meta.fields if one.name not in apart and getattr(row, one.attname)]
    return all(getattr(other, name) == getattr(row, name) for name in said)
