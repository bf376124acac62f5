"""What the pages of the acts on a record share: who may open them, what they show, where they lead."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.catalogue.models import Entry
from archive.publishing.acts import PublishingError

# What is said over the form of each act.
TITLES = {
    "publish": _("Publish"),
    "withdraw": _("Withdraw"),
    "merge_into": _("Merge"),
    "merge": _("Merge"),
    "unmerge": _("Undo the merging"),
    "review": _("Review"),
    "attach": _("Attach files"),
    "approve": _("Publish when the embargo lifts"),
}


def found(
    request: HttpRequest, model_admin: ModelAdmin, object_id: str, permission: str = "", change: bool = False
) -> Entry:
    """Return the record; Http404 where there is none, PermissionDenied to whom it is closed."""
    record = model_admin.get_object(request, object_id)
    if record is None:
        raise Http404
    allowed = model_admin.has_change_permission if change else model_admin.has_view_or_change_permission
    if not allowed(request, record) or (permission and not request.user.has_perm(permission)):
        raise PermissionDenied
    return record


def change_address(entry: Entry) -> str:
    """Return where the record is edited."""
    return reverse(f"admin:catalogue_{entry.kind}_change", args=[entry.pk])


def done(request: HttpRequest, entry: Entry, act: Callable[[], str]) -> HttpResponse | None:
    """Act and go back to the record with the message of the act; None where it was refused, with why."""
    try:
        messages.success(request, act())
    except PublishingError as error:
        messages.error(request, str(error))
        return None
    return HttpResponseRedirect(change_address(entry))


def act_page(
    request: HttpRequest, model_admin: ModelAdmin, entry: Entry, form: Any, act: str, **more: Any
) -> HttpResponse:
    """Return the page of an act, with what was typed still in its form."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"{TITLES[act]}: {entry}",
        "opts": model_admin.opts,
        "original": entry,
        "form": form,
        "media": model_admin.media + form.media,
        "change_address": change_address(entry),
        **more,
    }
    return TemplateResponse(request, f"admin/record/{act}.html", context)
