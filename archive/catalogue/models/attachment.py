"""Attachments: scans, photographs, signed papers that belong to an entry, each kept under its digest."""

import pghistory
import pgtrigger
from django.core.validators import RegexValidator
from django.db import models

from .entry import Entry
from .tags import LANGUAGE

KEPT_AS_IT_CAME = ("sha256", "size", "media_type", "filename", "arrived_at")


@pghistory.track()
class Attachment(models.Model):
    """A file as it arrived: what it is, and under which digest its bytes are kept (see archive/files)."""

    class Kind(models.TextChoices):
        SCAN = "scan", "scan"
        PHOTOGRAPH = "photograph", "photograph"
        SIGNED = "signed", "signed paper"
        RECORDING = "recording", "recording"
        OTHER = "other", "other file"

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="attachments", help_text="What it belongs to.")
    kind = models.CharField(
        max_length=20, choices=Kind.choices, default=Kind.SCAN, help_text="What it is: a scan, a photograph …"
    )
    title = models.CharField(max_length=500, help_text="What readers see it called: “Signed original, 3 pages”.")
    language = models.CharField(
        max_length=20, blank=True, validators=[LANGUAGE], help_text="Language tag of the words in it, if it has any."
    )
    position = models.PositiveIntegerField("order", default=0, help_text="Order among the files.")
    withheld = models.BooleanField(
        default=False, help_text="Kept at the desk only: no edition names it, and readers are not given it."
    )
    sha256 = models.CharField(
        "SHA-256",
        max_length=64,
        editable=False,
        validators=[RegexValidator(r"^[0-9a-f]{64}\Z")],
        help_text="Digest of the bytes, on arrival; the file is kept under it.",
    )
    size = models.PositiveBigIntegerField("bytes in all", editable=False, help_text="How many bytes it has.")
    media_type = models.CharField(max_length=100, editable=False, help_text="What its bytes say that it is.")
    filename = models.CharField(max_length=200, editable=False, help_text="Name of the file it came in.")
    arrived_at = models.DateTimeField(auto_now_add=True, help_text="When it came into the archive.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "sha256"], name="attachment_once"),
            models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="attachment_digest_form"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="bytes_are_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf(*KEPT_AS_IT_CAME),
                condition=pgtrigger.AnyChange(*KEPT_AS_IT_CAME),
                func="RAISE EXCEPTION 'a file is never changed: attach another one' "
                "USING ERRCODE = 'restrict_violation';",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.filename
