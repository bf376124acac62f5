"""The pages of history: what was done to a record, the newest first, a page of acts at a time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from pghistory.models import Context

from archive.catalogue.history import Refused, undo
from archive.catalogue.history.notes import of_undoing
from archive.catalogue.models import Entry, Merger
from archive.catalogue.roles import BEYOND_DRAFTS

from .acts import Acts, acts_of
from .permission import may_undo
from .sources import Source, of_entry, of_part, of_removed
from .then import then_page

ACTS_A_PAGE = 25


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
        undo_asked(request, model_admin.admin_site, sources)
        there = type(record)._base_manager.filter(pk=record.pk).exists()  # what was made is gone when that is undone
        return HttpResponseRedirect(request.get_full_path() if there else list_address(model_admin))
    return page(request, model_admin, record, sources)


def list_address(model_admin: ModelAdmin) -> str:
    """Return where the records of a kind are listed."""
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist")


def undo_asked(request: HttpRequest, site: AdminSite, sources: list[Source]) -> None:
    """Undo the act that was asked for, if it is one on this record, and tell what became of it."""
    act = request.POST.get("undo", "")
    try:
        UUID(act)
    except ValueError as error:
        raise Http404 from error
    if not any(source.events.filter(pgh_context_id=act).exists() for source in sources):
        raise Http404
    if not may_undo(request, site, act):
        raise PermissionDenied
    done = Context.objects.get(pk=act)
    again = bool(done.metadata.get("undoes"))
    try:
        told = undo(act, **of_undoing(done.metadata, request.POST.get("why", "").strip()))
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
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History of %(record)s") % {"record": record},
        "opts": model_admin.opts,
        "original": record,
        "is_entry": isinstance(record, Entry),
        **acts_shown(request, sources),
        "can_change": model_admin.has_change_permission(request, record),
    }
    return TemplateResponse(request, "admin/record/history.html", context)


def acts_shown(request: HttpRequest, sources: list[Source]) -> dict[str, Any]:
    """Return one page of acts, of mergings with the way to take them back."""
    shown = Paginator(Acts(sources), ACTS_A_PAGE).get_page(request.GET.get("p"))
    acts = acts_of(list(shown.object_list), sources)
    mergers = Merger.objects.filter(context__in=[act.id for act in acts if act.public and act.id], undone_at=None)
    for merger in mergers.select_related("source"):
        address = reverse(f"admin:catalogue_{merger.source.kind}_unmerge", args=[merger.source_id])
        for act in acts:
            act.unmerge = address if act.id == str(merger.context) else act.unmerge
    return {"acts": acts, "page": shown}


def removed_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Return what was deleted and is not there again; on POST bring back what one act deleted."""
    if not request.user.has_perm("catalogue.view_entry"):
        raise PermissionDenied
    if request.method == "POST":
        undo_asked(request, site, of_removed())
        return HttpResponseRedirect(request.get_full_path())
    context = {
        **site.each_context(request),
        "title": _("What was removed"),
        **acts_shown(request, of_removed()),
        "can_change": request.user.has_perm(BEYOND_DRAFTS),
    }
    return TemplateResponse(request, "admin/record/removed.html", context)
