"""The pages of history: what was done to a record, the newest first, a page of acts at a time."""

from collections.abc import Hashable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from pghistory.models import Context

from archive.catalogue.history import Refused, undo
from archive.catalogue.models import Entry

from .changes import Act, Namer, change_of, previous_of, shorten
from .permission import may_undo
from .sources import Source, of_entry, of_part
from .then import then_page

ACTS_A_PAGE = 25
EVENTS_LOOKED_AT = 2_000  # of one table on one page


def record_history(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Return the history of an entry with its names, participations, texts and relations."""
    entry = visible(request, model_admin, object_id)
    return answer(request, model_admin, entry, of_entry(entry))


def part_history(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Return the history of a text, an office or a capture."""
    part = visible(request, model_admin, object_id)
    return answer(request, model_admin, part, of_part(part))


def answer(request: HttpRequest, model_admin: ModelAdmin, record: Any, sources: list[Source]) -> HttpResponse:
    """Return the page of acts, that of an earlier state where the address names a moment, or undo an act."""
    if "at" in request.GET:
        return then_page(request, model_admin, record)
    if request.method == "POST":
        undo_asked(request, model_admin, sources)
        there = type(record)._base_manager.filter(pk=record.pk).exists()  # what was made is gone when that is undone
        return HttpResponseRedirect(request.get_full_path() if there else list_address(model_admin))
    return page(request, model_admin, record, sources)


def list_address(model_admin: ModelAdmin) -> str:
    """Return where the records of a kind are listed."""
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist")


def undo_asked(request: HttpRequest, model_admin: ModelAdmin, sources: list[Source]) -> None:
    """Undo the act that was asked for, if it is one on this record, and tell what became of it."""
    act = request.POST.get("undo", "")
    try:
        UUID(act)
    except ValueError as error:
        raise Http404 from error
    if not any(source.events.filter(pgh_context_id=act).exists() for source in sources):
        raise Http404
    if not may_undo(request, model_admin.admin_site, act):
        raise PermissionDenied
    done = Context.objects.get(pk=act)
    again = bool(done.metadata.get("undoes"))
    verb = "Done again" if again else "Undone"  # the history is kept in one language
    note = str(done.metadata.get("note", "")).removeprefix("Undone: ").removeprefix("Done again: ")
    why = request.POST.get("why", "").strip()
    try:
        told = undo(act, note=f"{verb}: {note}" + (f" ({why})" if why else ""))
    except Refused as refused:
        messages.error(request, _("It cannot be undone. %(refused)s") % {"refused": refused})
    else:
        messages.success(request, (_("Done again: %(told)s.") if again else _("Undone: %(told)s.")) % {"told": told})


def visible(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> Any:
    """Return the record, or raise Http404 or PermissionDenied."""
    found = model_admin.get_object(request, object_id)
    if found is None:
        raise Http404
    if not model_admin.has_view_or_change_permission(request, found):
        raise PermissionDenied
    return found


def page(request: HttpRequest, model_admin: ModelAdmin, record: Model, sources: list[Source]) -> HttpResponse:
    """Return one page of acts."""
    paginator = Paginator(moments(sources), ACTS_A_PAGE)
    shown = paginator.get_page(request.GET.get("p"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History of %(record)s") % {"record": record},
        "opts": model_admin.opts,
        "original": record,
        "is_entry": isinstance(record, Entry),
        "acts": acts_of(list(shown.object_list), sources),
        "page": shown,
        "can_change": model_admin.has_change_permission(request, record),
    }
    return TemplateResponse(request, "admin/record/history.html", context)


def moments(sources: list[Source]) -> list[tuple[Any, Any]]:
    """Return (context, time without one) of every act, the newest first."""
    found: dict[Hashable, Any] = {}
    for source in sources:
        rows = source.events.order_by("-pgh_created_at").values_list("pgh_context_id", "pgh_created_at").distinct()
        for context, at in rows[:EVENTS_LOOKED_AT]:
            key = (context, None) if context else (None, at)
            found[key] = max(at, found.get(key, at))
    return sorted(found, key=lambda key: found[key], reverse=True)


def acts_of(keys: list[tuple[Any, Any]], sources: list[Source]) -> list[Act]:
    """Return what was done in each of the acts, in words."""
    contexts = Context.objects.in_bulk([context for context, _ in keys if context])
    people = names_of({context.metadata.get("user") for context in contexts.values()})
    events = {source: rows for source in sources if (rows := events_in(source, keys))}
    before = {source: previous_of(rows) for source, rows in events.items()}
    namer = Namer(
        [*(row for rows in events.values() for row in rows), *(one for old in before.values() for one in old.values())]
    )
    acts: dict[tuple[Any, Any], Act] = {}
    for source, rows in events.items():
        for event in rows:
            key = (event.pgh_context_id, None) if event.pgh_context_id else (None, event.pgh_created_at)
            about = contexts[event.pgh_context_id].metadata if event.pgh_context_id in contexts else {}
            who = people.get(about.get("user"), _("by a command or in bulk"))
            act = acts.setdefault(
                key, Act(event.pgh_created_at, who, about.get("note", ""), id=str(event.pgh_context_id or ""))
            )
            change = change_of(event, before[source].get(event.pk), source, namer)
            act.changes += [change] if change else []
    told = [acts[key] for key in keys if key in acts and (acts[key].changes or acts[key].note)]
    for act in told:
        shorten(act)
    return told


def events_in(source: Source, keys: list[tuple[Any, Any]]) -> list[Any]:
    """Return the events of one table that belong to the acts."""
    contexts = [context for context, _ in keys if context]
    times = [at for _, at in keys if at]
    rows = source.events.filter(pgh_context_id__in=contexts) | source.events.filter(
        pgh_context_id=None, pgh_created_at__in=times
    )
    return list(rows.order_by("pgh_id")[:EVENTS_LOOKED_AT])


def names_of(pks: set[Any]) -> dict[Any, str]:
    """Return what the users are called, by primary key."""
    users = get_user_model().objects.in_bulk([pk for pk in pks if pk])
    return {pk: user.get_full_name() or user.get_username() for pk, user in users.items()}
