"""Which of the entries that a source describes are in the catalogue: by a number they share, or by their key."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.apps import apps

from archive.catalogue.models import Entry, Identifier, Name
from archive.intake.descriptions import Described, Held
from archive.intake.drafts import IdentifierRecord
from archive.intake.mergers import merged
from archive.text.names import fold
from archive.text.when import from_edtf

# Of these one name is one body or place: a table that names only “France” means the one that is known.
NAMED_ALONE = ("organization", "place")
MOST_OF_ONE_NAME = 50
Number = tuple[str, str]


@dataclass
class Known:
    """The entries that a batch may mean, with their names, numbers, and the sources that first told of them."""

    by_key: dict[str, Entry] = field(default_factory=dict)
    by_pk: dict[int, Entry] = field(default_factory=dict)
    by_number: dict[Number, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[int, set[Number]] = field(default_factory=lambda: defaultdict(set))
    sources: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    gone: dict[str, str] = field(default_factory=dict)  # keys that were merged, and those they lead to

    def numbered(self, numbers: Iterable[IdentifierRecord], kind: str) -> Entry | None:
        """Return the only entry of a kind that has one of these numbers; None where there is none or several."""
        found = {pk for one in numbers for pk in self.by_number.get((one.scheme, one.value), ())}
        entries = [self.by_pk[pk] for pk in found if self.by_pk[pk].kind == kind]
        return entries[0] if len(entries) == 1 else None


def known_of(entries: Sequence[Described], held: Iterable[Held]) -> Known:
    """Return what the catalogue holds of these, in a fixed number of queries."""
    held = list(held)
    numbers = {one for each in entries for one in each.record.identifiers} | {
        n for each in held for n in each.identifiers
    }
    keys = {key for each in entries for key in candidates(each)} | {each.person for each in held}
    wanted = {(one.scheme, one.value) for one in numbers}
    numbered = Identifier.objects.filter(value__in={value for _, value in wanted}).order_by()
    rows = numbered.values_list("scheme", "value", "entry_id")
    found = [(scheme, value, pk) for scheme, value, pk in rows if (scheme, value) in wanted]
    folded = {fold(name.text) for each in entries if each.record.kind in NAMED_ALONE for name in each.record.names}
    bearers = Name.objects.filter(folded__in=folded - {""}, entry__kind__in=NAMED_ALONE).order_by()
    named = list(bearers.values_list("folded", "entry_id"))
    known = Known()
    pks = {pk for *_, pk in found} | {pk for _, pk in named}
    standing = Entry.objects.exclude(state=Entry.State.MERGED)
    for entry in [*standing.filter(key__in=keys), *standing.filter(pk__in=pks)]:
        known.by_pk[entry.pk] = known.by_key[entry.key] = entry
    gone = merged(keys)
    for key, (_, target) in gone.items():
        known.by_pk[target.pk] = known.by_key[key] = known.by_key[target.key] = target
        known.gone[key] = target.key
    for scheme, value, pk in found:
        if pk in known.by_pk:
            known.by_number[scheme, value].add(pk)
    for name, pk in named:
        if pk in known.by_pk:
            known.by_name[name].add(pk)
    fill(known, dict(gone.values()))
    return known


def fill(known: Known, gone: Mapping[int, Entry]) -> None:
    """Fetch the names and numbers of the entries, and which sources told of them, or of those merged there (`gone`)."""
    pks = list(known.by_pk)
    for pk, folded in Name.objects.filter(entry__in=pks).order_by().values_list("entry_id", "folded"):
        known.names[pk].add(folded)
    for pk, scheme, value in Identifier.objects.filter(entry__in=pks).values_list("entry_id", "scheme", "value"):
        known.numbers[pk].add((scheme, value))
    events = apps.get_model("catalogue", "EntryEvent")._default_manager
    told = events.filter(pgh_obj__in=[*pks, *gone], pgh_context__metadata__has_key="intake").order_by()
    for pk, source in told.values_list("pgh_obj_id", "pgh_context__metadata__intake").distinct():
        known.sources[gone[pk].pk if pk in gone else pk].add(source)


def candidates(described: Described) -> Iterator[str]:
    """Yield the keys that an entry may have: its own, or one beside it where that belongs to another."""
    key = described.record.key
    yield key
    yield f"{key[:100]}-{described.record.kind}"
    for number in range(2, 10):
        yield f"{key[:110]}-{number}"


def find(described: Described, known: Known, source: str, taken: set[str]) -> tuple[Entry | None, str]:
    """Return the entry that is meant, or None and the key for a new one; `taken` are keys given just now."""
    record = described.record
    entry = known.numbered(record.identifiers, record.kind)
    if entry:
        return entry, entry.key
    for key in candidates(described):
        there = known.by_key.get(key)
        if there is not None and is_same(described, there, known, source):
            return there, key
        if there is None and key not in taken:
            return only_one_named(described, known), key
    return None, ""


def is_same(described: Described, there: Entry, known: Known, source: str) -> bool:
    """Return whether the entry that has the key is the one described, and not another of that name."""
    record = described.record
    if there.kind != record.kind or contradicted(record.identifiers, known.numbers[there.pk]):
        return False
    if source in known.sources[there.pk]:
        return True
    named = bool({fold(name.text) for name in record.names} & known.names[there.pk])
    return named and (described.own or record.kind in NAMED_ALONE) and lives_agree(described, there)


def only_one_named(described: Described, known: Known) -> Entry | None:
    """Return the only organization or place that bears the name, None for all other kinds."""
    if described.record.kind not in NAMED_ALONE:
        return None
    found = {pk for name in described.record.names for pk in known.by_name.get(fold(name.text), ())}
    entries = [known.by_pk[pk] for pk in found if known.by_pk[pk].kind == described.record.kind]
    if len(entries) != 1 or contradicted(described.record.identifiers, known.numbers[entries[0].pk]):
        return None
    return entries[0]


def contradicted(numbers: Iterable[IdentifierRecord], there: set[Number]) -> bool:
    """Return whether a scheme gives another number here than there, and none that both have."""
    mine, theirs = defaultdict(set), defaultdict(set)
    for one in numbers:
        mine[one.scheme].add(one.value)
    for scheme, value in there:
        theirs[scheme].add(value)
    return any(values.isdisjoint(theirs[scheme]) for scheme, values in mine.items() if theirs.get(scheme))


def lives_agree(described: Described, there: Entry) -> bool:
    """Return whether two lives can be one: they have a day in common, or one is not known."""
    when, other = described.record.when, there.when
    if not when or not when.edtf or other is None:
        return True
    mine = from_edtf(when.edtf)
    before = mine.latest is not None and other.earliest is not None and mine.latest < other.earliest
    after = mine.earliest is not None and other.latest is not None and other.latest < mine.earliest
    return not (before or after)
