"""What lies within another of its kind, a place, a body, a translation, is never within itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def not_in_itself(field: str, name: str, pk: str = "id") -> models.CheckConstraint:
    """Return the constraint that the primary key `pk` of a row is not what its own `field` points to."""
    return models.CheckConstraint(condition=~models.Q(**{pk: models.F(field)}), name=name)


def refuse_ring(record: Any, field: str, message: str) -> None:
    """Raise ValidationError at `field` where the way up from a record along it comes back to the record."""
    above, seen = getattr(record, field), {record.pk} - {None}
    while above is not None:
        if above.pk in seen:
            raise ValidationError({field: message})
        seen.add(above.pk)
        above = getattr(above, field)
