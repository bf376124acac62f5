"""Texts: the words of an entry in one language version, as received."""

import pghistory
import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .capture import Capture
from .dated import Dated, days_in_order
from .entry import Entry
from .removals import listed_removals
from .tags import IDENTIFIER, LANGUAGE
from .within import not_in_itself, refuse_ring


@pghistory.track(exclude=["received"], meta=listed_removals("text"))
class Text(Dated):
    """One language version of an entry's words; the date is that of its publication."""

    class Standing(models.TextChoices):
        STENOGRAPHIC = "stenographic", "stenographic record"
        TRANSCRIPT = "transcript-official", "official transcript"
        READOUT = "readout", "readout"
        PREPARED = "prepared", "prepared text"
        PRESS = "press-report", "press report"
        TRANSLATION = "translation-official", "official translation of a transcript"
        OURS = "translation-ours", "our translation"
        DOCUMENT = "document", "text of a document"
        UNKNOWN = "unknown", "not known"

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="texts", help_text="Whose words they are.")
    identifier = models.CharField(
        max_length=20,
        validators=[IDENTIFIER],
        help_text="Short name within the entry: the language, then zh-2 for a second one in Chinese.",
    )
    language = models.CharField(max_length=20, validators=[LANGUAGE], help_text="Language tag of the text: zh, ru, en.")
    title = models.CharField(max_length=1000, blank=True, help_text="Title of this version as published.")
    standing = models.CharField(
        max_length=30,
        choices=Standing.choices,
        default=Standing.UNKNOWN,
        help_text="What kind of text it is: how near it is to what was said.",
    )
    original_language = models.CharField(
        max_length=20,
        blank=True,
        validators=[LANGUAGE],
        help_text="Language that was spoken, where this is a translation.",
    )
    translation_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="translations", help_text="Translated from."
    )
    capture = models.ForeignKey(
        Capture, models.PROTECT, null=True, blank=True, related_name="texts", help_text="The source as retrieved."
    )
    received = models.TextField(
        help_text="The whole text as received. It is never changed; damage is put right by emendations."
    )
    pages = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Where the pages of the printed original begin: a list of [character from 0, number as printed].",
    )
    position = models.PositiveIntegerField("order", default=0, help_text="Order among the versions.")

    class Meta:
        ordering = ["position", "id"]
        # The desk counts the texts of which nothing shows where they come from.
        indexes = [models.Index(fields=["id"], condition=models.Q(capture__isnull=True), name="text_without_source")]
        constraints = [
            days_in_order("text"),
            not_in_itself("translation_of", "text_not_translated_from_itself"),
            models.UniqueConstraint(fields=["entry", "identifier"], name="text_identifier_in_entry"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="received_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("received"),
                condition=pgtrigger.Condition("OLD.received IS DISTINCT FROM NEW.received"),
                func="RAISE EXCEPTION 'the received text is never changed: propose an emendation, or add a text' "
                "USING ERRCODE = 'restrict_violation';",
            ),
            # The history of texts does not repeat their words: those of a deleted text are kept apart.
            pgtrigger.Trigger(
                name="words_are_not_lost",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="INSERT INTO catalogue_removedwords (text_id, received) VALUES (OLD.id, OLD.received) "
                "ON CONFLICT DO NOTHING; RETURN OLD;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} [{self.identifier}]"

    def clean(self) -> None:
        super().clean()
        if self.translation_of and self.translation_of.entry_id != self.entry_id:
            raise ValidationError({"translation_of": _("A text is translated from another text of the same record.")})
        refuse_ring(self, "translation_of", _("A text is not translated from itself, nor from its own translation."))

    def free_identifier(self) -> str:
        """Return the short name for a new text of this language: zh, then zh-2, zh-3 …"""
        taken = set(Text.objects.filter(entry=self.entry).values_list("identifier", flat=True))
        numbered = (self.language if n == 1 else f"{self.language}-{n}" for n in range(1, len(taken) + 2))
        return next(name for name in numbered if name not in taken)
