"""Entries that may be one, found by blocks and offered to curators with reasons; nothing is merged here.

Only entries that share a name, a name's sound in another script, or a number are compared: the work grows with their
number, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from archive.catalogue.models import Entry, Identifier, Name, PossibleDuplicate, Tenure
from archive.text.letters import UNSPACED
from archive.text.likeness import alike, block

KINDS = ("person", "organization", "place")
MOST = 30  # entries of one name that are compared with each other; of a name that more bear it says nothing
# What the reasons weigh; a pair is offered from ENOUGH on.
NUMBER, NAME, SOUND, BIRTH, OFFICE = 70, 40, 35, 30, 25
ENOUGH = 35
# A name of one word alone is no reason; with another it is.
ONE_WORD = 20
Pair = tuple[int, int]


@dataclass
class Facts:
    """What is known of an entry that may have a double."""

    kind: str
    earliest: date | None
    latest: date | None
    edtf: str
    names: set[str] = field(default_factory=set)
    spelt: list[str] = field(default_factory=list)
    numbers: set[tuple[str, str]] = field(default_factory=set)
    offices: set[int] = field(default_factory=set)


def offer_duplicates() -> int:
    """Look through all people, organizations and places, offer the pairs that are new, and return how many are.

    A pair that is known already, open or decided, stays as it is.
    """
    facts = all_facts()
    reasons: dict[Pair, list[tuple[int, str]]] = defaultdict(list)
    for pair, weight, why in (*by_number(facts), *by_name(facts), *by_sound(facts)):
        reasons[pair].append((weight, why))
    found = [row for pair, told in reasons.items() if (row := offered(pair, told, facts)) is not None]
    known = set(PossibleDuplicate.objects.values_list("first", "second"))
    new = [row for row in found if (row.first_id, row.second_id) not in known]
    PossibleDuplicate.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    return len(new)


def all_facts() -> dict[int, Facts]:
    """Return what is known of all entries of these kinds, in a fixed number of queries."""
    standing = Entry.objects.filter(kind__in=KINDS).exclude(state=Entry.State.MERGED).order_by()
    rows = standing.values_list("pk", "kind", "when_earliest", "when_latest", "when_edtf")
    facts = {pk: Facts(*rest) for pk, *rest in rows}
    names = Name.objects.filter(entry__kind__in=KINDS).order_by().values_list("entry_id", "folded", "text")
    for pk, folded, text in names.iterator(chunk_size=10_000):
        if pk in facts and folded:
            facts[pk].names.add(folded)
            facts[pk].spelt.append(text)
    for pk, scheme, value in Identifier.objects.order_by().values_list("entry_id", "scheme", "value").iterator():
        if pk in facts:
            facts[pk].numbers.add((scheme, value))
    for pk, office in Tenure.objects.order_by().values_list("person_id", "office_id").iterator():
        if pk in facts:
            facts[pk].offices.add(office)
    return facts


def by_number(facts: dict[int, Facts]) -> Iterator[tuple[Pair, int, str]]:
    """Yield the pairs of one kind that share a number."""
    bearers: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for pk, one in facts.items():
        for scheme, value in one.numbers:
            bearers[one.kind, scheme, value].append(pk)
    for (_kind, scheme, value), pks in bearers.items():
        for pair in pairs(pks):
            yield pair, NUMBER, f"Both have the {scheme} number {value}."


def by_name(facts: dict[int, Facts]) -> Iterator[tuple[Pair, int, str]]:
    """Yield the pairs of one kind that bear the same name, but for capitals, accents and the like."""
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for pk, one in facts.items():
        for name in one.names:
            bearers[one.kind, name].append(pk)
    seen: set[Pair] = set()
    for (kind, name), pks in bearers.items():
        one_word = kind == "person" and " " not in name and not set(name) & set(UNSPACED)
        for pair in pairs(pks):
            if pair not in seen:
                seen.add(pair)
                yield pair, ONE_WORD if one_word else NAME, f"Both are called “{name}”."


def by_sound(facts: dict[int, Facts]) -> Iterator[tuple[Pair, int, str]]:
    """Yield the pairs of people whose names are written in different scripts and sound alike."""
    bearers: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for pk, one in facts.items():
        for name in one.spelt if one.kind == "person" else ():
            if sound := block(name):
                bearers[sound].append((pk, name))
    seen: set[Pair] = set()
    for named in bearers.values():
        latin = [(pk, name) for pk, name in named if is_latin(name)][:MOST]
        others = [(pk, name) for pk, name in named if not is_latin(name)][:MOST]
        for (pk, name), (other, foreign) in ((a, b) for a in latin for b in others):
            pair = (min(pk, other), max(pk, other))
            if pk != other and pair not in seen and alike(name, foreign):
                seen.add(pair)
                yield pair, SOUND, f"“{name}” and “{foreign}” may be one name in two scripts."


def is_latin(name: str) -> bool:
    """Return whether a name is written in Latin letters."""
    return all(letter < "\u0370" or "\u1e00" <= letter < "\u2c80" for letter in name if letter.isalpha())


def pairs(pks: list[int]) -> Iterator[Pair]:
    """Yield all pairs, each with the entry that was there first before the other; none of too many."""
    return combinations(sorted(set(pks)), 2) if len(set(pks)) <= MOST else iter(())


def offered(pair: Pair, told: list[tuple[int, str]], facts: dict[int, Facts]) -> PossibleDuplicate | None:
    """Return the pair with all its reasons; None where they do not suffice, or something denies that they are one."""
    one, other = facts[pair[0]], facts[pair[1]]
    if not lives_meet(one, other) or denied(one.numbers, other.numbers):
        return None
    told = [*told, *more_reasons(one, other)]
    weight = min(100, sum(weight for weight, _ in told))
    if weight < ENOUGH:
        return None
    ordered = sorted(told, key=lambda each: -each[0])
    why = "\n".join(dict.fromkeys(why for _, why in ordered))
    return PossibleDuplicate(first_id=pair[0], second_id=pair[1], why=why, weight=weight)


def more_reasons(one: Facts, other: Facts) -> Iterator[tuple[int, str]]:
    """Yield what makes it likelier that two of one name are one."""
    if one.edtf and other.edtf and one.kind == "person":
        begins = one.edtf.split("/")[0], other.edtf.split("/")[0]
        if begins[0] and begins[0][:4] == begins[1][:4]:
            yield BIRTH, f"Both were born in {begins[0][:4]}."
    if one.offices & other.offices:
        yield OFFICE, "Both held the same office."


def lives_meet(one: Facts, other: Facts) -> bool:
    """Return whether two lives can be one: births that are known are not in different years, and both have a day."""
    if one.kind == "person" and one.earliest and other.earliest and abs(one.earliest.year - other.earliest.year) > 1:
        return False
    before = one.latest is not None and other.earliest is not None and one.latest < other.earliest
    after = one.earliest is not None and other.latest is not None and other.latest < one.earliest
    return not (before or after)


def denied(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    """Return whether a scheme gives each its own number, and none gives both the same."""
    if one & other:
        return False
    return bool({scheme for scheme, _ in one} & {scheme for scheme, _ in other})
