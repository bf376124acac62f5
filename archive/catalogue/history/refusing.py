"""Why an act cannot be undone, in words: which row stands in the way, and who changed it when."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model

from archive.catalogue.models import Capture, Entry, RemovedBytes, RemovedWords, Text

from .states import Touched
from .tables import WHOLE, Table

PERMANENT = {Entry.State.PUBLISHED, Entry.State.WITHDRAWN, Entry.State.MERGED}
SOMEBODY = "a command or a bulk change"


def reasons(rows: Iterable[Touched], leaving: frozenset[str]) -> Iterator[str]:
    """Yield why rows cannot be put back, nothing where they all can; columns in `leaving` are not looked at."""
    for row in rows:
        if not row.known:
            yield f"{name_of(row)} was there before its history began: what it was then is not known."
        elif row.before is None:
            yield from against_removing(row, leaving)
        elif row.after is None:
            yield from against_bringing_back(row)
        else:
            yield from against_changing(row, leaving)


def against_removing(row: Touched, leaving: frozenset[str]) -> Iterator[str]:
    """Yield why a row that the act added cannot be removed."""
    if row.now is None or row.after is None or row.table.model is Capture:
        return
    if row.table.model is Entry and row.now["state"] in PERMANENT:
        yield f"{name_of(row)} was made public, and its address is permanent: withdraw it instead."
        return
    for part in sorted(row.table.parts(row.after, row.now) - leaving):
        yield f"{name_of(row)} was added, and {said(row, part)} since then by {by_whom(row.table, row.pk)}."


def against_bringing_back(row: Touched) -> Iterator[str]:
    """Yield why a row that the act removed cannot be brought back."""
    if row.now is not None and row.table.parts(row.before or {}, row.now):
        yield f"{name_of(row)} is there again, in another form, brought back by {by_whom(row.table, row.pk)}."
    if row.now is None and row.table.model is Capture and not RemovedBytes.objects.filter(pk=row.pk).exists():
        yield f"{name_of(row)}: its bytes were taken out of the archive for good."
    if row.now is None and row.table.model is Text and not RemovedWords.objects.filter(pk=row.pk).exists():
        yield f"{name_of(row)}: its words were not kept when it was deleted."


def against_changing(row: Touched, leaving: frozenset[str]) -> Iterator[str]:
    """Yield why a row that the act changed cannot be changed back."""
    changed = row.parts - leaving
    if row.now is None:
        if changed:
            yield f"{name_of(row)} was removed by {by_whom(row.table, row.pk)}."
        return
    later = changed & row.table.parts(row.after or {}, row.now) & row.table.parts(row.before or {}, row.now)
    for part in sorted(later):
        yield f"{name_of(row)}: {said(row, part)} again by {by_whom(row.table, row.pk)}."
    if row.table.model is Entry:
        yield from against_what_is_public(row, changed - later)


def against_what_is_public(row: Touched, changed: set[str]) -> Iterator[str]:
    """Yield what of an entry cannot be changed back because readers were told of it."""
    before, now = row.before or {}, row.now or {}
    if "key" in changed and now["state"] in PERMANENT and before["key"] != now["key"]:
        yield f"{name_of(row)} was published under the key {now['key']}, which is permanent."
    if "state" in changed and {before["state"], now["state"]} & PERMANENT and before["state"] != now["state"]:
        yield (
            f"{name_of(row)} went from {before['state']} to {now['state']}, and the register says so to readers: "
            "publish or withdraw it instead."
        )


def said(row: Touched, part: str) -> str:
    """Return which part was changed, in words."""
    if part == WHOLE:
        return "it was changed"
    named = "date" if part == "when" else next(f.verbose_name for f in row.table.fields if f.attname == part)
    return f"its {named} was changed"


def name_of(row: Touched) -> str:
    """Return what kind of row it is and what it is called: the name “Ann”."""
    state: dict[str, Any] = row.now or row.after or row.before or {}
    words = called(row.table, row.pk, state)
    return f"The {row.table.noun} “{words}”" if words else f"The {row.table.noun} no. {row.pk}"


def called(table: Table, pk: Any, state: dict[str, Any]) -> str:
    """Return the words by which a row is known, "" where it has none."""
    for name in ("label", "words", "text", "value", "named_as", "received", "title", "key", "anchor", "filename"):
        if isinstance(state.get(name), str) and state[name]:
            return state[name]
    whose = state.get("entry_id") or (pk if issubclass(table.model, Entry) else None) or state.get("subject_id")
    entry = Entry.objects.filter(pk=whose).first() if whose else None
    return str(entry) if entry else ""


def by_whom(table: Table, pk: Any) -> str:
    """Return who touched a row last, and when."""
    events = table.events._default_manager.filter(pgh_obj_id=pk)
    event = events.select_related("pgh_context").order_by("-pk").first()
    return who_and_when(event) if event else SOMEBODY


def who_and_when(event: Model | Any) -> str:
    """Return who made an event, and when: Ann Smith on 24 November 2026 at 19:20 (UTC)."""
    at = event.pgh_created_at
    return f"{who(event.pgh_context)} on {at.day} {at:%B %Y at %H:%M} (UTC)"


def who(context: Any) -> str:
    """Return the name of the user to whom a context belongs."""
    pk = context.metadata.get("user") if context else None
    user = get_user_model().objects.filter(pk=pk).first() if pk else None
    return (user.get_full_name() or user.get_username()) if user else SOMEBODY
