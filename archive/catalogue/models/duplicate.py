"""Two entries that may be one: offered with reasons, decided by a curator, and never offered again once decided."""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from .entry import Entry


class PossibleDuplicateQuerySet(models.QuerySet["PossibleDuplicate"]):
    """Questions about many pairs."""

    def open(self) -> Self:
        """Return the pairs that nobody has decided yet, of entries that both stand; the likeliest first."""
        standing = models.Q(first__state=Entry.State.MERGED) | models.Q(second__state=Entry.State.MERGED)
        return self.filter(state=PossibleDuplicate.State.OPEN).exclude(standing).order_by("-weight", "id")

    def of(self, one: Entry, other: Entry) -> Self:
        """Return the pair of two entries, if it is one, in whatever order they are given."""
        return self.filter(first_id=min(one.pk, other.pk), second_id=max(one.pk, other.pk))

    @transaction.atomic
    def merged(self, source: Entry, target: Entry, by: object = None) -> None:
        """Note that two entries were made one: their pair is decided, and what is different from one is from both."""
        self.of(source, target).update(state=PossibleDuplicate.State.MERGED, decided_by=by, decided_at=timezone.now())
        different = self.filter(state=PossibleDuplicate.State.DIFFERENT)
        for pair in different.filter(models.Q(first=source) | models.Q(second=source)):
            other = pair.second_id if pair.first_id == source.pk else pair.first_id
            ends = {"first_id": min(target.pk, other), "second_id": max(target.pk, other)}
            said = {"state": pair.state, "decided_by": pair.decided_by, "decided_at": pair.decided_at}
            self.model.objects.update_or_create(
                **ends, defaults=said, create_defaults={**said, "why": pair.why, "weight": pair.weight}
            )


@pghistory.track()
class PossibleDuplicate(models.Model):
    """Two entries of one kind that may be the same person, organization, place or meeting."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        DIFFERENT = "different", "different"
        MERGED = "merged", "merged"

    first = models.ForeignKey(Entry, models.CASCADE, related_name="+", help_text="The entry that was there first.")
    second = models.ForeignKey(Entry, models.CASCADE, related_name="+", help_text="The entry that may be the same.")
    why = models.TextField(help_text="Why they may be one, a reason a line.")
    weight = models.PositiveSmallIntegerField(
        default=0, help_text="How much the reasons weigh together, 0 to 100: by it the list is sorted."
    )
    state = models.CharField(
        "decision",
        max_length=10,
        choices=State.choices,
        default=State.OPEN,
        help_text="Open, or as a curator decided: different, or merged. A pair once decided is not offered again.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who decided.",
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When it was decided.")
    note = models.CharField(max_length=500, blank=True, help_text="Why the curator decided so.")

    objects = PossibleDuplicateQuerySet.as_manager()

    class Meta:
        ordering = ["-weight", "id"]
        indexes = [
            models.Index(fields=["-weight", "id"], condition=models.Q(state="open"), name="possibleduplicate_open")
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="possibleduplicate_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="possibleduplicate_first_before_second"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
