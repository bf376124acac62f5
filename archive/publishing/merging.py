"""Two entries that are one: everything that pointed to the first is moved to the second."""

from django.db import IntegrityError, transaction
from django.db.models import Model

from archive.catalogue.models import Entry, Name


def move_everything(source: Entry, target: Entry) -> None:
    """Point every participation, mention, relation, name, text and reference of `source` to `target`.

    A row that would say of the target what is said already is dropped: the target says it.
    """
    source.names.filter(kind=Name.Kind.PREFERRED).update(kind=Name.Kind.VARIANT)
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
            row.delete()
