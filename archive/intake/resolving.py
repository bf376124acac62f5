"""Which entries a batch of records means by the names it gives: fetched in two queries, however large the batch."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.catalogue.models import Document, Entry, Name, Statement, Text
from archive.intake.rows import Record
from archive.text.names import fold

SPEAKERS = ("person", "organization")
MODELS: dict[str, type[Statement] | type[Document]] = {"statement": Statement, "document": Document}


@dataclass(frozen=True)
class Meant:
    """Primary keys of the entries that a batch names: by key, and by folded name and kind."""

    keys: dict[str, int] = field(default_factory=dict)
    bearers: dict[str, set[tuple[str, int]]] = field(default_factory=dict)

    def one(self, folded: str, kinds: Iterable[str]) -> int | None:
        """Return the only entry of these kinds that bears a name; None where there is none or several."""
        found = {pk for kind, pk in self.bearers.get(folded, ()) if kind in kinds}
        return found.pop() if len(found) == 1 else None


def meant_by(records: Iterable[Record]) -> Meant:
    """Return the entries that speakers, places, publishers and mentions of these records may be."""
    names, keys = set(), set()
    for record in records:
        names |= {speaker.folded for speaker in record.speakers}
        names |= {fold(record.place), fold(record.stated.get("publisher", ""))}
        keys |= {key for mention in record.mentions for key in mention.keys}
    bearers: dict[str, set[tuple[str, int]]] = defaultdict(set)
    rows = Name.objects.filter(folded__in=names - {""}, entry__kind__in=[*SPEAKERS, "place"]).order_by()
    for folded, kind, pk in rows.values_list("folded", "entry__kind", "entry_id"):
        bearers[folded].add((kind, pk))
    pairs = Entry.objects.filter(key__in=keys).order_by().values_list("key", "pk")
    return Meant(dict(pairs), dict(bearers))


@dataclass(frozen=True)
class Placed:
    """Where what a record states is kept: in fields of its own, and what has none in the desk's remarks."""

    model: type[Statement] | type[Document]
    number: str
    form: str
    standing: str
    address: str
    place: int | None
    publisher: int | None
    remarks: str


def placed(record: Record, meant: Meant, shared: bool = False) -> Placed:
    """Return where each thing that a record states goes; nothing is left out.

    The address is kept with the source, but for a source that is `shared` by several records.
    """
    rest = {name: value for name, value in record.stated.items() if value}
    model = MODELS.get(rest.get("kind", ""))
    if model:
        del rest["kind"]
    model = model or Statement
    place = meant.one(fold(record.place), ["place"]) if record.place else None
    if record.place and place is None:
        rest["place"] = record.place
    publisher = meant.one(fold(rest.get("publisher", "")), ["organization"])
    if publisher:
        del rest["publisher"]
    number = record.number if len(record.number) <= 100 else ""
    if record.number and not number:
        rest["number"] = record.number
    form = choice(rest, "form", model.Form.values) or choice(rest, "kind", model.Form.values)
    standing = choice(rest, "standing", Text.Standing.values)
    address = rest.pop("address", "") if not shared and len(rest.get("address", "")) <= 1000 else ""
    remarks = [*dict.fromkeys(record.troubles), *(f"{name}: {value}" for name, value in rest.items())]
    return Placed(
        model, number, form or model.Form.OTHER, standing or Text.Standing.UNKNOWN, address, place, publisher,
        "\n".join(remarks),
    )  # fmt: skip


def choice(stated: dict[str, str], name: str, values: list[str]) -> str:
    """Take a value out of what is stated if it is one of the values that its field may have."""
    return stated.pop(name) if stated.get(name) in values else ""
