"""The root of everything that has a permanent key and, once published, an address."""

from datetime import datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import pghistory
import pgtrigger
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from archive.text.names import fold

from .dated import Dated, days_in_order
from .pieces import holding, pieces_index
from .removals import listed_removals

KEY = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "A key is made of lower-case Latin letters, digits and single hyphens: mid-ru-243-14-02-2022.",
)


# Written by publishing and by the database: who saves a record that was loaded before must not undo them.
NEVER_SAVED = {"state", "label", "begun_by"}

# The history knows who is at the desk, whichever page a record is made on; a command has nobody.
BEGUN_BY = """
NEW.begun_by_id := coalesce(NEW.begun_by_id, (SELECT id FROM auth_user WHERE id =
    (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb->>'user')::int));
RETURN NEW;
"""

# What was merged before it was ever published is a draft again when the merging is undone.
UNMERGED = """
IF OLD.state = 'merged' AND EXISTS (
    SELECT FROM catalogue_merger WHERE source_id = OLD.id AND state_before IN ('draft', 'review')
) THEN RETURN NEW; END IF;
"""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Questions about many entries."""

    def named(self, *words: str) -> Self:
        """Return the entries in whose names, key or number each of `words` stands, in any script or spelling."""
        found = [self.holding(word) for word in words]
        return self.filter(pk__in=found[0].intersection(*found[1:])) if found else self

    def holding(self, word: str) -> models.QuerySet[Any]:
        """Return the primary keys of the entries in one of whose names, or in key or number, a word stands."""
        names, said = self.model._meta.apps.get_model("catalogue", "Name"), word.strip().lower()
        found = [
            names.objects.filter(holding(models.F("folded"), fold(word))).order_by().values("entry"),
            Entry.objects.filter(holding(models.F("key"), said)).order_by().values("pk"),
        ]
        if any(field.name == "number" for field in self.model._meta.fields):
            found.append(self.model.objects.filter(holding(Lower("number"), said)).order_by().values("pk"))
        return found[0].union(*found[1:])

    def wanted(self) -> Self:
        """Return what is cited and not held."""
        return self.filter(stub=True)


@pghistory.track(meta=listed_removals("entry"))
class Entry(Dated):
    """Anything with a permanent key: statement, document, meeting, person, organization, place, topic, collection."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", "statement"
        DOCUMENT = "document", "document"
        MEETING = "meeting", "meeting"
        PERSON = "person", "person"
        ORGANIZATION = "organization", "organization"
        PLACE = "place", "place"
        TOPIC = "topic", "topic"
        COLLECTION = "collection", "collection"

    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        REVIEW = "review", "in review"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"
        MERGED = "merged", "merged into another"

    key = models.CharField(
        max_length=120,
        unique=True,
        validators=[KEY],
        help_text="Permanent name in the address. An official number makes a good one: mid-ru-243-14-02-2022. "
        "It cannot be changed once the entry was published.",
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, editable=False, help_text="What the entry is.")
    state = models.CharField(
        "stage of work",
        max_length=10,
        choices=State.choices,
        default=State.DRAFT,
        editable=False,
        help_text="Draft, in review, published, withdrawn or merged. Changed by publishing, never by hand.",
    )
    stub = models.BooleanField(
        "cited, not held",
        default=False,
        help_text="Somebody cites it and the archive does not hold it. It is listed as wanted until it is found.",
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Not to be published before this moment (UTC)."
    )
    embargo_zone = models.CharField(
        "time zone of the embargo",
        max_length=60,
        blank=True,
        help_text="In which time zone the embargo is meant: Europe/Moscow, Asia/Shanghai, UTC.",
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="Who began the record at the desk. Kept by the database from the history.",
    )
    label = models.CharField(
        max_length=500,
        blank=True,
        editable=False,
        help_text="What lists call it: the preferred name, English first. Kept by the database from the names.",
    )
    summary = models.TextField(
        blank=True, help_text="One or two sentences for readers: what it is and how we know of it. Takes no side."
    )
    remarks = models.TextField("remarks of the desk", blank=True, help_text="For curators only; never published.")
    topics = models.ManyToManyField("Topic", blank=True, related_name="entries_about", help_text="What it is about.")
    collections = models.ManyToManyField(
        "Collection", blank=True, related_name="entries_in", help_text="Which collections hold it."
    )
    created_at = models.DateTimeField(auto_now_add=True, help_text="When a curator first saved it.")
    changed_at = models.DateTimeField(auto_now=True, help_text="When it was last saved.")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        permissions = [
            ("publish_entry", "Can publish, withdraw and merge entries"),
            ("edit_beyond_drafts", "Can change records that are not drafts, and send drafts back"),
        ]
        ordering = ["label", "key"]
        indexes = [
            models.Index(fields=["kind", "label"], name="entry_kind_label"),
            models.Index(fields=["state", "kind"], name="entry_state_kind"),
            models.Index(fields=["when_earliest"], name="entry_when"),
            pieces_index("key", "entry_key_pieces"),
            # What the desk's first page counts, and lists by name.
            models.Index(fields=["label", "key"], condition=models.Q(stub=True), name="entry_wanted"),
            models.Index(
                fields=["embargo_until"], condition=models.Q(embargo_until__isnull=False), name="entry_embargo"
            ),
            models.Index(fields=["begun_by"], condition=models.Q(begun_by__isnull=False), name="entry_begun_by"),
        ]
        constraints = [
            days_in_order("entry"),
            models.CheckConstraint(condition=models.Q(key__regex=KEY.regex.pattern), name="entry_key_form"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="key_is_permanent",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("key"),
                condition=pgtrigger.Q(old__state__in=["published", "withdrawn", "merged"])
                & pgtrigger.Q(old__key__df=pgtrigger.F("new__key")),
                func="RAISE EXCEPTION 'the key % was published and is permanent', OLD.key "
                "USING ERRCODE = 'restrict_violation';",
            ),
            pgtrigger.Trigger(
                name="published_is_no_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(old__state__in=["published", "withdrawn", "merged"])
                & pgtrigger.Q(new__state__in=["draft", "review"]),
                func=UNMERGED + "RAISE EXCEPTION '% was published and is no draft again', OLD.key "
                "USING ERRCODE = 'restrict_violation';",
            ),
            pgtrigger.Trigger(
                name="begun_by_is_told",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=BEGUN_BY,
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kind = self.kind or type(self).__name__.lower()
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self.saved_fields()
        super().save(*args, **kwargs)

    def saved_fields(self) -> set[str]:
        """Return the fields that saving an entry again writes: those that were loaded, but `state` and `label`."""
        loaded = [one for one in self._meta.concrete_fields if one.attname not in self.get_deferred_fields()]
        return {one.name for one in loaded if not one.primary_key} - NEVER_SAVED

    def embargo_there(self) -> datetime | None:
        """Return the moment at which the embargo lifts, in its own time zone."""
        return self.embargo_until and self.embargo_until.astimezone(ZoneInfo(self.embargo_zone or "UTC"))

    def embargo_told(self) -> str:
        """Return that moment in its own time zone, and in UTC where that is another: 2022-02-14 09:00 Europe/Moscow."""
        there = self.embargo_there()
        if there is None:
            return ""
        told = f"{there:%Y-%m-%d %H:%M} {self.embargo_zone or 'UTC'}"
        utc = f"{self.embargo_until:%Y-%m-%d %H:%M} UTC"
        return told if there.utcoffset() == timedelta(0) else f"{told} ({utc})"

    @property
    def record(self) -> "Entry":
        """Return the same entry as what it is: a Statement, a Person …"""
        if type(self) is not Entry:
            return self
        return self._meta.apps.get_model("catalogue", self.kind)._default_manager.get(pk=self.pk)
