"""Relations: entry to entry."""

import pghistory
from django.db import models

from .entry import Entry


@pghistory.track()
class Relation(models.Model):
    """One entry cites, answers, amends … another."""

    class Type(models.TextChoices):
        CITES = "cites", "cites"
        REPLIES_TO = "replies-to", "replies to"
        BASED_ON = "based-on", "is based on"
        AMENDS = "amends", "amends"
        DELIVERED_AT = "delivered-at", "was delivered at"
        ANNOUNCES = "announces", "announces"
        REPORTS_ON = "reports-on", "reports on"
        PART_OF = "part-of", "is part of"
        TRANSLATION_OF = "translation-of", "is a translation of"

    subject = models.ForeignKey(
        Entry, models.CASCADE, verbose_name="record", related_name="relations", help_text="This entry …"
    )
    type = models.CharField(max_length=20, choices=Type.choices, help_text="… does what …")
    object = models.ForeignKey(
        Entry, models.PROTECT, verbose_name="other record", related_name="related_from", help_text="… to which entry."
    )
    note = models.CharField(max_length=500, blank=True, help_text="Where or how, for readers.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "type", "object"], name="relation_once"),
            models.CheckConstraint(condition=~models.Q(subject=models.F("object")), name="relation_not_to_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_type_display()} {self.object}"
