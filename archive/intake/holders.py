"""Who held the offices that records name, on the day of each record: only where one person can be meant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from archive.catalogue.models import OfficeName, Tenure
from archive.intake.rows import Facts, MentionRow, Record, SpeakerRow
from archive.text.named_offices import CALLED, rank_of


@dataclass(frozen=True)
class Circle:
    """Whom a record is about: primary keys of who speaks or publishes, of what is mentioned; offices named (keys)."""

    speaking: frozenset[int]
    mentioned: frozenset[int]
    offices: frozenset[str]


@dataclass(frozen=True)
class Held:
    """An office held by a person; the days are those of the tenure, None where it is open."""

    office: int
    key: str
    title: str
    organization: int
    person: int
    earliest: date | None
    latest: date | None

    def on(self, day: date) -> bool:
        """Tell whether the office was certainly held that day: of a tenure without any day that is not known."""
        if self.earliest is None and self.latest is None:
            return False
        return (self.earliest or day) <= day <= (self.latest or day)


@dataclass(frozen=True)
class Holders:
    """The tenures that a batch of records may mean, with the ranks and folded names of their offices."""

    held: tuple[Held, ...] = ()
    ranks: dict[int, set[str]] = field(default_factory=dict)
    names: dict[str, set[int]] = field(default_factory=dict)

    def by_mention(self, row: MentionRow, circle: Circle, day: date | None) -> tuple[int, str] | None:
        """Return who held the office that a mention names, and how that is known."""
        if day is None:
            return None
        if row.offices:
            return self._one((held for held in self.held if held.key in row.offices), day)
        return self._in_circle(row.ranks, circle, day)

    def by_label(self, speaker: SpeakerRow, circle: Circle, day: date | None) -> tuple[int, str] | None:
        """Return who held the office that a label names: with its body, or alone."""
        if day is None:
            return None
        offices = self.names.get(speaker.folded, set())
        named = self._one((held for held in self.held if held.office in offices), day) if offices else None
        if named or speaker.other:
            return named
        return self._in_circle(CALLED.get(speaker.rank, (speaker.rank,)), circle, day)

    def _in_circle(self, ranks: Iterable[str], circle: Circle, day: date) -> tuple[int, str] | None:
        """Return who is meant by an office named alone: somebody who speaks or is named there, else of a body named."""
        fitting = [held for held in self.held if held.on(day) and self.ranks.get(held.office, set()) & set(ranks)]
        people = circle.speaking | circle.mentioned
        near = [held for held in fitting if held.person in people or held.organization in circle.speaking]
        near += [held for held in fitting if held.key in circle.offices]
        return self._one(near or [held for held in fitting if held.organization in circle.mentioned], day)

    def _one(self, held: Iterable[Held], day: date) -> tuple[int, str] | None:
        """Return the only person who held one of these that day, None where nobody or several did."""
        that_day = [each for each in held if each.on(day)]
        if len({each.person for each in that_day}) != 1:
            return None
        return that_day[0].person, f"held the office on {day}: {that_day[0].title}"[:200]


def day_of(record: Facts | Record) -> date | None:
    """Return the day of a record, None where it is not one day."""
    when = record.when
    return when.earliest if when.earliest and when.earliest == when.latest else None


def holders_for(records: Iterable[tuple[Facts | Record, Circle]]) -> Holders:
    """Return the tenures that records with an office in them may mean, in two queries; none where no record has one."""
    days, entries, keys, labels = [], set(), set(), set()
    for record, circle in records:
        day = day_of(record)
        offices = {key for row in record.mentions for key in row.offices}
        labelled = {speaker.folded for speaker in record.speakers if speaker.rank}
        if day and (offices or labelled or any(row.ranks for row in record.mentions)):
            days.append(day)
            entries |= circle.speaking | circle.mentioned
            keys |= offices
            labels |= labelled
    if not days:
        return Holders()
    may_be = Q(office__key__in=keys) | Q(person_id__in=entries) | Q(office__organization_id__in=entries)
    named = OfficeName.objects.filter(folded__in=labels).values("office_id")
    tenures = Tenure.objects.filter(may_be | Q(office_id__in=named)).filter(
        Q(when_earliest__lte=max(days)) | Q(when_earliest=None), Q(when_latest__gte=min(days)) | Q(when_latest=None)
    )
    columns = ("office_id", "office__key", "office__title", "office__organization_id", "person_id")
    rows = tenures.order_by("pk").values_list(*columns, "when_earliest", "when_latest")
    held = tuple(Held(*row) for row in rows)
    return _with_names(held)


def _with_names(held: tuple[Held, ...]) -> Holders:
    """Return tenures with what their offices are called."""
    ranks = {each.office: {rank_of(each.title)} for each in held}
    names: dict[str, set[int]] = {}
    called = OfficeName.objects.filter(office_id__in=ranks).order_by().values_list("office_id", "text", "folded")
    for office, text, folded in called:
        ranks[office].add(rank_of(text))
        names.setdefault(folded, set()).add(office)
    return Holders(held, {office: found - {""} for office, found in ranks.items()}, names)
