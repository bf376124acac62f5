"""What is still to be done in a text, reckoned by the database whenever its parts change."""

from django.db import models

from .text import Text


class OpenWork(models.Model):
    """One row a text, so that the desk's first page counts without looking into millions of passages."""

    text = models.OneToOneField(
        Text, models.CASCADE, primary_key=True, related_name="open_work", help_text="Which text."
    )
    speakers = models.BooleanField(default=False, help_text="A speaker is only suggested, or not known.")
    mentions = models.BooleanField(default=False, help_text="A name or date waits for a yes or a no.")
    damaged = models.BooleanField(default=False, help_text="A damaged date has no reading yet.")

    class Meta:
        indexes = [
            models.Index(fields=["text"], condition=models.Q(speakers=True), name="openwork_speakers"),
            models.Index(fields=["text"], condition=models.Q(mentions=True), name="openwork_mentions"),
            models.Index(fields=["text"], condition=models.Q(damaged=True), name="openwork_damaged"),
        ]

    def __str__(self) -> str:
        return f"open work in text {self.text_id}"
