"""The bytes of sources that were deleted: the history of sources does not repeat them, and nothing received is lost."""

from django.db import models
from django.db.models.functions import Now


class RemovedBytes(models.Model):
    """What a deleted source held; a trigger writes it, so that the deletion can be undone."""

    capture_id = models.BigIntegerField(primary_key=True, help_text="The number that the source had.")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True, help_text="Digest of the bytes.")
    content = models.BinaryField("bytes", help_text="The source as retrieved.")
    removed_at = models.DateTimeField(db_default=Now(), help_text="When the source was deleted.")

    class Meta:
        verbose_name = "bytes of a deleted source"
        verbose_name_plural = "bytes of deleted sources"

    def __str__(self) -> str:
        return f"{self.sha256[:12]} (source {self.capture_id})"
