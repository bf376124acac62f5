"""Alignments: which passages of two language versions of an entry say the same."""

from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .text import Text


@pghistory.track()
class Alignment(models.Model):
    """Two versions side by side: pairs of passages, named by their anchors, in the order of both."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="alignments", help_text="The one version.")
    other = models.ForeignKey(Text, models.CASCADE, related_name="aligned_to", help_text="The other version.")
    pairs = models.JSONField(
        default=list,
        help_text="What says the same, in order: [[anchors in the one], [anchors in the other]]; [] where the other "
        "version has nothing of it.",
    )
    checked = models.BooleanField(
        default=False, help_text="A curator has looked at all of it. Readers are told where nobody has."
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["text", "other"], name="alignment_once"),
            models.CheckConstraint(condition=models.Q(text__lt=models.F("other")), name="alignment_older_text_first"),
        ]

    def __str__(self) -> str:
        return f"{self.text.identifier} beside {self.other.identifier}"

    def clean(self) -> None:
        super().clean()
        if self.text.entry_id != self.other.entry_id:
            raise ValidationError(_("Two versions of the same record are put side by side."))

    def sides(self, text: Text) -> list[tuple[list[str], list[str]]]:
        """Return the pairs with the anchors of `text`, one of the two, first."""
        pairs: list[Any] = self.pairs
        return [(here, there) if text.pk == self.text_id else (there, here) for here, there in pairs]
