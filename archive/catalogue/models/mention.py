"""Mentions: spans of a text that name an entry or a date."""

import pghistory
from django.db import models

from .dated import Dated, days_in_order
from .entry import Entry
from .passage import Span
from .text import Text


@pghistory.track()
class Mention(Span, Dated):
    """Words that name an entry or a date: suggested by the program, confirmed or rejected by a curator."""

    class Status(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"

    text = models.ForeignKey(Text, models.CASCADE, db_index=False, related_name="mentions", help_text="In which text.")
    words = models.CharField(max_length=500, help_text="The words themselves.")
    entry = models.ForeignKey(
        Entry,
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="mentioned_in",
        help_text="What they name.",
    )
    title = models.CharField(
        max_length=500,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="Where the words are the title of a document that no record bore: that title, folded to be found by.",
    )
    readings = models.JSONField(
        default=list, blank=True, help_text="Possible readings of a damaged date, best first, each with why."
    )
    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.SUGGESTED,
        help_text="Only confirmed mentions are published.",
    )
    how = models.CharField(max_length=200, blank=True, help_text="How it was found: name, date, by hand.")

    class Meta:
        ordering = ["text", "start"]
        indexes = [
            models.Index(fields=["status", "text"], name="mention_status"),
            models.Index(fields=["entry"], condition=models.Q(entry__isnull=False), name="mention_entry"),
            # The desk counts the texts with damaged dates that nobody has read yet.
            models.Index(
                fields=["text"], condition=models.Q(when_edtf="", entry__isnull=True, title=""), name="mention_damaged"
            ),
            # A record that comes to bear a title is offered where it stands.
            models.Index(
                fields=["title"], condition=~models.Q(title="") & models.Q(entry__isnull=True), name="mention_title"
            ),
        ]
        constraints = [
            *Span.Meta.constraints,
            days_in_order("mention"),
            models.CheckConstraint(
                condition=models.Q(entry__isnull=False)
                | ~models.Q(when_edtf="")
                | ~models.Q(readings=[])
                | ~models.Q(title="") & ~models.Q(status="confirmed"),
                name="mention_names_something",
            ),
            models.UniqueConstraint(
                fields=["text", "start", "end", "entry"], nulls_distinct=False, name="mention_once_per_span"
            ),
        ]

    @property
    def is_open_title(self) -> bool:
        """Return whether the words are the title of a document of which no record is known."""
        return bool(self.title) and self.entry_id is None and not self.when_edtf

    def read_words(self) -> None:
        """Read nothing: the words are the text's, they were read in their place, and damaged ones say no date."""

    def __str__(self) -> str:
        return self.words
