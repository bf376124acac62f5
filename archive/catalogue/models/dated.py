"""A date as a person knows it, kept in four columns; the reading of dates itself is in archive.text.when."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from archive.sentences import in_language
from archive.text.when import When, WhenError, from_edtf, read


def days_in_order(model: str) -> models.CheckConstraint:
    """Return the constraint that the first day of a date is not after its last."""
    return models.CheckConstraint(
        condition=models.Q(when_earliest__lte=models.F("when_latest"))
        | models.Q(when_earliest=None)
        | models.Q(when_latest=None),
        name=f"{model}_first_day_before_last",
    )


class Dated(models.Model):
    """Give a model one date, period or life: the words as found, EDTF, first and last day."""

    when_words = models.CharField(
        "date in words",
        max_length=200,
        blank=True,
        help_text="The date as it was found: “mid December 2021”, “2021年12月中旬”. Kept for ever as typed.",
    )
    when_edtf = models.CharField(
        "date (EDTF)",
        max_length=100,
        blank=True,
        help_text="The same date in ISO 8601-2: 2022-02-14, 2021-12, 2021-12-11/2021-12-20, 199X, 1997~. "
        "Left empty, it is read from the words. A period or a life is an interval: 2004-03-09/.. for “since”.",
    )
    when_earliest = models.DateField(
        "first day", null=True, blank=True, editable=False, help_text="The first day that the date may mean."
    )
    when_latest = models.DateField(
        "last day", null=True, blank=True, editable=False, help_text="The last day that the date may mean."
    )

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        self.set_bounds()
        super().save(*args, **kwargs)

    @property
    def when(self) -> When | None:
        """Return the date, or None where there is none."""
        return from_edtf(self.when_edtf, self.when_words) if self.when_edtf else None

    def clean(self) -> None:
        super().clean()
        try:
            if self.when_words:
                self.read_words()
            self.set_bounds()
        except WhenError as error:
            raise ValidationError({"when_edtf" if self.when_edtf else "when_words": in_language(str(error))}) from error

    def read_words(self) -> None:
        """Read the date from its words where there is no EDTF, or it was read from other words before.

        An EDTF that says more than the words do was written by hand: it stays, unless the words deny it.
        """
        words, edtf = self.stored_date() if self.when_edtf else ("", "")
        if self.when_edtf and (edtf != self.when_edtf or words == self.when_words):
            return
        by_hand = bool(edtf) and self.reading_of(words) != edtf
        if by_hand and self.words_agree():
            return
        self.when_edtf = ""  # so that words that cannot be read are the ones to be told
        self.when_edtf = read(self.when_words).edtf

    def stored_date(self) -> tuple[str, str]:
        """Return the words and the EDTF as the database keeps them, empty for a new row."""
        rows = type(self)._base_manager.filter(pk=self.pk).values_list("when_words", "when_edtf")
        return rows.first() or ("", "")

    def reading_of(self, words: str) -> str:
        """Return what words are read as, "" where they cannot be read."""
        try:
            return read(words).edtf if words else ""
        except WhenError:
            return ""

    def words_agree(self) -> bool:
        """Return whether the words can mean a day that the EDTF can mean, or no day at all."""
        said, meant = self.reading_of(self.when_words), from_edtf(self.when_edtf)
        if not said:
            return True
        when = from_edtf(said)
        first, last = (when.earliest or date.min, when.latest or date.max)
        return first <= (meant.latest or date.max) and (meant.earliest or date.min) <= last

    def set_bounds(self) -> None:
        """Compute the first and last day from the EDTF; raises WhenError where it cannot be one."""
        when = self.when
        self.when_edtf = when.edtf if when else ""
        self.when_earliest = when.earliest if when else None
        self.when_latest = when.latest if when else None
