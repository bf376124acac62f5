"""What entries once had and have no longer, as the history tells: a curator removed it, and no file brings it back.

What was put right is removed as well: the name, number or tenure that stood there before. What went when a run of
intake was undone is nobody's decision, and comes again with its file.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps

from archive.catalogue.models import Identifier, Merger, Name, Participation, Tenure
from archive.text.names import fold

REMOVED = "was left out: a curator removed it"
Had = set[tuple[Any, ...]]


def once_had(model: str, owner: str, entries: Iterable[int], *fields: str) -> Had:
    """Return all (entry, value of each field) that the rows of a model ever said of entries, and of those merged there.

    `owner` is the field by which its rows belong to an entry.
    """
    standing = {pk: pk for pk in entries}
    standing |= merged_into(standing)
    if not standing:
        return set()
    events = apps.get_model("catalogue", f"{model}Event")._default_manager
    rows = events.filter(**{f"{owner}__in": list(standing)}).order_by()
    undone = rows.filter(pgh_label="delete", pgh_context__metadata__has_keys=["run", "undoes"])
    told = rows.exclude(pgh_obj_id__in=undone.values("pgh_obj_id")).values_list(f"{owner}_id", *fields).distinct()
    return {(standing[pk], *values) for pk, *values in told}


def merged_into(targets: Iterable[int]) -> dict[int, int]:
    """Return the entries that were merged into these, by one step or several, with the one in which each is now."""
    found: dict[int, int] = {}
    step = {pk: pk for pk in targets}
    while step:
        mergers = Merger.objects.filter(target__in=list(step), undone_at=None).order_by()
        pairs = mergers.values_list("source_id", "target_id")
        step = {source: step[target] for source, target in pairs if source not in found}
        found |= step
    return found


def parted_names(new: list[Name]) -> tuple[list[Name], list[Name]]:
    """Return the names to be written, and those that a curator removed."""
    rows = once_had("Name", "entry", {one.entry_id for one in new}, "text", "language")
    had = {(pk, fold(text), language) for pk, text, language in rows}
    alike = {(pk, folded) for pk, folded, _ in had}

    def removed(one: Name) -> bool:
        folded = fold(one.text)
        either = one.language == "und" and (one.entry_id, folded) in alike
        return either or bool({(one.entry_id, folded, one.language), (one.entry_id, folded, "und")} & had)

    return parted(new, removed)


def parted_numbers(new: list[Identifier]) -> tuple[list[Identifier], list[Identifier]]:
    """Return the numbers to be written, and those that a curator removed."""
    had = once_had("Identifier", "entry", {one.entry_id for one in new}, "scheme", "value")
    return parted(new, lambda one: (one.entry_id, one.scheme, one.value) in had)


def parted_tenures(new: list[Tenure]) -> tuple[list[Tenure], list[Tenure]]:
    """Return the tenures to be written, and those that a curator removed."""
    had = once_had("Tenure", "person", {one.person_id for one in new}, "office", "when_edtf")
    return parted(new, lambda one: (one.person_id, one.office_id, one.when_edtf) in had)


def parted_participants(new: list[Participation]) -> tuple[list[Participation], list[Participation]]:
    """Return the participants to be written, and those that a curator removed."""
    had = once_had("Participation", "entry", {one.entry_id for one in new}, "role", "named_as", "participant")
    named = {(pk, role, name) for pk, role, name, _ in had}
    persons = {(pk, role, person) for pk, role, _, person in had if person}
    return parted(
        new,
        lambda one: (
            (one.entry_id, one.role, one.named_as) in named or (one.entry_id, one.role, one.participant_id) in persons
        ),
    )


def parted(new: list[Any], removed: Any) -> tuple[list[Any], list[Any]]:
    """Return the rows that were not removed, and those that were."""
    return [one for one in new if not removed(one)], [one for one in new if removed(one)]


def told(rows: Iterable[Name | Identifier]) -> Iterator[tuple[int, str]]:
    """Yield of each row left out its entry and what the report says."""
    for row in rows:
        if isinstance(row, Name):
            yield row.entry_id, f"the name “{row.text[:80]}” ({row.language}) {REMOVED}"
        else:
            yield row.entry_id, f"the number {row} {REMOVED}"
