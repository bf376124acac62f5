"""The register: the append-only, numbered, hash-chained list of everything that was made public."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any, Self

from django.db import models

GENESIS = "0" * 64


def canonical(content: Any) -> str:
    """Return JSON with sorted keys and no spaces: equal contents give equal bytes (no floats are kept)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Questions put to the register."""

    def latest_of(self, keys: Iterable[str]) -> dict[str, "Edition"]:
        """Return the newest edition of each of `keys` that was ever published, by key; one query."""
        rows = self.filter(key__in=set(keys)).order_by("key", "-number").distinct("key")
        return {edition.key: edition for edition in rows}

    def with_head(self) -> Self:
        """Add to each edition the register's last number and its digest, so that no query is needed for them alone."""
        last = Edition.objects.order_by("-number")
        return self.annotate(
            head_number=models.Subquery(last.values("number")[:1]),
            head_digest=models.Subquery(last.values("digest")[:1]),
        )

    def public(self) -> Self:
        """Return the editions by which entries are public now: the newest of each that is not withdrawn or merged."""
        later = Edition.objects.filter(key=models.OuterRef("key"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later), act=Edition.Act.PUBLISH)

    def since(self, number: int) -> Self:
        """Return the editions after `number`, in the order of the register."""
        return self.filter(number__gt=number).order_by("number")

    def head(self) -> int:
        """Return the number of the newest edition; 0 when nothing was published."""
        return self.sealed_head()[0]

    def sealed_head(self) -> tuple[int, str]:
        """Return the number and the digest of the newest edition; 0 and "" when nothing was published."""
        return self.order_by("-number").values_list("number", "digest").first() or (0, "")


class Edition(models.Model):
    """One publication of an entry: never updated, never deleted; the database refuses both."""

    class Act(models.TextChoices):
        PUBLISH = "publish", "published"
        WITHDRAW = "withdraw", "withdrawn"
        MERGE = "merge", "merged"

    number = models.BigIntegerField(
        primary_key=True, help_text="Place in the register: 1, 2, 3 … without gaps, in the order of publication."
    )
    key = models.CharField(max_length=120, help_text="Permanent key of the entry.")
    kind = models.CharField(max_length=20, help_text="What the entry is: statement, document, meeting, person …")
    edition = models.PositiveIntegerField(help_text="Which edition of this entry: 1 is the first.")
    act = models.CharField(
        max_length=10, choices=Act.choices, help_text="Published, withdrawn (a tombstone) or merged (a redirect)."
    )
    note = models.TextField(blank=True, help_text="Why this edition was made, for readers.")
    published_at = models.DateTimeField(help_text="When it was made public (UTC).")
    content = models.JSONField(help_text="The whole entry as published, complete in itself (schema chancery/1).")
    previous = models.CharField(max_length=64, help_text="Digest of the edition before this one in the register.")
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of this edition with the digest before it: the chain that shows tampering."
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "edition"
        verbose_name_plural = "editions"
        ordering = ["number"]
        indexes = [models.Index(fields=["key", "-number"], name="edition_newest_of_key")]
        constraints = [
            models.UniqueConstraint(fields=["key", "edition"], name="edition_unique_per_key"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_number_from_1"),
        ]

    def __str__(self) -> str:
        return f"No. {self.number}: {self.key}, edition {self.edition}"

    def sealed(self) -> str:
        """Return the digest that this edition ought to bear, in 64 hexadecimal digits."""
        sealed = {
            "number": self.number,
            "key": self.key,
            "kind": self.kind,
            "edition": self.edition,
            "act": self.act,
            "note": self.note,
            "published_at": self.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "content": self.content,
            "previous": self.previous,
        }
        return hashlib.sha256(canonical(sealed).encode()).hexdigest()
