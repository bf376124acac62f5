"""Which published records differ from their last edition: marks made by the database, and what came of comparing."""

from django.db import models

from .entry import Entry


class Mark(models.Model):
    """Something that an edition of the entry holds was changed; it waits for a comparison with the last edition.

    Rows are only added, by triggers on every table that editions are made of, and removed when the entry is
    compared or published: so writers never wait for one another.
    """

    entry = models.ForeignKey(
        Entry, models.CASCADE, db_constraint=False, related_name="marks", help_text="Which entry is to be compared."
    )

    def __str__(self) -> str:
        return f"entry {self.entry_id} is to be compared"


class Unpublished(models.Model):
    """A published entry that, compared, says something else than its last edition."""

    entry = models.OneToOneField(
        Entry, models.CASCADE, primary_key=True, related_name="unpublished", help_text="Which entry."
    )

    def __str__(self) -> str:
        return f"{self.entry}: unpublished changes"
