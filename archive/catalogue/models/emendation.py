"""Emendations: readings proposed where the received text is damaged."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .passage import Span
from .text import Text


@pghistory.track()
class Emendation(Span):
    """A proposed reading of a damaged span; the received text stays as it is, both are searchable."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="emendations", help_text="In which text.")
    received = models.TextField(help_text="The damaged words as received.")
    proposed = models.TextField(help_text="The reading proposed.")
    edtf = models.CharField(
        max_length=100, blank=True, help_text="The date of the proposed reading (EDTF), if it is one."
    )
    why = models.TextField(help_text="Why this reading: the evidence, for readers.")
    by = models.CharField(max_length=200, help_text="Who proposes it.")

    class Meta(Span.Meta):
        abstract = False
        ordering = ["text", "start"]
        constraints = [
            *Span.Meta.constraints,
            models.UniqueConstraint(fields=["text", "start", "end"], name="emendation_once_per_span"),
        ]

    def clean(self) -> None:
        super().clean()
        others = Emendation.objects.filter(text=self.text, start__lt=self.end, end__gt=self.start)
        other = others.exclude(pk=self.pk).first()
        if other is not None:
            raise ValidationError(
                _(
                    "A reading is proposed already for some of these words: “%(other)s”. Change that one, or take it "
                    "back."
                )
                % {"other": other}
            )

    def __str__(self) -> str:
        return f"{self.received} → {self.proposed}"
