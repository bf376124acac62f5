"""Documents: treaties, letters, notes, replies, held or only cited."""

import pghistory
from django.db import models
from django.db.models.functions import Lower

from .entry import Entry
from .pieces import pieces_index


@pghistory.track(obj_field=pghistory.ObjForeignKey(related_name="document_events"))
class Document(Entry):
    """A text that was signed, adopted or sent."""

    class Form(models.TextChoices):
        TREATY = "treaty", "treaty"
        ACT = "act", "act"
        DECLARATION = "declaration", "declaration"
        DECISION = "decision", "decision"
        RESOLUTION = "resolution", "resolution"
        COMMUNIQUE = "communique", "communiqué"
        LETTER = "letter", "letter"
        NOTE = "note", "note"
        REPLY = "reply", "reply"
        PROPOSAL = "proposal", "proposal"
        DRAFT = "draft", "draft"
        OTHER = "other", "other"

    number = models.CharField(
        max_length=100, blank=True, db_index=True, help_text="Official number: A/RES/2625, SC.DOC/1/10."
    )
    form = models.CharField(
        max_length=30, choices=Form.choices, default=Form.OTHER, help_text="What form the document has."
    )
    place = models.ForeignKey(
        "Place", models.PROTECT, null=True, blank=True, related_name="documents", help_text="Where it was signed."
    )
    publisher = models.ForeignKey(
        "Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents_published",
        help_text="Who published it.",
    )

    class Meta:
        indexes = [pieces_index(Lower("number"), "document_number_pieces")]
