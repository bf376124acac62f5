"""Published entries as lines of a list: what is shown of each there, without its texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, F, Func, JSONField, QuerySet, Value, When
from django.db.models.fields.json import KT, KeyTransform

from archive.reading.kinds import BY_CODE, Kind, address
from archive.reading.models import Edition
from archive.reading.naming import best_name
from archive.reading.transcript import anchor


@dataclass(frozen=True)
class Record:
    """One published entry in a list."""

    key: str
    code: str
    number: int
    edition: int
    published_at: datetime
    names: list[dict[str, Any]]
    label: str
    when: dict[str, Any] | None
    details: dict[str, Any]
    participations: list[dict[str, Any]]
    stub: bool
    text_ids: list[str]
    texts: list[dict[str, Any]] | None = None
    files: list[dict[str, Any]] | None = None

    @cached_property
    def address(self) -> str:
        return address(self.code, self.key)

    @property
    def kind(self) -> Kind:
        return BY_CODE[self.code]

    @property
    def name(self) -> tuple[str, str]:
        return best_name(self.names, self.label)

    @property
    def heard(self) -> list[dict[str, Any]]:
        """Return who spoke, wrote or signed, each once."""
        parts = [part["entry"] for part in self.participations if part["role"] in ("speaker", "author", "signatory")]
        return list({part["label"]: part for part in parts}.values())

    @property
    def places(self) -> list[dict[str, Any]]:
        """Return where it was, if that is known."""
        return [place] if (place := self.details.get("place")) else []

    @property
    def refers(self) -> set[str]:
        """Return the keys of the entries that the line names."""
        return {ref["key"] for ref in (*self.heard, *self.places) if ref.get("key")}

    def passage(self, text: str, passage: str) -> str:
        """Return the address of a passage of one of its texts."""
        position = self.text_ids.index(text) if text in self.text_ids else 0
        return f"{self.address}#{anchor(position, text, passage)}"


# The ids of the texts in their order, without the texts.
TEXT_IDS = Func(
    F("content"),
    Value("$.texts[*].id"),
    function="jsonb_path_query_array",
    template="%(function)s(%(expressions)s::jsonpath)",
    output_field=JSONField(),
)


def published() -> QuerySet[Edition]:
    """Return the newest editions of all entries that are public now, the last published first."""
    return Edition.objects.public().order_by("-number")


def records(editions: QuerySet[Edition], reading: Iterable[str] = ()) -> list[Record]:
    """Return editions as lines of a list; one query, which leaves all texts and files but those of `reading` behind."""
    parts = {name: KeyTransform(name, "content") for name in ("names", "when", "details", "participations", "stub")}
    read = {
        name: Case(When(key__in=set(reading), then=KeyTransform(within, "content")), output_field=JSONField())
        for name, within in (("texts", "texts"), ("files", "attachments"))
    }
    rows = editions.annotate(label=KT("content__label"), text_ids=TEXT_IDS, **read, **parts).values(
        "key", "kind", "number", "edition", "published_at", "label", "text_ids", *read, *parts
    )
    return [Record(code=row.pop("kind"), **row) for row in rows]


def records_of(keys: Iterable[str], reading: Iterable[str] = ()) -> dict[str, Record]:
    """Return those of `keys` that are public now, as lines of a list, with the texts of those in `reading`."""
    return {record.key: record for record in records(published().filter(key__in=set(keys)), reading)}
