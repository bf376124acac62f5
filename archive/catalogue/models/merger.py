"""Mergers: which record was made one with which, why, and what it takes to part them again."""

from django.conf import settings
from django.db import models

from .entry import Entry


class Merger(models.Model):
    """One record became part of another; undone, both stand as they did before."""

    source = models.ForeignKey(Entry, models.CASCADE, related_name="mergers", help_text="The record that went.")
    target = models.ForeignKey(Entry, models.CASCADE, related_name="merged_here", help_text="The record that stays.")
    reason = models.TextField(help_text="Why the two are one, for readers.")
    state_before = models.CharField(max_length=10, help_text="State of the record that went, before.")
    context = models.UUIDField(
        null=True, editable=False, help_text="Under which number the history keeps what was changed."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", help_text="Who merged them."
    )
    at = models.DateTimeField(auto_now_add=True, help_text="When.")
    undone_at = models.DateTimeField(null=True, blank=True, help_text="When it was undone.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", help_text="Who undid it."
    )
    undone_why = models.TextField(blank=True, help_text="Why it was undone, for readers.")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
