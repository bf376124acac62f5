"""Which entries a batch of records means by the names and offices in it: a fixed number of queries for any batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.catalogue.models import Document, Entry, Mention, Name, Statement, Text
from archive.intake.holders import Circle, Holders, day_of, holders_for
from archive.intake.rows import Facts, MentionRow, Record, SpeakerRow
from archive.text.names import fold

SPEAKERS = ("person", "organization")
NAMED = tuple(kind.value for kind in Entry.Kind if kind != Entry.Kind.STATEMENT)  # what is looked for in texts
MODELS: dict[str, type[Statement] | type[Document]] = {"statement": Statement, "document": Document}
BY_RULE = "full name of one record, confirmed by rule"


@dataclass(frozen=True)
class Suggestion:
    """A mention with the entry that it is suggested, or by rule confirmed, to name; None for a date or title."""

    row: MentionRow
    entry: int | None
    how: str
    status: str = Mention.Status.SUGGESTED.value


@dataclass(frozen=True)
class Meant:
    """Primary keys of the entries that a batch names: by key, and by folded name and kind; and who held offices."""

    keys: dict[str, int] = field(default_factory=dict)
    bearers: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    holders: Holders = field(default_factory=Holders)

    def one(self, folded: str, kinds: Iterable[str]) -> int | None:
        """Return the only entry of these kinds that bears a name; None where there is none or several."""
        found = {pk for kind, pk in self.bearers.get(folded, ()) if kind in kinds}
        return found.pop() if len(found) == 1 else None

    def named_speaker(self, speaker: SpeakerRow) -> int | None:
        """Return the person or organization whose name a label is, with or without an office beside the name."""
        return self.one(speaker.folded, SPEAKERS) or (self.one(speaker.other, ["person"]) if speaker.other else None)

    def speaker(self, speaker: SpeakerRow, record: Facts | Record) -> tuple[int | None, str]:
        """Return who speaks under a label, and why where only the office says it."""
        named = self.named_speaker(speaker)
        if named or not speaker.rank:
            return named, ""
        return self.holders.by_label(speaker, self.circle(record), day_of(record)) or (None, "")

    def speakers(self, record: Facts | Record) -> dict[int, tuple[int, str]]:
        """Return for each turn who speaks in it, where that is known, and why (see `speaker`)."""
        known: dict[tuple[str, str], tuple[int | None, str]] = {}
        found = {}
        for row in record.speakers:
            label = (row.folded, row.other)
            if label not in known:
                known[label] = self.speaker(row, record)
            person, why = known[label]
            if person:
                found[row.turn] = (person, why)
        return found

    def suggestions(self, record: Facts | Record, by_rule: bool = False) -> Iterator[Suggestion]:
        """Yield the mentions of a record: a date once, a name for every entry that bears it, an office for its holder.

        A title is offered the one record that has come to bear it meanwhile, else none. An office of which it is not
        certain who held it that day is left out. `by_rule` confirms full names of one entry.
        """
        circle, day = self.circle(record), day_of(record)
        seen: set[tuple[int, int, int]] = set()
        for row in record.mentions:
            if row.title:
                bearer = self.one(row.title, NAMED)
                entries = [(bearer, row.how)] if bearer else []
            elif row.offices or row.ranks:
                holder = self.holders.by_mention(row, circle, day)
                entries = [holder] if holder else []
            else:
                entries = [(self.keys[key], row.how) for key in row.keys if key in self.keys]
            if not (entries or row.keys or row.offices or row.ranks):
                yield Suggestion(row, None, row.how)
            for entry, how in entries:
                if (row.start, row.end, entry) not in seen:
                    seen.add((row.start, row.end, entry))
                    sure = by_rule and row.full and len(entries) == 1
                    yield Suggestion(row, entry, *((BY_RULE, Mention.Status.CONFIRMED.value) if sure else (how,)))

    def circle(self, record: Facts | Record) -> Circle:
        """Return the entries that a record is about, among whose offices one named alone is looked for."""
        mentioned = frozenset(self.keys[key] for row in record.mentions for key in row.keys if key in self.keys)
        publisher = self.one(fold(record.stated.get("publisher", "")), ["organization"])
        speaking = {self.named_speaker(speaker) for speaker in record.speakers} | {publisher}
        offices = frozenset(key for row in record.mentions for key in row.offices)
        return Circle(frozenset(pk for pk in speaking if pk), mentioned, offices)


def meant_by(records: Iterable[Facts | Record]) -> Meant:
    """Return the entries that speakers, places, publishers and mentions of these records may be."""
    records = list(records)
    names, keys = set(), set()
    for record in records:
        names |= {name for speaker in record.speakers for name in (speaker.folded, speaker.other)}
        names |= {fold(record.place), fold(record.stated.get("publisher", ""))}
        names |= {mention.title for mention in record.mentions}
        keys |= {key for mention in record.mentions for key in mention.keys}
    bearers: dict[str, set[tuple[str, int]]] = defaultdict(set)
    rows = Name.objects.filter(folded__in=names - {""}, entry__kind__in=NAMED).order_by()
    for folded, kind, pk in rows.values_list("folded", "entry__kind", "entry_id"):
        bearers[folded].add((kind, pk))
    pairs = Entry.objects.filter(key__in=keys).order_by().values_list("key", "pk")
    named = Meant(dict(pairs), dict(bearers))
    return Meant(named.keys, named.bearers, holders_for([(record, named.circle(record)) for record in records]))


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
