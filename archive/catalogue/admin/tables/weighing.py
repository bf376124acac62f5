"""What the rows of a table would do: each is found new, changed, unchanged or refused, beside the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from archive.catalogue.models import Entry
from archive.text.names import fold

from ..permission import may_touch
from .columns import Column, Found, Held, Lists, Points, Wrong
from .nouns import ROW, Noun

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
Cells = Mapping[str, str]
Change = tuple[str, str, str]  # column, before, after
DATED = {"when_words", "when_edtf"}
RINGS = {"parent", "within", "translation_of"}


@dataclass
class Weighed:
    """One row: what becomes of it, how the record would be held, and how it is held now."""

    line: int
    key: str
    outcome: str
    reason: str = ""
    changes: list[Change] = field(default_factory=list)
    after: Held | None = None
    before: Held | None = None

    def told(self) -> list[Any]:
        """Return what is shown of the row, as JSON."""
        return [self.line, self.key, self.outcome, [list(change) for change in self.changes], self.reason]


class Scales:
    """Weigh the rows of one table, some at a time, for somebody; `seen` are rows that came before, with their lines."""

    def __init__(self, noun: Noun, user: Any, columns: Mapping[str, Column]) -> None:
        self.noun, self.user, self.columns = noun, user, columns
        self.seen: dict[tuple[str, ...], int] = {}
        self.adds, self.changes = noun.added and noun.may(user, "add"), noun.may(user, "change")

    def weigh(self, rows: Sequence[tuple[int, Cells]]) -> list[Weighed]:
        """Return what each row would do; a fixed number of queries, and one for each new way up a ring."""
        found = self.looked_up(cells for _, cells in rows)
        there = self.there([cells for _, cells in rows], found)
        return [self.one(line, cells, found, there) for line, cells in rows]

    def looked_up(self, rows: Iterable[Cells]) -> dict[str, Found]:
        """Return for each column that points to others what its keys stand for."""
        wanted: dict[str, set[str]] = {name: set() for name, one in self.columns.items() if is_pointing(one)}
        for cells in rows:
            for name, keys in wanted.items():
                keys.update(self.columns[name].wanted(cells.get(name, "")))
        return {name: self.columns[name].found(keys) for name, keys in wanted.items()}

    def there(self, rows: Sequence[Cells], found: Mapping[str, Found]) -> dict[tuple[str, ...], Held]:
        """Return the records that rows are about, by their number and by what they are known by; they are locked."""
        known = Q(pk__in=[int(cells[ROW]) for cells in rows if is_number(cells.get(ROW, ""))])
        first = self.noun.known_by[0]
        keys = {cells.get(first, "") for cells in rows if not cells.get(ROW)} - {""}
        if self.noun.is_entry:
            # A condition on each of the two tables: their join is planned as if there were few rows, where many were
            # written since the database last counted.
            pks = list(Entry.objects.filter(key__in=keys).order_by().values_list("pk", flat=True))
            records = list(self.noun.rows().filter(pk__in=pks, key__in=keys))
        else:
            pointed = found.get(first)
            wanted = [one.pk for key, one in pointed.items() if key in keys] if pointed is not None else list(keys)
            records = list(self.noun.rows().filter(known | Q(**{f"{first}__in": wanted})))
        states = locked(entry for record in records if (entry := self.noun.entry_of(record)))
        held = {}
        for record in records:
            if entry := self.noun.entry_of(record):
                entry.state = states.get(entry.pk, entry.state)
            one = self.noun.held(record)
            held[ROW, str(record.pk)] = one
            held.setdefault(self.known_as({name: self.noun.columns[name].say(one) for name in self.noun.known_by}), one)
        return held

    def known_as(self, cells: Cells) -> tuple[str, ...]:
        """Return by what a row is known where it has no number; a date by its words, if it has any."""
        dated = bool(cells.get("when_words"))
        return tuple(cells.get(name, "") for name in self.noun.known_by if not (dated and name == "when_edtf"))

    def one(
        self, line: int, cells: Cells, found: Mapping[str, Found], there: Mapping[tuple[str, ...], Held]
    ) -> Weighed:
        """Return what one row would do."""
        number, known = cells.get(ROW, ""), self.known_as(cells)
        held = there.get((ROW, number)) if number else there.get(known)
        key = f"{ROW} {number}" if number else " · ".join(filter(None, known))
        if number and held is None:
            return Weighed(line, key, REFUSED, f"there is no {ROW} {number} (any more)")
        if not number and not known[0]:
            return Weighed(line, key, REFUSED, f"{self.noun.known_by[0]} is empty: nothing says which record it is")
        marks = {(ROW, str(held.record.pk))} if held else set()
        marks |= set() if number else {known}
        if before := marks & self.seen.keys():
            return Weighed(line, key, REFUSED, f"line {self.seen[before.pop()]} is about the same")
        self.seen.update(dict.fromkeys(marks, line))
        weighed = Weighed(line, key, UNCHANGED, before=held, after=self.copy(held))
        reason = self.refusal(held)
        return self.filled(weighed, cells, found) if not reason else Weighed(line, key, REFUSED, reason)

    def copy(self, held: Held | None) -> Held:
        """Return a record that can be changed, or a new one."""
        if held is None:
            return Held(self.noun.model())
        return Held(copy(held.record), {name: dict(keys) for name, keys in held.lists.items()}, dict(held.names))

    def refusal(self, held: Held | None) -> str:
        """Return why somebody may not do anything with this row, "" where they may."""
        if held is None:
            return "" if self.adds else f"there is no such row in {self.noun.title}, and a table adds none for you"
        return "" if self.changes else f"you may not change {self.noun.title}"

    def filled(self, weighed: Weighed, cells: Cells, found: Mapping[str, Found]) -> Weighed:
        """Return the row with what changes when its cells are put into the record."""
        after, before = weighed.after, weighed.before
        wrong, put = [], []
        for name, column in self.columns.items():
            text = cells.get(name)
            if text is None or same(text, column.say(before or after)) or not (text or before):
                continue
            try:
                column.put(after, text, found.get(name, {}))
                put.append(name)
            except Wrong as error:
                wrong.append(str(error))
        wrong += [] if wrong else self.faults(weighed, put)
        if wrong:
            return Weighed(weighed.line, weighed.key, REFUSED, "; ".join(wrong))
        weighed.changes = list(self.differences(before, after))
        weighed.outcome = NEW if before is None else CHANGED if weighed.changes else UNCHANGED
        if weighed.changes and (entry := self.forbidden(weighed)):
            return Weighed(weighed.line, weighed.key, REFUSED, f"“{entry}” is no draft: only editors change it")
        return weighed

    def forbidden(self, weighed: Weighed) -> Entry | None:
        """Return an entry that the row would change and its sender may not, None where there is none."""
        records = [one.record for one in (weighed.before, weighed.after) if one and one.record.pk]
        records += [weighed.after.record] if not self.noun.is_entry else []
        entries = [entry for record in records if (entry := self.noun.entry_of(record))]
        return next((entry for entry in entries if not may_touch(self.user, entry)), None)

    def differences(self, before: Held | None, after: Held) -> Iterator[Change]:
        """Yield what differs: in the columns of the table, and in others that follow from them."""
        told = {**self.noun.columns, **self.columns}
        for name, column in told.items():
            was, now = column.say(before) if before else "", column.say(after)
            if was != now and not (before is None and name == "state"):
                yield name, was, now

    def faults(self, weighed: Weighed, put: Sequence[str]) -> list[str]:
        """Return what is wrong with a record as it would be."""
        after, new = weighed.after, weighed.before is None
        record, fields = after.record, weighed.after.record._meta.concrete_fields
        if not put:
            return []
        wrong = []
        if self.noun.is_entry and not after.names:
            wrong.append("it has no name: fill in a column like name_en")
        if new:
            empty = [name for name, column in self.noun.columns.items() if isinstance(column, Points)
                     and not column.field.null and getattr(record, column.field.attname) is None]  # fmt: skip
            wrong += [f"{name} is empty" for name in empty]
        looked_at = {one.name for one in fields} if new else set(put)
        plain = {one.name for one in fields if one.name in self.noun.columns and not one.is_relation}
        try:
            record.clean_fields(exclude={one.name for one in fields} - (looked_at & plain))
            if not wrong and (new or set(put) & (DATED | RINGS)):
                record.clean()
        except ValidationError as error:
            wrong += [f"{name}: {' '.join(told)}" for name, told in error.message_dict.items()]
        if hasattr(record, "folded"):
            record.folded = fold(record.text)[: record._meta.get_field("folded").max_length]
        return wrong


def is_pointing(column: Column) -> bool:
    """Return whether a column names other records."""
    return isinstance(column, Points | Lists)


def same(one: str, other: str) -> bool:
    """Return whether two texts say the same, whatever way their lines end."""
    return one == other or lines(one) == lines(other)


def lines(text: str) -> str:
    """Return a text with its lines ended in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_number(text: str) -> bool:
    """Return whether a text can be the number of a row."""
    return text.isascii() and text.isdigit() and len(text) < 19


def locked(entries: Iterable[Entry]) -> dict[int, str]:
    """Lock entries until the transaction ends, in one order, and return their states."""
    pks = sorted({entry.pk for entry in entries})
    rows = Entry.objects.filter(pk__in=pks).order_by("pk").select_for_update(of=("self",))
    return dict(rows.values_list("pk", "state"))
