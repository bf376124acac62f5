"""From the files that are named to the outcomes: known sources are passed over, the others read and written."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from archive.catalogue.models import Text
from archive.intake.arrivals import REFUSED, UNCHANGED, Arrival, Outcome, key_of
from archive.intake.readers import Names, read
from archive.intake.runs import meet
from archive.intake.sources import Source
from archive.intake.taking import take
from archive.intake.understanding import Reading

BATCH = 300  # records a transaction
MOST_CHARACTERS = 4_000_000  # of text a transaction, but for one larger record
LOOKED_UP = 200  # sources whose digests are asked for at once
LARGEST_LOOK_UP = 8 * 1024**2  # bytes

Tell = Callable[[Outcome], None]


def take_in(
    found: Iterable[Source | Outcome],
    names: Names,
    processes: int,
    prefix: str,
    tell: Tell,
    *,
    by_rule: bool = False,
) -> None:
    """Take in all sources, in transactions of a few hundred records, and `tell` what became of each record.

    `by_rule` confirms mentions that are the full name of one entry; they show that they are confirmed by rule.

    When it is stopped, by whatever, the batches before are kept and no record is there by half.
    """
    batch: list[Arrival] = []
    size = 0
    for source, reading in read(unknown(found, tell), names, processes):
        for refusal in refusals(source, reading):
            tell(refusal)
        for arrival in arrivals(source, reading, prefix, by_rule):
            batch.append(arrival)
            size += len(arrival.record.text)
            if len(batch) >= BATCH or size >= MOST_CHARACTERS:
                told(batch, tell)
                batch, size = [], 0
    told(batch, tell)


def told(batch: list[Arrival], tell: Tell) -> None:
    """Write a batch and tell what became of it."""
    for outcome in take(batch):
        tell(outcome)


def unknown(found: Iterable[Source | Outcome], tell: Tell) -> Iterator[Source]:
    """Yield the sources that are not held; tell of those that are, and of what cannot be read.

    A source that holds many records is read again, since some of them may not have been taken.
    """
    for group in groups(sources_of(found, tell)):
        held = held_whole(source.sha256 for source in group)
        meet(held)
        for source in group:
            if source.sha256 in held:
                tell(Outcome(source.name, UNCHANGED, key=held[source.sha256], line=source.line))
            else:
                yield source


def sources_of(found: Iterable[Source | Outcome], tell: Tell) -> Iterator[Source]:
    """Yield the sources; tell of the others why they are none."""
    for one in found:
        if isinstance(one, Outcome):
            tell(one)
        else:
            yield one


def groups(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Yield sources in lists, bounded in number and bytes."""
    group: list[Source] = []
    size = 0
    for source in sources:
        group.append(source)
        size += len(source.data)
        if len(group) >= LOOKED_UP or size >= LARGEST_LOOK_UP:
            yield group
            group, size = [], 0
    if group:
        yield group


def held_whole(digests: Iterable[str]) -> dict[str, str]:
    """Return the key of the record that was made of each source, of those sources that hold one record."""
    held: dict[str, list[str]] = {}
    rows = Text.objects.filter(capture__sha256__in=list(digests)).order_by()
    for digest, key in rows.values_list("capture__sha256", "entry__key"):
        held.setdefault(digest, []).append(key)
    return {digest: keys[0] for digest, keys in held.items() if len(keys) == 1}


def refusals(source: Source, reading: Reading) -> Iterator[Outcome]:
    """Yield what could not be understood of a source, with its line in the file."""
    for one in reading.refusals:
        line = one.line if source.line is None else source.line + (one.line or 1) - 1
        yield Outcome(source.name, REFUSED, one.reason, line=line, id=one.id)


def arrivals(source: Source, reading: Reading, prefix: str, by_rule: bool = False) -> Iterator[Arrival]:
    """Yield the records of a source with their keys."""
    shared = len(reading.records) + len(reading.refusals) > 1
    for record in reading.records:
        key = key_of(record.number, record.id, source.identity, prefix, source.line)
        digest = sha256(record.own).hexdigest() if record.own else source.sha256
        data, together = record.own or source.data, shared and not record.own
        yield Arrival(source.name, source.line, key, data, digest, record, together, by_rule)
