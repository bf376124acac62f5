"""Statements: what was said, by whom and where."""

import pghistory
from django.db import models
from django.db.models.functions import Lower

from .entry import Entry
from .pieces import pieces_index


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="statement_events"))
class Statement(Entry):
    """Words that were said or handed out: a speech, an interview, a meeting's opening words."""

    class Form(models.TextChoices):
        MEETING = "meeting", "words at a meeting"
        SPEECH = "speech", "speech"
        PRESS_CONFERENCE = "press-conference", "press conference"
        BRIEFING = "briefing", "briefing"
        INTERVIEW = "interview", "interview"
        DEBATE = "debate", "debate"
        COMMENT = "comment", "comment"
        OTHER = "other", "other"

    number = models.CharField(
        max_length=100, blank=True, db_index=True, help_text="Reference number of the publisher: 243-14-02-2022."
    )
    form = models.CharField(
        max_length=30, choices=Form.choices, default=Form.OTHER, help_text="In what form it was said."
    )
    place = models.ForeignKey(
        "Place", models.PROTECT, null=True, blank=True, related_name="statements", help_text="Where it was said."
    )
    publisher = models.ForeignKey(
        "Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements_published",
        help_text="Who published it.",
    )
    occasion = models.CharField(
        max_length=500, blank=True, help_text="On what occasion, in words, where no meeting is described."
    )

    class Meta:
        indexes = [pieces_index(Lower("number"), "statement_number_pieces")]
