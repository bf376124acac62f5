"""The way of a draft to review and back: what the one who sends it tells the next."""

from django.conf import settings
from django.db import models

from .entry import Entry


class ReviewNote(models.Model):
    """A draft was sent to review, or sent back with reasons; never changed afterwards."""

    class Act(models.TextChoices):
        SENT = "sent", "sent to review"
        BACK = "back", "sent back"

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="review_notes", help_text="Which record.")
    act = models.CharField(max_length=10, choices=Act.choices, help_text="Sent to review, or sent back.")
    note = models.TextField(blank=True, help_text="What the next one should know; on sending back, the reasons.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", help_text="Who sent it."
    )
    at = models.DateTimeField(auto_now_add=True, help_text="When.")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.entry}: {self.get_act_display()}"
