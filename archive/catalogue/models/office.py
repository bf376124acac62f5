"""Offices and who held them from when to when: “the Minister” on a given day is computed from these."""

from datetime import date
from typing import Any, Self

import pghistory
from django.db import models
from django.utils.translation import gettext as _

from archive.text.names import fold

from .dated import Dated, days_in_order
from .entry import KEY
from .removals import listed_removals
from .tags import LANGUAGE


@pghistory.track(meta=listed_removals("office"))
class Office(models.Model):
    """A post at an organization: Chancellor of Germany."""

    key = models.CharField(
        max_length=120, unique=True, validators=[KEY], help_text="Short permanent name: de-chancellor."
    )
    title = models.CharField(max_length=300, help_text="What the office is called, in English.")
    organization = models.ForeignKey(
        "Organization", models.PROTECT, related_name="offices", help_text="At which organization."
    )

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class OfficeName(models.Model):
    """What an office is called in one language: 德国总理."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="names", help_text="Which office.")
    text = models.CharField("name", max_length=300, help_text="The name of the office as written in that language.")
    language = models.CharField(max_length=20, validators=[LANGUAGE], help_text="Language tag: en, ru, zh …")
    kind = models.CharField(max_length=20, default="preferred", help_text="Preferred, variant or short.")
    folded = models.CharField(max_length=300, editable=False, help_text="The name to be found by.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "text", "language"], name="officename_once_per_office")
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.text)[:300]  # a letter may fold into many: its first ones are enough to be found by
        super().save(*args, **kwargs)


@pghistory.track()
class OfficeIdentifier(models.Model):
    """The number of an office in another catalogue."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="identifiers", help_text="Which office.")
    scheme = models.CharField(max_length=30, help_text="Whose number it is: wikidata …")
    value = models.CharField(max_length=200, help_text="The number itself: Q11696.")

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="officeidentifier_of_one_office")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class TenureQuerySet(models.QuerySet["Tenure"]):
    """Questions about many tenures."""

    def on(self, day: date) -> Self:
        """Return the tenures that may include `day`."""
        return self.filter(
            models.Q(when_earliest__lte=day) | models.Q(when_earliest=None),
            models.Q(when_latest__gte=day) | models.Q(when_latest=None),
        )


@pghistory.track()
class Tenure(Dated):
    """Who held an office, from when to when (an interval: 2021-12-08/2025-05-06)."""

    person = models.ForeignKey("Person", models.CASCADE, related_name="tenures", help_text="Who held the office.")
    office = models.ForeignKey(Office, models.CASCADE, related_name="tenures", help_text="Which office.")
    note = models.CharField(max_length=300, blank=True, help_text="Acting, interim, disputed …, and how we know.")

    objects = TenureQuerySet.as_manager()

    class Meta:
        ordering = ["when_earliest", "id"]
        indexes = [models.Index(fields=["office", "when_earliest", "when_latest"], name="tenure_of_office")]
        constraints = [days_in_order("tenure")]

    def __str__(self) -> str:
        return f"{self.person}, {self.office} ({self.when_words or self.when_edtf or _('dates unknown')})"

    def held_on(self, day: date) -> str:
        """Return "yes", "possibly" or "no": whether the office was held on `day`."""
        when = self.when
        return when.holds_on(day) if when else "possibly"
