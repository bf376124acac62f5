"""The acts on a record and their pages: preview, publish, withdraw, merge, send to review and back to draft."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse

from archive.catalogue.models import Entry
from archive.publishing.acts import PublishingError, merge, newest_editions, publish, withdraw
from archive.publishing.content import content_of
from archive.publishing.gathering import gather, public_keys
from archive.publishing.preview import preview
from archive.reading.changes import field_changes, text_changes
from archive.reading.models import Edition
from archive.reading.register import references

from .publication_forms import MergeForm, PublishForm, ReasonForm, ReviewForm

PUBLISH = "catalogue.publish_entry"
NO_DRAFTS = (Entry.State.WITHDRAWN, Entry.State.MERGED)


def preview_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Return the page of the record as readers would see it now."""
    entry = found(request, model_admin, object_id)
    template, context = preview(entry)
    more = {"page_of_readers": template, "change_address": change_address(entry)}
    more["publish_address"] = reverse(f"admin:catalogue_{entry.kind}_publish", args=[entry.pk])
    return render(request, "admin/record/preview.html", {**context, **more})


def publish_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Show what an edition would hold and change; on POST, publish it."""
    entry = found(request, model_admin, object_id, PUBLISH)
    last = newest_editions([entry.key]).get(entry.key)
    again = last is not None and last.act == Edition.Act.PUBLISH
    form = PublishForm(request.POST or None, waiting=waiting_for(entry), first=last is None)
    if request.method == "POST" and form.is_valid():
        answer = done(request, entry, lambda: published(entry, form))
        if answer:
            return answer
    changes = compared(last, content_of(entry)) if again else {}
    return act_page(request, model_admin, entry, form, "publish", last=last, again=again, **changes)


def withdraw_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Ask for the reason; on POST, put a tombstone in the record's place."""
    entry = found(request, model_admin, object_id, PUBLISH)
    form = ReasonForm(request.POST or None)
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = done(request, entry, lambda: withdrawn(entry, form))
    return answer or act_page(request, model_admin, entry, form, "withdraw")


def merge_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Ask into which record and why; on POST, merge."""
    entry = found(request, model_admin, object_id, PUBLISH)
    form = MergeForm(request.POST or None, entry=entry, site=model_admin.admin_site)
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = done(request, entry, lambda: merged(entry, form))
    return answer or act_page(request, model_admin, entry, form, "merge")


def review_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Send a draft to review, or what is in review back to draft, with a note to whoever works on it next."""
    entry = found(request, model_admin, object_id, change=True)
    state = Entry.State
    target = {state.DRAFT: state.REVIEW, state.REVIEW: state.DRAFT}.get(entry.state)
    if target is None:
        messages.error(request, "Only drafts are sent to review. What is published is changed and published again.")
        return HttpResponseRedirect(change_address(entry))
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with pghistory.context(note=form.cleaned_data["note"]):
            Entry.objects.filter(pk=entry.pk, state=entry.state).update(state=target)
        messages.success(request, f"“{entry}” is {target.label} now.")
        return HttpResponseRedirect(change_address(entry))
    return act_page(request, model_admin, entry, form, "review", target=target)


PAGES: dict[str, Callable[..., HttpResponse]] = {
    "preview": preview_page,
    "publish": publish_page,
    "withdraw": withdraw_page,
    "merge": merge_page,
    "review": review_page,
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


def published(entry: Entry, form: PublishForm) -> str:
    """Publish the record and what was ticked, and say what was made."""
    editions = publish([*form.keys(), entry.key], note=form.cleaned_data["note"])
    if not editions:
        return "Nothing has changed since the last edition, so none was made."
    own = [edition for edition in editions if edition.key == entry.key]
    number = f" as edition {own[0].edition}" if own else ""
    others = f", with {len(editions) - len(own)} more" if len(editions) > len(own) else ""
    return f"“{entry}” is published{number}{others}."


def withdrawn(entry: Entry, form: ReasonForm) -> str:
    withdraw(entry.key, form.cleaned_data["reason"])
    return f"“{entry}” is withdrawn. Readers see the reason at its address."


def merged(entry: Entry, form: MergeForm) -> str:
    into = form.cleaned_data["into"]
    merge(entry.key, into.key, form.cleaned_data["reason"])
    return f"“{entry}” is merged into “{into}”: its address leads there now."


def waiting_for(entry: Entry) -> list[Entry]:
    """Return the drafts that the record's page would name; what was withdrawn is published again by itself only."""
    named = references(content_of(entry, gather([entry.key], as_if_all_public=True))) - {entry.key}
    return list(Entry.objects.filter(key__in=named - public_keys(named)).exclude(state__in=NO_DRAFTS))


def compared(last: Edition, content: dict[str, Any]) -> dict[str, Any]:
    """Return what would change for readers: the facts, and the words of texts."""
    fields, texts = list(field_changes(last.content, content)), list(text_changes(last.content, content))
    return {"fields": fields, "texts": texts, "unchanged": not fields and not texts}


def act_page(
    request: HttpRequest, model_admin: ModelAdmin, entry: Entry, form: Any, act: str, **more: Any
) -> HttpResponse:
    """Return the page of an act, with what was typed still in its form."""
    titles = {"publish": "Publish", "withdraw": "Withdraw", "merge": "Merge", "review": "Review"}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"{titles[act]}: {entry}",
        "opts": model_admin.opts,
        "original": entry,
        "form": form,
        "media": model_admin.media + form.media,
        "change_address": change_address(entry),
        **more,
    }
    return TemplateResponse(request, f"admin/record/{act}.html", context)
