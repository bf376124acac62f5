"""Questions that pages put to the register: what stands under a key now, and what to call it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F
from django.db.models.fields.json import KT, KeyTransform

from archive.reading.kinds import address
from archive.reading.models import Edition
from archive.reading.naming import best_name

Act = Edition.Act


@dataclass(frozen=True)
class Target:
    """What a key leads to now: an entry that is published, under the key it has today; told in one language."""

    key: str
    kind: str
    names: list[dict[str, Any]]
    label: str
    edition: int

    @cached_property
    def address(self) -> str:
        return address(self.kind, self.key)

    @cached_property
    def name(self) -> tuple[str, str]:
        """Return its name for the page's language, and the language of that name."""
        return best_name(self.names, self.label)


# Only what is shown of a target is taken out of its content: a long transcript stays in the database.
NEWEST = (
    Edition.objects.order_by("key", "-number")
    .distinct("key")
    .annotate(
        names=KeyTransform("names", "content"),
        label=KT("content__label"),
        into=KT("content__into"),
        newest=F("edition"),
    )
    .values("key", "kind", "act", "names", "label", "into", "newest")
)
HOPS = 5


def targets(keys: Iterable[str]) -> dict[str, Target]:
    """Return what each of `keys` leads to now; keys that lead nowhere (withdrawn, unknown) are left out.

    One query, and one more for each step of merged entries that were merged again.
    """
    rows, wanted = {}, set(keys)
    for _hop in range(HOPS):
        wanted -= rows.keys()
        if not wanted:
            break
        found = {row["key"]: row for row in NEWEST.filter(key__in=wanted)}
        rows.update({key: found.get(key) for key in wanted})
        wanted = {row["into"] for row in found.values() if row["into"]}
    ends = ((key, _end(rows, key)) for key in rows)
    return {key: end for key, end in ends if end}


def _end(rows: dict[str, dict[str, Any] | None], key: str) -> Target | None:
    """Return where the redirects from `key` end, None when that is not a published entry."""
    for _hop in range(HOPS):
        row = rows.get(key)
        if row is None or row["act"] == Act.WITHDRAW:
            return None
        if row["act"] == Act.PUBLISH:
            return Target(row["key"], row["kind"], row["names"] or [], row["label"] or "", row["newest"])
        key = row["into"]
    return None


def gone_since(key: str, number: int) -> Edition | None:
    """Return the tombstone that stands over what was published under a key at a number of the register, if any.

    It may be the key's own, or that of the entry which it was merged into; `Edition.content` of it is not fetched yet.
    One query, and one more for each merger.
    """
    for _hop in range(HOPS):
        editions = Edition.objects.filter(key=key, number__gte=number).annotate(into=KT("content__into"))
        later = list(editions.defer("content").order_by("number"))
        tombstone = next((edition for edition in later if edition.act == Act.WITHDRAW), None)
        if tombstone or not later or later[-1].act != Act.MERGE:
            return tombstone
        key, number = later[-1].into, later[-1].number
    return None


def is_reference(value: Any) -> bool:
    """Return whether a part of an edition's content refers to an entry by its key."""
    if not isinstance(value, dict) or "schema" in value:
        return False
    return "label" in value and bool(value.get("key")) and bool(value.get("kind"))


def references(content: Any) -> set[str]:
    """Return the keys of all entries that an edition's content refers to, wherever they stand in it."""
    if isinstance(content, list):
        return set().union(*(references(part) for part in content))
    if not isinstance(content, dict):
        return set()
    own = {content["key"]} if is_reference(content) else set()
    return own.union(*(references(part) for part in content.values()))
