"""What entries are called, and the numbers by which other catalogues know them."""

from typing import Any

import pghistory
import pgtrigger
from django.db import models

from archive.text.names import fold

from .entry import Entry
from .pieces import pieces_index
from .tags import LANGUAGE

# Asked once for all names of a statement; entries are written only where a label changes.
CALLED = """
    SELECT named.entry_id, coalesce((
        SELECT text FROM catalogue_name n WHERE n.entry_id = named.entry_id
        ORDER BY (kind = 'preferred') DESC, (language = 'en') DESC, id LIMIT 1), '') AS label
    FROM (SELECT DISTINCT entry_id FROM {rows}) named
"""
LABEL = f"""
IF EXISTS (
    SELECT FROM ({CALLED}) called JOIN catalogue_entry e ON e.id = called.entry_id WHERE e.label <> called.label
) THEN
    UPDATE catalogue_entry e SET label = called.label FROM ({CALLED}) called
    WHERE e.id = called.entry_id AND e.label <> called.label;
END IF;
RETURN NULL;
"""

# Where a title stands in a text and no record bore it, the only one that bears it now is offered. Statements are
# asked about first: they come by the thousand, and what they are called is never looked for in texts.
OFFERED = """
IF EXISTS (SELECT FROM new_rows r JOIN catalogue_entry e ON e.id = r.entry_id WHERE e.kind <> 'statement') THEN
    UPDATE catalogue_mention m SET entry_id = called.entry_id FROM (
        SELECT r.folded, min(r.entry_id) AS entry_id FROM new_rows r JOIN catalogue_entry e ON e.id = r.entry_id
        WHERE e.kind <> 'statement' AND r.folded <> '' GROUP BY r.folded HAVING count(DISTINCT r.entry_id) = 1
    ) called
    WHERE m.title = called.folded AND m.title <> '' AND m.entry_id IS NULL AND m.when_edtf = ''
    AND m.status = 'suggested' AND NOT EXISTS (
        SELECT FROM catalogue_mention o WHERE o.text_id = m.text_id AND o.start = m.start AND o."end" = m."end"
        AND o.entry_id = called.entry_id
    );
END IF;
RETURN NULL;
"""


def label_follows(name: str, operation: pgtrigger.Operation, **tables: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the labels of entries after one operation on their names."""
    (rows,) = tables.values()
    return afterwards(name, operation, LABEL.format(rows=rows), **tables)


def afterwards(name: str, operation: pgtrigger.Operation, func: str, **tables: str) -> pgtrigger.Trigger:
    """Return a trigger that does something once after a statement that wrote or removed names."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=func,
    )


@pghistory.track()
class Name(models.Model):
    """A name in one language; titles of documents and statements are names too."""

    class Kind(models.TextChoices):
        PREFERRED = "preferred", "preferred"
        VARIANT = "variant", "variant"
        SHORT = "short", "short"
        TRANSLITERATION = "transliteration", "transliteration"
        FORMER = "former", "former"

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="names", help_text="What is called so.")
    text = models.CharField("name", max_length=500, help_text="The name as it is written in that language.")
    language = models.CharField(
        max_length=20,
        validators=[LANGUAGE],
        help_text="Language tag: en, ru, zh, zh-Hant, ar …; und where it is not known.",
    )
    kind = models.CharField(
        max_length=20,
        choices=Kind.choices,
        default=Kind.PREFERRED,
        help_text="Preferred (one a language), variant, short, transliteration or former name.",
    )
    folded = models.CharField(
        max_length=500, editable=False, help_text="The name without case, dots, accents and variants, to be found by."
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["folded"], name="name_folded", opclasses=["text_pattern_ops"]),
            pieces_index("folded", "name_pieces"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "text", "language"], name="name_once_per_entry"),
            models.UniqueConstraint(
                fields=["entry", "language"],
                condition=models.Q(kind="preferred"),
                name="name_one_preferred_per_language",
                violation_error_message="An entry has one preferred name in each language.",
            ),
        ]
        triggers = [
            label_follows("label_follows_names", pgtrigger.Insert, new="new_rows"),
            label_follows("label_follows_changed_names", pgtrigger.Update, new="new_rows"),
            label_follows("label_follows_removed_names", pgtrigger.Delete, old="old_rows"),
            afterwards("titles_find_names", pgtrigger.Insert, OFFERED, new="new_rows"),
            afterwards("titles_find_changed_names", pgtrigger.Update, OFFERED, new="new_rows"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.text)[:500]  # a letter may fold into many: its first ones are enough to be found by
        super().save(*args, **kwargs)


@pghistory.track()
class Identifier(models.Model):
    """The number of an entry in another catalogue."""

    entry = models.ForeignKey(
        Entry, on_delete=models.CASCADE, related_name="identifiers", help_text="What is known by this number."
    )
    scheme = models.CharField(max_length=30, help_text="Whose number it is: wikidata, viaf, isni, un-treaty-series …")
    value = models.CharField(max_length=200, help_text="The number itself: Q58217.")

    class Meta:
        ordering = ["scheme", "value"]
        indexes = [models.Index(fields=["value", "scheme"], name="identifier_value")]
        constraints = [models.UniqueConstraint(fields=["entry", "scheme", "value"], name="identifier_once_per_entry")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
