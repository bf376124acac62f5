"""Why an act cannot be undone, in words: which row stands in the way, and who changed it when."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Capture, Entry, RemovedBytes, RemovedWords, Text

from .states import Touched
from .tables import WHOLE, Table

PERMANENT = {Entry.State.PUBLISHED, Entry.State.WITHDRAWN, Entry.State.MERGED}
SOMEBODY = gettext_lazy("a command or a bulk change")


def reasons(rows: Iterable[Touched], leaving: frozenset[str]) -> Iterator[str]:
    """Yield why rows cannot be put back, nothing where they all can; columns in `leaving` are not looked at."""
    for row in rows:
        if not row.known:
            yield _("%(row)s was there before its history began: what it was then is not known.") % told(row)
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
        yield _("%(row)s was made public, and its address is permanent: withdraw it instead.") % told(row)
        return
    for part in sorted(row.table.parts(row.after, row.now) - leaving):
        yield _("%(row)s was added, and %(changed)s since then by %(who)s.") % by(row, part)


def against_bringing_back(row: Touched) -> Iterator[str]:
    """Yield why a row that the act removed cannot be brought back."""
    if row.now is not None and row.table.parts(row.before or {}, row.now):
        yield _("%(row)s is there again, in another form, brought back by %(who)s.") % by(row)
    if row.now is None and row.table.model is Capture and not RemovedBytes.objects.filter(pk=row.pk).exists():
        yield _("%(row)s: its bytes were taken out of the archive for good.") % told(row)
    if row.now is None and row.table.model is Text and not RemovedWords.objects.filter(pk=row.pk).exists():
        yield _("%(row)s: its words were not kept when it was deleted.") % told(row)


def against_changing(row: Touched, leaving: frozenset[str]) -> Iterator[str]:
    """Yield why a row that the act changed cannot be changed back."""
    changed = row.parts - leaving
    if row.now is None:
        if changed:
            yield _("%(row)s was removed by %(who)s.") % by(row)
        return
    later = changed & row.table.parts(row.after or {}, row.now) & row.table.parts(row.before or {}, row.now)
    for part in sorted(later):
        yield _("%(row)s: %(changed)s again by %(who)s.") % by(row, part)
    if row.table.model is Entry:
        yield from against_what_is_public(row, changed - later)


def against_what_is_public(row: Touched, changed: set[str]) -> Iterator[str]:
    """Yield what of an entry cannot be changed back because readers were told of it."""
    before, now = row.before or {}, row.now or {}
    if "key" in changed and now["state"] in PERMANENT and before["key"] != now["key"]:
        yield _("%(row)s was published under the key %(key)s, which is permanent.") % {**told(row), "key": now["key"]}
    if "state" in changed and {before["state"], now["state"]} & PERMANENT and before["state"] != now["state"]:
        called = dict(Entry._meta.get_field("state").choices)
        states = {"was": called[before["state"]], "is": called[now["state"]]}
        yield _(
            "%(row)s went from “%(was)s” to “%(is)s”, and the register says so to readers: publish or withdraw it "
            "instead."
        ) % {**told(row), **states}


def told(row: Touched) -> dict[str, str]:
    """Return what a sentence tells of a row."""
    return {"row": name_of(row)}


def by(row: Touched, part: str = WHOLE) -> dict[str, str]:
    """Return what a sentence tells of a row, of the part that was changed last, and of who changed it."""
    return {"row": name_of(row), "changed": said(row, part), "who": by_whom(row.table, row.pk)}


def said(row: Touched, part: str) -> str:
    """Return which part was changed, in words."""
    if part == WHOLE:
        return _("it was changed")
    named = _("date") if part == "when" else next(f.verbose_name for f in row.table.fields if f.attname == part)
    return _("its %(part)s was changed") % {"part": named}


def name_of(row: Touched) -> str:
    """Return what kind of row it is and what it is called: the name “Ann”."""
    state: dict[str, Any] = row.now or row.after or row.before or {}
    words = called(row.table, row.pk, state)
    if words:
        return _("The %(noun)s “%(words)s”") % {"noun": row.table.noun, "words": words}
    return _("The %(noun)s no. %(number)s") % {"noun": row.table.noun, "number": row.pk}


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
    return who_and_when(event) if event else str(SOMEBODY)


def who_and_when(event: Model | Any) -> str:
    """Return who made an event, and when: Ann Smith on 24 November 2026 at 19:20 (UTC)."""
    at = date_format(event.pgh_created_at, _("j F Y \\a\\t H:i"))
    return _("%(who)s on %(at)s (UTC)") % {"who": who(event.pgh_context), "at": at}


def who(context: Any) -> str:
    """Return the name of the user to whom a context belongs."""
    pk = context.metadata.get("user") if context else None
    user = get_user_model().objects.filter(pk=pk).first() if pk else None
    return (user.get_full_name() or user.get_username()) if user else str(SOMEBODY)
