"""Approvals: a publisher's word that a record under embargo is published by itself when the embargo lifts."""

import pghistory
from django.conf import settings
from django.db import models

from .entry import Entry


@pghistory.track()
class Approval(models.Model):
    """What was approved is the record as it stood then: after any change it is asked for again."""

    entry = models.OneToOneField(
        Entry, models.CASCADE, primary_key=True, related_name="approval", help_text="Which record."
    )
    note = models.TextField("note to readers", blank=True, help_text="Stands in the list of editions for ever.")
    digest = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the content that was approved.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", help_text="Who approved it."
    )
    at = models.DateTimeField(auto_now=True, help_text="When it was approved.")
    refused = models.TextField(blank=True, editable=False, help_text="Why it was not published at its time.")

    def __str__(self) -> str:
        return f"{self.entry}: to be published when its embargo lifts"
