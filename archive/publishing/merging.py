"""Two entries that are one: everything that pointed to the first is moved to the second."""

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey

from archive.catalogue.models import Entry, Name


def move_everything(source: Entry, target: Entry) -> None:
    """Point every participation, mention, relation, name, text and reference of `source` to `target`.

    A row that would say of the target what is said already is dropped: the target says it.
    """
    source.names.filter(kind=Name.Kind.PREFERRED).update(kind=Name.Kind.VARIANT)
    for owner in (source, source.record):
        for related in owner._meta.related_objects:
            if isinstance(related.field, ForeignKey) and related.field.many_to_one and is_ours(related.related_model):
                move(related.related_model, related.field.name, owner, target)
        for related in owner._meta.related_objects:
            if related.many_to_many:
                getattr(target.record, related.get_accessor_name()).add(
                    *getattr(owner, related.get_accessor_name()).all()
                )


def is_ours(model: type) -> bool:
    """Return whether a model holds the catalogue's own rows, and not the history of them."""
    return model._meta.app_label == "catalogue" and not hasattr(model, "pgh_tracked_model")


def move(model: type, field: str, source: Entry, target: Entry) -> None:
    """Point the rows of one model to the target, one by one where a constraint may refuse some."""
    for row in model._default_manager.filter(**{f"{field}_id": source.pk}):
        try:
            with transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{f"{field}_id": target.pk})
        except IntegrityError:
            row.delete()
