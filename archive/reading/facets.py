"""What the entries of a list have in common, counted: each value a link that narrows the list, or widens it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.reading.kinds import BY_CODE
from archive.reading.register import Target, targets
from archive.reading.saying import called, office, query
from archive.reading.search.answers import Answer
from archive.reading.search.counts import Count
from archive.reading.search.filters import Filters, Part
from archive.reading.search.schema import PARTIES

TITLES: Mapping[str, Promise] = {
    "kind": _("Kind"),
    "form": _("Form"),
    "person_spoke": _("Speakers"),
    "organization_spoke": _("Organizations that speak"),
    "person_any": _("People"),
    "person_took_part": _("People who took part"),
    "person_addressed": _("People addressed"),
    "person_signed": _("People who signed"),
    "person_mentioned": _("People mentioned"),
    "office": _("Offices"),
    "organization_any": _("Organizations"),
    "country": _("Countries"),
    "place": _("Places"),
    "topic": _("Topics"),
    "language": _("Language of a text"),
    "standing": _("Standing of a text"),
    "source": _("Source of a text"),
    "collection": _("Collections"),
}
# Those whose values are keys of entries.
OF_KEYS = tuple(name for name in TITLES if name.startswith(PARTIES) or name in ("place", "topic", "collection"))
MOST_SHOWN = 10


@dataclass(frozen=True)
class Value:
    """One value: its name, how many records have it, the list that a click leads to, whether it is on."""

    code: str
    name: str
    times: int
    leads: str
    on: bool


@dataclass(frozen=True)
class Facet:
    """One property with its values, the most frequent first."""

    code: str
    title: str
    values: list[Value]


def links_of(found: Answer, others: set[str]) -> dict[str, Target]:
    """Return what keys lead to: those in the facets, those by which the words are called, and others; and offices."""
    keys = {count.value for name in OF_KEYS for count in found.facets.get(name, ())[:MOST_SHOWN]}
    return targets(keys | others | set(found.called)) | {
        office(key): Target(
            key,
            "office",
            [{"text": title, "language": language, "kind": "preferred"} for title, language in called],
            called[0][0],
            0,
        )
        for key, called in found.offices.items()
        if called
    }


@dataclass(frozen=True)
class Narrowing:
    """A list that can be narrowed: what it found, what it asks, what keys are called, the kind that it is of."""

    answer: Answer
    filters: Filters
    links: Mapping[str, Target]
    kind: str

    def facets(self) -> list[Facet]:
        """Return the facets that say something: those whose values would change the list, and those that are on."""
        found = []
        for name, title in TITLES.items():
            values = [self.value(name, count) for count in self.shown(name)]
            if any(value.on or value.times < self.answer.total for value in values):
                found.append(Facet(name, str(title), values))
        return found

    def shown(self, name: str) -> list[Count]:
        """Return the counts that are shown: none of a kind's own kind, of keys those that lead somewhere now."""
        if name == "kind" and self.kind:
            return []
        counts = self.answer.facets.get(name, ())[:MOST_SHOWN]
        return [count for count in counts if name not in OF_KEYS or count.value in self.links]

    def value(self, name: str, count: Count) -> Value:
        """Return one value of a facet; a person who is on in some part is on."""
        (field, _line, way), code = name.partition("_"), count.value
        chosen: str | Part = Part(code, way) if way else code
        on = next((one for one in getattr(self.filters, field) if code in (one, getattr(one, "key", ""))), None)
        there = self.filters.without(field, on) if on else self.filters.also(field, chosen)
        label = str(BY_CODE[code].many) if code in BY_CODE and name == "kind" else called(field, code, self.links)
        return Value(code, label, count.times, query(there, self.kind), on is not None)
