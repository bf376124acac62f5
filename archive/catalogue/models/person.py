"""People; the offices that they held are in office.py."""

import pghistory
from django.db import models

from .entry import Entry


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="person_events"))
class Person(Entry):
    """A person; the date is the life: 1950-03-21/.. or 1901/1986."""

    gender = models.CharField(max_length=30, blank=True, help_text="Only as the person states it publicly.")

    class Meta:
        verbose_name_plural = "people"
