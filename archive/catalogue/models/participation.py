"""Who took part in what, in which role, as named there."""

import pghistory
from django.db import models

from .entry import Entry
from .office import Office


@pghistory.track()
class Participation(models.Model):
    """A person or an organization in an entry."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", "speaker"
        AUTHOR = "author", "author"
        ADDRESSEE = "addressee", "addressee"
        SIGNATORY = "signatory", "signatory"
        PARTICIPANT = "participant", "participant"
        HOST = "host", "host"
        GUEST = "guest", "guest"
        CHAIR = "chair", "chair"
        INTERPRETER = "interpreter", "interpreter"
        PUBLISHER = "publisher", "publisher"
        SUBJECT = "subject", "subject"

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="participations", help_text="In what.")
    participant = models.ForeignKey(
        Entry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="takes_part_in",
        limit_choices_to={"kind__in": ["person", "organization"]},
        help_text="Which person or organization; empty while nobody knows, then the name in the source stands alone.",
    )
    role = models.CharField(max_length=20, choices=Role.choices, help_text="What they did there.")
    named_as = models.CharField(
        max_length=300, blank=True, help_text="How they are named there, letter by letter: 谢尔盖•拉夫罗夫."
    )
    office = models.ForeignKey(
        Office, models.SET_NULL, null=True, blank=True, related_name="+", help_text="In which office."
    )
    position = models.PositiveIntegerField("order", default=0, help_text="Place in the list, as in the source.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "participant", "role"],
                name="participation_once_per_role",
                violation_error_message="This participant already has this role here.",
            ),
            models.UniqueConstraint(
                fields=["entry", "named_as", "role"],
                condition=models.Q(participant=None),
                name="participation_once_per_unknown_name",
                violation_error_message="Somebody of this name already has this role here.",
            ),
            models.CheckConstraint(
                condition=~models.Q(entry=models.F("participant")), name="participation_not_in_oneself"
            ),
            models.CheckConstraint(
                condition=models.Q(participant__isnull=False) | ~models.Q(named_as=""),
                name="participation_names_somebody",
                violation_error_message="Say who took part: choose somebody, or write how the source names them.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant or self.named_as} ({self.get_role_display()})"
