"""A record as it was at a moment of its history: shown whole, beside what it is now, and brought back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.catalogue.history import Refused
from archive.catalogue.history.notes import by_program
from archive.catalogue.history.restoring import Wanted, restore, wanted
from archive.catalogue.history.tables import WHOLE
from archive.catalogue.models import Entry, Text

from ..permission import may_touch
from .changes import Namer, told_fields
from .sources import Source, of_form, of_part

MOST = 40  # rows of one table that are shown though nothing changed in them


@dataclass
class Shown:
    """One row as it was: (field, then, now, token to bring it back or "") for each field."""

    noun: str
    name: str
    token: str
    gone: bool
    new: bool
    fields: list[tuple[str, str, str, str]] = field(default_factory=list)


def then_page(request: HttpRequest, model_admin: ModelAdmin, record: Any) -> HttpResponse:
    """Show a record as it was at the moment that `at` names; on POST bring it, or a part of it, back."""
    moment = moment_asked(request)
    sources = of_form(record) if isinstance(record, Entry) else of_part(record)
    rows = [(source, wanted(source.events, moment)) for source in sources]
    if request.method == "POST":
        found = [one for _, some in rows for one in some]
        if not model_admin.has_change_permission(request, record) or not may_touch(request.user, *owners(found)):
            raise PermissionDenied
        return brought_back(request, model_admin, record, found, moment)
    parts = [part for source, some in rows for part in shown(source, some)]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("%(record)s, as it was on %(at)s (UTC)")
        % {"record": record, "at": date_format(moment, _("j F Y \\a\\t H:i:s"))},
        "opts": model_admin.opts,
        "original": record,
        "moment": moment,
        "parts": parts,
        "same": not any(one.parts or one.now is None for _, some in rows for one in some),
        "left_out": sum(len(some) for _, some in rows) - len(parts),
        "can_change": model_admin.has_change_permission(request, record),
    }
    return TemplateResponse(request, "admin/record/then.html", context)


def owners(rows: list[Wanted]) -> QuerySet[Entry]:
    """Return the records to which texts would go back that were given to others since."""
    texts = (one.then for one in rows if one.table.model is Text and "entry_id" in one.parts and one.then)
    return Entry.objects.filter(pk__in=[text.entry_id for text in texts])


def moment_asked(request: HttpRequest) -> datetime:
    """Return the moment that the address names; Http404 where it names none."""
    try:
        moment = parse_datetime(request.GET.get("at", "").replace(" ", "+"))
    except ValueError as error:
        raise Http404 from error
    if moment is None or moment.tzinfo is None:
        raise Http404
    return moment


def shown(source: Source, rows: list[Wanted]) -> list[Shown]:
    """Return the rows of one table in words; of very many only those that were otherwise."""
    if len(rows) > MOST:
        rows = [one for one in rows if one.parts or one.now is None]
    newest = source.events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    now = {event.pgh_obj_id: event for event in newest.filter(pgh_obj_id__in=[one.pk for one in rows])}
    namer = Namer([state for one in rows for state in (one.then, now.get(one.pk)) if state is not None])
    return [in_words(source, one, now.get(one.pk) if one.now else None, namer) for one in rows]


def in_words(source: Source, row: Wanted, now: Any, namer: Namer) -> Shown:
    """Return one row as it was and as it is."""
    state = row.then if row.then is not None else now
    model, parts = row.table.model.__name__, row.parts
    whole = f"{model}|{row.pk}|{WHOLE}" if WHOLE in parts else ""
    name = str(getattr(state, source.told_by, "") or "") if source.told_by else ""
    told = Shown(source.noun, name, whole, gone=row.now is None, new=row.then is None)
    for one in told_fields(type(state)):
        if one.name == source.within or (row.table.by_fields and one.name in ("kind", "state")):
            continue
        then_words = namer.say(row.then, one) if row.then is not None else ""
        now_words = namer.say(now, one) if now is not None else ""
        part = row.table.unit(one.attname)
        token = f"{model}|{row.pk}|{part}" if part in parts and part != WHOLE else ""
        if then_words or now_words:
            told.fields.append((str(one.verbose_name), then_words, now_words, token))
    return told


def brought_back(
    request: HttpRequest, model_admin: ModelAdmin, record: Any, rows: list[Wanted], moment: datetime
) -> HttpResponse:
    """Bring the record back, or the one part that was asked for, and lead to its history."""
    asked = request.POST.get("restore", "")
    only = [tuple(asked.split("|"))] if asked != "all" else []
    what = "All" if asked == "all" else "A part"
    why = request.POST.get("why", "").strip()
    note = by_program(f"{what} as it was on {moment:%Y-%m-%d %H:%M:%S} (UTC)", f": {why}" if why else "")
    opts = model_admin.opts
    try:
        done = restore(rows, only=only, **note)  # type: ignore[arg-type]
    except Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(request.get_full_path())
    messages.success(request, _("Brought back: %(done)s.") % {"done": done})
    return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=[record.pk]))
