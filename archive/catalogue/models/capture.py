"""Captures: copies of sources, byte for byte as they were retrieved."""

import hashlib
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext as _

from .removals import listed_removals


@pghistory.track(exclude=["content"], meta=listed_removals("capture"))
class Capture(models.Model):
    """The bytes of a source with their digest, address and day."""

    content = models.BinaryField("bytes", help_text="The source as retrieved; never changed.")
    sha256 = models.CharField(
        "SHA-256", max_length=64, unique=True, editable=False, help_text="Digest of the bytes, on arrival."
    )
    size = models.PositiveBigIntegerField("bytes in all", editable=False, help_text="How many bytes it has.")
    filename = models.CharField(max_length=300, blank=True, help_text="Name of the file it came in.")
    media_type = models.CharField(max_length=100, default="text/plain", help_text="What kind of file it is.")
    encoding = models.CharField(max_length=40, blank=True, help_text="How its bytes are read as text: utf-8, gb18030 …")
    address = models.URLField(max_length=1000, blank=True, help_text="Where it was published.")
    retrieved = models.DateField(null=True, blank=True, help_text="Day on which it was retrieved.")
    damaged = models.TextField(blank=True, help_text="What is damaged or missing in it, for readers.")
    arrived_at = models.DateTimeField(auto_now_add=True, help_text="When it came into the archive.")

    class Meta:
        ordering = ["-id"]
        constraints = [
            # The database itself refuses bytes that are not those of the digest.
            models.CheckConstraint(
                condition=models.Q(
                    sha256=models.Func(
                        models.Func("content", function="sha256", output_field=models.BinaryField()),
                        models.Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    )
                ),
                name="capture_digest_is_of_content",
            )
        ]
        triggers = [
            # The history of sources does not repeat their bytes: those of a deleted one are kept apart.
            pgtrigger.Trigger(
                name="bytes_are_not_lost",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="INSERT INTO catalogue_removedbytes (capture_id, sha256, content) "
                "VALUES (OLD.id, OLD.sha256, OLD.content) ON CONFLICT DO NOTHING; RETURN OLD;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filename or self.address or _('pasted text')} ({self.sha256[:12]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.size = len(self.content)
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        super().save(*args, **kwargs)
