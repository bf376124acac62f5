"""Meetings: talks, summits, visits, held or announced."""

import pghistory
from django.db import models

from .entry import Entry


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="meeting_events"))
class Meeting(Entry):
    """An occasion on which people met, or were to meet."""

    class Form(models.TextChoices):
        TALKS = "talks", "talks"
        WORKING_MEETING = "working-meeting", "working meeting"
        SUMMIT = "summit", "summit"
        COUNCIL = "council", "session of a council"
        PRESS_CONFERENCE = "press-conference", "press conference"
        VISIT = "visit", "visit"
        CALL = "call", "telephone call"
        OTHER = "other", "other"

    class Status(models.TextChoices):
        HELD = "held", "held"
        ANNOUNCED = "announced", "announced"
        CANCELLED = "cancelled", "cancelled"
        UNKNOWN = "unknown", "not known"

    form = models.CharField(
        max_length=30, choices=Form.choices, default=Form.OTHER, help_text="What kind of meeting it was."
    )
    status = models.CharField(
        max_length=20,
        choices=Status.choices,
        default=Status.UNKNOWN,
        help_text="Whether it was held, as far as the archive knows.",
    )
    place = models.ForeignKey(
        "Place", models.PROTECT, null=True, blank=True, related_name="meetings", help_text="Where it was held."
    )
