"""What is still to be done in a text, reckoned by the database whenever its parts change; whether versions match."""

from django.db import models

from .entry import Entry
from .text import Text


class OpenWork(models.Model):
    """One row a text, so that the desk's first page counts without looking into millions of passages."""

    text = models.OneToOneField(
        Text, models.CASCADE, primary_key=True, related_name="open_work", help_text="Which text."
    )
    speakers = models.BooleanField(default=False, help_text="A speaker is only suggested, or not known.")
    mentions = models.BooleanField(default=False, help_text="A name or date waits for a yes or a no.")
    damaged = models.BooleanField(default=False, help_text="A damaged date has no reading yet.")
    matched = models.BooleanField(
        db_default=False,
        help_text="It was looked whether it matches the other language versions since its passages changed.",
    )

    class Meta:
        indexes = [
            models.Index(fields=["text"], condition=models.Q(speakers=True), name="openwork_speakers"),
            models.Index(fields=["text"], condition=models.Q(mentions=True), name="openwork_mentions"),
            models.Index(fields=["text"], condition=models.Q(damaged=True), name="openwork_damaged"),
            models.Index(fields=["text"], condition=models.Q(matched=False), name="openwork_unmatched"),
        ]

    def __str__(self) -> str:
        return f"open work in text {self.text_id}"


class VersionsApart(models.Model):
    """The language versions of an entry do not match: in their turns, their speakers, their figures or their dates."""

    entry = models.OneToOneField(
        Entry, models.CASCADE, primary_key=True, related_name="versions_apart", help_text="Which entry."
    )
    places = models.PositiveIntegerField(help_text="How many differences there are to look at.")

    def __str__(self) -> str:
        return f"{self.entry}: language versions do not match"
