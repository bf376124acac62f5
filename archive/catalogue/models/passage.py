"""Passages: the paragraphs and turns of a text, each a span of what was received."""

import pghistory
from django.db import models

from .entry import Entry
from .office import Office
from .text import Text


class Span(models.Model):
    """A run of characters of a received text, from `start` up to, not including, `end`."""

    start = models.PositiveIntegerField(help_text="First character, counted from 0 in the received text.")
    end = models.PositiveIntegerField(help_text="The character after the last one.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="%(class)s_starts_before_end")
        ]


@pghistory.track()
class Passage(Span):
    """A paragraph, a turn's first paragraph with its label, a heading, a salutation, a stage direction."""

    class Kind(models.TextChoices):
        HEADING = "heading", "heading"
        NUMBER = "number", "reference number"
        SALUTATION = "salutation", "salutation"
        TURN = "turn", "first words of a speaker"
        PARAGRAPH = "paragraph", "paragraph"
        STAGE = "stage", "stage direction"

    class Status(models.TextChoices):
        NONE = "", "nobody"
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"

    text = models.ForeignKey(Text, models.CASCADE, db_index=False, related_name="passages", help_text="Of which text.")
    position = models.PositiveIntegerField(help_text="Order in the text, from 1.")
    anchor = models.CharField(max_length=20, help_text="Name in the address: p12. Kept when the text is put right.")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="Paragraph number shown to readers.")
    kind = models.CharField(
        max_length=20, choices=Kind.choices, default=Kind.PARAGRAPH, help_text="What the passage is."
    )
    turn = models.PositiveIntegerField(null=True, blank=True, help_text="Number of the speaker's turn it belongs to.")
    label_start = models.PositiveIntegerField(null=True, blank=True, help_text="Where the speaker's label starts.")
    label_end = models.PositiveIntegerField(null=True, blank=True, help_text="Where the label ends, with its colon.")
    speaker = models.ForeignKey(
        Entry,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="passages_spoken",
        limit_choices_to={"kind__in": ["person", "organization"]},
        help_text="Who speaks, apart from how the label names them.",
    )
    speaker_name = models.CharField(max_length=300, blank=True, help_text="Speaker as labelled or as suggested.")
    office_as_labelled = models.CharField(
        max_length=300, blank=True, help_text="Office that the label gives, letter by letter: President of Russia."
    )
    speaker_status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.NONE,
        blank=True,
        help_text="Whether a curator confirmed the speaker.",
    )
    speaker_why = models.CharField(max_length=500, blank=True, help_text="How the speaker is known.")
    office = models.ForeignKey(
        Office,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="In which office they speak.",
    )

    class Meta(Span.Meta):
        abstract = False
        ordering = ["text", "position"]
        indexes = [
            # Of the few passages whose speaker or office is known; the order in a text leads to all others.
            models.Index(fields=["speaker"], condition=models.Q(speaker__isnull=False), name="passage_speaker"),
            models.Index(fields=["office"], condition=models.Q(office__isnull=False), name="passage_office"),
            # The desk counts the texts in which a speaker is still to be confirmed.
            models.Index(
                fields=["text"],
                condition=models.Q(turn__isnull=False) & ~models.Q(speaker_status="confirmed"),
                name="passage_unresolved",
            ),
        ]
        constraints = [
            *Span.Meta.constraints,
            models.UniqueConstraint(
                fields=["text", "position"], name="passage_order_in_text", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["text", "anchor"], name="passage_anchor_in_text"),
        ]

    def __str__(self) -> str:
        return f"{self.text} #{self.anchor}"
