"""Organizations: states, ministries, alliances."""

import pghistory
from django.db import models
from django.utils.translation import gettext as _

from .entry import Entry
from .within import not_in_itself, refuse_ring


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="organization_events"))
class Organization(Entry):
    """A body that acts: a state, a ministry, an alliance; the date is when it existed."""

    class Form(models.TextChoices):
        STATE = "state", "state"
        HEAD_OF_STATE = "head-of-state", "head of state"
        GOVERNMENT = "government", "government"
        MINISTRY = "ministry", "ministry"
        INTERNATIONAL = "international", "international organization"
        ALLIANCE = "alliance", "alliance"
        MILITARY = "military", "military body"
        BODY = "body", "body of an organization"
        OTHER = "other", "other"

    form = models.CharField(
        max_length=30, choices=Form.choices, default=Form.OTHER, help_text="What kind of body it is."
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", help_text="Which body it belongs to."
    )
    place = models.ForeignKey(
        "Place", models.PROTECT, null=True, blank=True, related_name="organizations", help_text="Where its seat is."
    )

    class Meta:
        constraints = [not_in_itself("parent", "organization_not_its_own_parent", pk="entry_ptr")]

    def clean(self) -> None:
        super().clean()
        refuse_ring(self, "parent", _("A body does not belong to itself, nor to a body that belongs to it."))
