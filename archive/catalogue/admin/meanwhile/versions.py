"""The version of a record that a page was made from: the last event of it and of each of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, Max, Model, Q, Value

from ..history.acts import Acts, acts_of
from ..history.changes import Act
from ..history.sources import Source
from .meeting import Clash


@dataclass
class Meanwhile:
    """What others did since a page was made, and where it is not what was typed."""

    acts: list[Act]
    clashes: list[Clash] = field(default_factory=list)


def version_of(sources: Sequence[Source]) -> str:
    """Return the number of the last event in each table, and how many there are: "17-3.0-0.5-1"; one query."""
    counted = [
        source.events.order_by()
        .annotate(source=Value(place))
        .values("source")
        .annotate(last=Max("pgh_id"), many=Count("pgh_id"))
        .values_list("source", "last", "many")
        for place, source in enumerate(sources)
    ]
    rows = {place: f"{last or 0}-{many}" for place, last, many in counted[0].union(*counted[1:], all=True)}
    return ".".join(rows.get(place, "0-0") for place in range(len(sources)))


def lasts(version: str, sources: Sequence[Source]) -> list[int] | None:
    """Return the last event of each table in a version, None where it is no version of such a record."""
    numbers = [part.partition("-")[0] for part in version.split(".")]
    if len(numbers) != len(sources) or not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return None
    return [int(number) for number in numbers]


def since(sources: Sequence[Source], version: str) -> list[Act]:
    """Return in words what was done after a version, the newest first."""
    known = lasts(version, sources) or [0] * len(sources)
    newer = [
        replace(source, events=source.events.filter(pgh_id__gt=last))
        for source, last in zip(sources, known, strict=True)
    ]
    return [act for act in acts_of(Acts(newer)[:], newer) if act.changes or act.counted]


def states(source: Source, last: int) -> dict[Any, Model]:
    """Return the rows of one table as they stood in a version, as events by the primary key of the row."""
    events = source.events.filter(Q(pgh_id__lte=last)).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event.pgh_obj_id: event for event in events if event.pgh_label != "delete"}
