"""The words of texts that were deleted: the history of texts does not repeat them, and nothing received is lost."""

from django.db import models
from django.db.models.functions import Now


class RemovedWords(models.Model):
    """What a deleted text had received; a trigger writes it, so that the deletion can be undone."""

    text_id = models.BigIntegerField(primary_key=True, help_text="The number that the text had.")
    received = models.TextField(help_text="The whole text as received.")
    removed_at = models.DateTimeField(db_default=Now(), help_text="When the text was deleted.")

    class Meta:
        verbose_name = "words of a deleted text"
        verbose_name_plural = "words of deleted texts"

    def __str__(self) -> str:
        return f"{self.received[:60]} (text {self.text_id})"
