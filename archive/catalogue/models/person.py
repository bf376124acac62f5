"""People, and the offices that they held on a day."""

from datetime import date

import pghistory
from django.db import models

from .entry import Entry
from .office import Tenure


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="person_events"))
class Person(Entry):
    """A person; the date is the life: 1950-03-21/.. or 1901/1986."""

    gender = models.CharField(max_length=30, blank=True, help_text="Only as the person states it publicly.")

    class Meta:
        verbose_name_plural = "people"

    def offices_on(self, first: date, last: date) -> list[Tenure]:
        """Return the tenures that the person certainly or possibly held between two days, certain ones first."""
        tenures = self.tenures.select_related("office").filter(
            models.Q(when_earliest__lte=last) | models.Q(when_earliest=None),
            models.Q(when_latest__gte=first) | models.Q(when_latest=None),
        )
        return sorted(tenures, key=lambda tenure: tenure.held_on(first) != "yes")
