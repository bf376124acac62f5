"""The pages of publication: preview, publish, publish when the embargo lifts, withdraw."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import Count, Window
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.catalogue.models import Approval, Entry
from archive.catalogue.roles import PUBLISH
from archive.publishing.acts import newest_editions, publish, withdraw
from archive.publishing.content import content_of
from archive.publishing.embargoes import approve
from archive.publishing.gathering import as_public, gather
from archive.publishing.matching import Difference, differences
from archive.publishing.preview import preview
from archive.reading.changes import field_changes, text_changes
from archive.reading.models import Edition
from archive.reading.register import references

from .act_pages import act_page, change_address, done, found
from .history.sources import of_entry
from .meanwhile import version_of
from .meanwhile.records import VERSION
from .publication_forms import ApproveForm, PublishForm, ReasonForm

WAITING_SHOWN = 50  # drafts that may be ticked on one page
NO_DRAFTS = (Entry.State.WITHDRAWN, Entry.State.MERGED)


@dataclass(frozen=True)
class Candidate:
    """What an edition would hold now, the drafts that it would name, and where its language versions part.

    Of very many drafts only the first are `waiting`; `others` is how many more there are.
    """

    content: dict[str, Any]
    waiting: list[Entry]
    others: int
    apart: list[Difference]


def candidate(entry: Entry) -> Candidate:
    """Return what would be published, gathered once."""
    gathered = gather([entry.key], as_if_all_public=True)
    named = references(content_of(entry, gathered)) - {entry.key}
    public = as_public(gathered)
    drafts = Entry.objects.filter(key__in=named - (public.public or frozenset())).exclude(state__in=NO_DRAFTS)
    first = list(drafts.annotate(in_all=Window(Count("*")))[:WAITING_SHOWN])
    content, others = content_of(entry, public), first[0].in_all - len(first) if first else 0
    return Candidate(content, first, others, differences(content))


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
    if under_embargo(entry):
        return to_approval(request, entry)
    last, version = newest_editions([entry.key]).get(entry.key), version_of(of_entry(entry))
    if request.method == "POST" and seen(request, version):
        # What was ticked is published if it still may be; the page is gathered anew only if it is shown again.
        ticked = Entry.objects.filter(key__in=request.POST.getlist("together")).exclude(state__in=NO_DRAFTS)
        sent = PublishForm(request.POST, waiting=list(ticked), first=last is None)
        answer = done(request, entry, lambda: published(entry, sent)) if sent.is_valid() else None
        if answer:
            return answer
    new = candidate(entry)
    form = PublishForm(request.POST or None, waiting=new.waiting, first=last is None)
    more = {"version": version, "apart": new.apart, "others": new.others}
    return act_page(request, model_admin, entry, form, "publish", **more, **compared(last, new.content))


def approve_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Show what would go out when the embargo lifts; on POST, approve it or take the approval back."""
    entry = found(request, model_admin, object_id, PUBLISH)
    approval = Approval.objects.filter(entry_id=entry.pk).select_related("by").first()
    if request.method == "POST" and "cancel" in request.POST:
        Approval.objects.filter(entry_id=entry.pk).delete()
        messages.success(request, _("“%(name)s” will not be published by itself.") % {"name": entry})
        return HttpResponseRedirect(change_address(entry))
    if not under_embargo(entry) and approval is None:
        messages.error(request, _("“%(name)s” is under no embargo: publish it.") % {"name": entry})
        return HttpResponseRedirect(change_address(entry))
    last, version = newest_editions([entry.key]).get(entry.key), version_of(of_entry(entry))
    form = ApproveForm(request.POST or None, first=last is None, initial={"note": request.GET.get("note", "")})
    if request.method == "POST" and seen(request, version) and form.is_valid():
        answer = done(request, entry, lambda: approved(entry, form, request.user))
        if answer:
            return answer
    new = candidate(entry)
    more = {"approval": approval, "apart": new.apart, "waiting": new.waiting, "others": new.others}
    more["version"] = version
    return act_page(request, model_admin, entry, form, "approve", **more, **compared(last, new.content))


def withdraw_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Ask for the reason; on POST, put a tombstone in the record's place."""
    entry = found(request, model_admin, object_id, PUBLISH)
    form = ReasonForm(request.POST or None)
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = done(request, entry, lambda: withdrawn(entry, form))
    return answer or act_page(request, model_admin, entry, form, "withdraw")


PAGES: dict[str, Callable[..., HttpResponse]] = {
    "preview": preview_page,
    "publish": publish_page,
    "approve": approve_page,
    "withdraw": withdraw_page,
}


def to_approval(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Lead from publishing to the approval of what is under embargo, with what was typed."""
    address = reverse(f"admin:catalogue_{entry.kind}_approve", args=[entry.pk])
    if request.method == "POST":
        told = _("“%(name)s” is under embargo until %(moment)s. Nothing was published.")
        messages.error(request, told % {"name": entry, "moment": entry.embargo_told()})
        address += "?" + urlencode({"note": request.POST.get("note", "")})
    return HttpResponseRedirect(address)


def seen(request: HttpRequest, version: str) -> bool:
    """Return whether the page that was sent showed the record as it is; tell where somebody has changed it since."""
    if request.POST.get(VERSION, version) == version:
        return True
    messages.error(
        request, _("Somebody has changed this record since you opened the page. Look again: nothing was done.")
    )
    return False


def under_embargo(entry: Entry) -> bool:
    """Return whether it may not be published yet."""
    return entry.embargo_until is not None and entry.embargo_until > timezone.now()


def published(entry: Entry, form: PublishForm) -> str:
    """Publish the record and what was ticked, and say what was made."""
    editions = publish([*form.keys(), entry.key], note=form.cleaned_data["note"])
    if not editions:
        return _("Nothing has changed since the last edition, so none was made.")
    own = [edition for edition in editions if edition.key == entry.key]
    number = _(" as edition %(number)s") % {"number": own[0].edition} if own else ""
    more = len(editions) - len(own)
    others = ngettext(", with %(number)s more", ", with %(number)s more", more) % {"number": more} if more else ""
    return _("“%(name)s” is published%(number)s%(others)s.") % {"name": entry, "number": number, "others": others}


def approved(entry: Entry, form: ApproveForm, by: Any) -> str:
    approve(entry.key, form.cleaned_data["note"], by)
    return _("“%(name)s” is published by itself %(moment)s.") % {"name": entry, "moment": entry.embargo_told()}


def withdrawn(entry: Entry, form: ReasonForm) -> str:
    withdraw(entry.key, form.cleaned_data["reason"])
    return _("“%(name)s” is withdrawn. Readers see the reason at its address.") % {"name": entry}


def compared(last: Edition | None, content: dict[str, Any]) -> dict[str, Any]:
    """Return what would change for readers, if they see the record now: the facts, and the words of texts."""
    if last is None or last.act != Edition.Act.PUBLISH:
        return {"last": last, "again": False}
    fields, texts = list(field_changes(last.content, content)), list(text_changes(last.content, content))
    return {"last": last, "again": True, "fields": fields, "texts": texts, "unchanged": not fields and not texts}
