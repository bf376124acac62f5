"""Places."""

import pghistory
from django.db import models
from django.utils.translation import gettext as _

from .entry import Entry
from .within import not_in_itself, refuse_ring


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="place_events"))
class Place(Entry):
    """A place that statements, documents and meetings are tied to."""

    # Named apart, since the way back from an entry would otherwise hide the field `place` of other entries.
    entry = models.OneToOneField(
        Entry, models.CASCADE, parent_link=True, primary_key=True, related_name="as_place", help_text="The entry."
    )

    class Form(models.TextChoices):
        COUNTRY = "country", "country"
        REGION = "region", "region"
        CITY = "city", "city"
        BUILDING = "building", "building"
        OTHER = "other", "other"

    form = models.CharField(
        max_length=30, choices=Form.choices, default=Form.CITY, help_text="What kind of place it is."
    )
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="places", help_text="Which place it lies in."
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166 code of the country as generally used: RU, CH, KZ."
    )

    class Meta:
        constraints = [not_in_itself("within", "place_not_within_itself", pk="entry")]

    def clean(self) -> None:
        super().clean()
        refuse_ring(self, "within", _("A place does not lie within itself, nor within a place that lies in it."))
