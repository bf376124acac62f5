"""Where a key leads whose entry was merged into another: to the entry in which it is now."""

from collections.abc import Iterable, Mapping

from archive.catalogue.models import Entry, Merger
from archive.intake.arrivals import NOTED, Outcome


def merged(keys: Iterable[str]) -> dict[str, tuple[int, Entry]]:
    """Return for each key of an entry that was merged its primary key and the entry in which it is now."""
    keys = set(keys)
    gone = Entry.objects.filter(key__in=keys, state=Entry.State.MERGED).order_by()
    sources = dict(gone.values_list("key", "pk")) if keys else {}
    if not sources:
        return {}
    now = {pk: pk for pk in sources.values()}
    step = set(now)
    while step:  # what it was merged into may have been merged further
        mergers = Merger.objects.filter(source__in=step, undone_at=None).order_by()
        onwards = dict(mergers.values_list("source_id", "target_id"))
        now = {pk: onwards.get(at, at) for pk, at in now.items()}
        step = set(onwards.values())
    standing = Entry.objects.exclude(state=Entry.State.MERGED).in_bulk(set(now.values()))
    return {key: (pk, standing[now[pk]]) for key, pk in sources.items() if now[pk] in standing}


def said(gone: Mapping[str, str], source: str) -> Iterable[Outcome]:
    """Yield for each key that a source names, and that was merged, the key it was led to."""
    return (
        Outcome(source, NOTED, f"“{key}” was merged into “{target}”; what names it leads there.", key=target)
        for key, target in sorted(gone.items())
    )
