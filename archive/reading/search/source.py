"""Where the index reads the register: editions in order, and what the entries they name are called now."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models.fields.json import KT, KeyTransform

from archive.reading.models import Edition


class Published(Protocol):
    """What the index reads of an edition."""

    number: int
    key: str
    kind: str
    edition: int
    act: str
    content: Any


@dataclass(frozen=True)
class Called:
    """What an entry is called now in all languages, the place and country it lies in, where a merged one has gone."""

    key: str = ""
    names: tuple[str, ...] = ()
    within: str | None = None
    country: str = ""
    into: str | None = None


class Source(Protocol):
    """A register, as far as the index needs it."""

    def since(self, number: int, limit: int) -> Sequence[Published]:
        """Return up to `limit` editions after `number`, in order."""

    def newest(self, first: int, last: int) -> Sequence[Published]:
        """Return those of the editions `first` to `last` by which an entry is public now."""

    def head(self) -> int:
        """Return the number of the newest edition, 0 when there is none."""

    def digest(self, number: int) -> str | None:
        """Return the digest of edition `number`; None when the register has no such edition."""

    def called(self, keys: Collection[str]) -> dict[str, Called]:
        """Return what `keys` are called now; those that are withdrawn or unknown are left out."""

    def firsts(self, keys: Collection[str]) -> dict[str, int]:
        """Return the numbers of the editions with which `keys` became public, or did so again after a withdrawal."""

    def latest(self, keys: Collection[str]) -> Iterable[Published]:
        """Return the newest edition of each of `keys`."""


class Register:
    """The register in the database: read with the reading room's rights."""

    def since(self, number: int, limit: int) -> Sequence[Published]:
        return list(Edition.objects.since(number)[:limit])

    def newest(self, first: int, last: int) -> Sequence[Published]:
        return list(Edition.objects.public().filter(number__range=(first, last)).order_by("number"))

    def head(self) -> int:
        return Edition.objects.all().head()

    def digest(self, number: int) -> str | None:
        return Edition.objects.filter(number=number).values_list("digest", flat=True).first()

    def called(self, keys: Collection[str]) -> dict[str, Called]:
        # The newest edition is chosen first and withdrawn ones are left out then: never the other way round.
        rows = (
            Edition.objects.filter(key__in=keys)
            .order_by("key", "-number")
            .distinct("key")
            .annotate(
                names=KeyTransform("names", "content"),
                within=KT("content__details__within__key"),
                country=KT("content__details__country"),
                into=KT("content__into"),
            )
            .values_list("key", "act", "names", "within", "country", "into")
        )
        return {
            key: Called(key, tuple(name["text"] for name in names or ()), within, country or "", into)
            for key, act, names, within, country, into in rows
            if act != Edition.Act.WITHDRAW
        }

    def firsts(self, keys: Collection[str]) -> dict[str, int]:
        rows = Edition.objects.filter(key__in=keys).order_by("key", "number").values_list("key", "number", "act")
        return became_public(rows)

    def latest(self, keys: Collection[str]) -> Iterable[Published]:
        return Edition.objects.latest_of(keys).values()


def became_public(rows: Iterable[tuple[str, int, str]]) -> dict[str, int]:
    """Return for each key of rows (key, number, act), in order, the first number since it was last not public."""
    found: dict[str, int] = {}
    for key, number, act in rows:
        if act == Edition.Act.PUBLISH:
            found.setdefault(key, number)
        else:
            found.pop(key, None)
    return found
