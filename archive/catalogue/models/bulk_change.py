"""Changes of many rows at once, by a table that was sent or by one question put to many: shown first, made later."""

from django.conf import settings
from django.db import models


class BulkChange(models.Model):
    """What was asked, what it would do row by row, and, once it was made, the act of the history that it is."""

    noun = models.CharField(max_length=40, help_text="Which table of the catalogue: people, names, participations …")
    filename = models.CharField(max_length=300, blank=True, help_text="Name of the table that was sent.")
    content = models.BinaryField(
        "bytes", default=b"", help_text="The table as it was sent; empty where it was asked for at the desk."
    )
    asked = models.JSONField(
        default=dict, help_text="What was asked for at the desk: which rows, which column, and what to do with it."
    )
    report = models.JSONField(
        default=dict, help_text="What was shown: remarks on the whole, and of each row what becomes of it, or why not."
    )
    shown = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the report: nothing is made but what was shown."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="bulk_changes", help_text="Who asked for it."
    )
    at = models.DateTimeField(auto_now_add=True, help_text="When it was asked for.")
    act = models.UUIDField(null=True, blank=True, help_text="The act of the history, once it was made; else empty.")
    made_at = models.DateTimeField(null=True, blank=True, help_text="When it was made.")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.noun}: {self.filename or 'asked for at the desk'}"
