"""The pages of tables: written out, sent and shown, made, undone; and the same for one question put to many rows."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from pghistory.models import Context

from archive.catalogue.history import Refused as CannotUndo
from archive.catalogue.history import undo
from archive.catalogue.history.notes import of_undoing
from archive.catalogue.models import BulkChange
from archive.catalogue.roles import BEYOND_DRAFTS
from archive.intake.received import Refused
from archive.sentences import in_language

from ..desk_site import desk
from ..history.permission import may_undo
from .carrying_out import Changed, make, outcomes, show
from .files import CSV_TYPE, XLSX_TYPE, TooLong, written_csv, written_xlsx
from .forms import ManyForm, TableForm, WhatForm
from .nouns import BY_SLUG, TABLES, Noun
from .questions import acts_for, columns_asked, in_words, way_to
from .writing_out import written_rows

SHOWN = 100  # rows on a page
LAST = 30  # bulk changes that are listed
KEPT = timedelta(days=2)  # what was shown and not made


def front(request: HttpRequest) -> HttpResponse:
    """List the tables and what was changed by them; on POST take a table in and show what it would do."""
    refuse_strangers(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        change = BulkChange(noun=form.cleaned_data["noun"], filename=file.name, content=file.read(), by=request.user)
        if leads := shown(request, form, change, "file"):
            return leads
    changes = BulkChange.objects.exclude(report={}).defer("content", "report").select_related("by")
    if not request.user.has_perm(BEYOND_DRAFTS):
        changes = changes.filter(by=request.user)
    tables = [noun for noun in TABLES if noun.may(request.user, "view")]
    return page(request, "front.html", title=_("Tables"), form=form, tables=tables, changes=changes[:LAST])


def shown(request: HttpRequest, form: Any, change: BulkChange, field: str) -> HttpResponse | None:
    """Try a bulk change and lead to what it would do; None where it is refused, which the form then tells."""
    noun = BY_SLUG[change.noun]
    if not (noun.may(request.user, "change") or noun.may(request.user, "add")):
        form.add_error(None, _("You may not change %(noun)s.") % {"noun": noun.said})
        return None
    BulkChange.objects.filter(by=request.user, act=None, at__lt=timezone.now() - KEPT).delete()
    try:
        show(change)
    except Refused as error:
        form.add_error(field, in_language(str(error)))
        return None
    return HttpResponseRedirect(reverse("tables-change", args=[change.pk]))


def write_out(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Return a whole table as a file."""
    refuse_strangers(request)
    noun = noun_of(request, slug)
    return as_file(request, noun, form, None)


def as_file(request: HttpRequest, noun: Noun, form: str, pks: list[int] | None) -> HttpResponse:
    """Return rows of a noun as CSV or XLSX; where a workbook cannot hold them, say why on the page of tables."""
    if form not in ("csv", "xlsx"):
        raise Http404
    rows = written_rows(noun, pks)
    if form == "csv":
        return attached(StreamingHttpResponse(written_csv(rows), content_type=CSV_TYPE), f"{noun.slug}.csv")
    try:
        content = written_xlsx(noun.title, rows)
    except TooLong as error:
        messages.error(request, in_language(str(error)))
        return HttpResponseRedirect(reverse("tables"))
    return attached(HttpResponse(content, content_type=XLSX_TYPE), f"{noun.slug}.xlsx")


def attached(response: Any, filename: str) -> Any:
    """Return a response that is saved as a file."""
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def one_change(request: HttpRequest, change_id: int) -> HttpResponse:
    """Show what a bulk change would do, or did; on POST make it, or undo it."""
    change = change_of(request, change_id)
    if request.method == "POST":
        act = undone if "undo" in request.POST else made
        act(request, change)
        return HttpResponseRedirect(request.get_full_path())
    only = request.GET.get("only", "")
    rows = change.report.get("rows", [])
    listed = [row for row in rows if (row[2] == only if only else row[2] != "unchanged")]
    pages = Paginator(listed, SHOWN)
    return page(
        request, "change.html", title=in_language(str(change)), change=change, only=only,
        page=pages.get_page(request.GET.get("p")), counted=change.report.get("counted", {}),
        remarks=[in_language(remark) for remark in change.report.get("remarks", [])],
        told=in_language(change.asked.get("told", "")),
        makes=sum(change.report.get("counted", {}).get(name, 0) for name in ("new", "changed")),
    )  # fmt: skip


def made(request: HttpRequest, change: BulkChange) -> None:
    """Make a bulk change as it was shown, once, and tell so."""
    if request.user != change.by:
        raise PermissionDenied
    with transaction.atomic():
        change = BulkChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
        if change.act is not None:
            messages.warning(request, _("This was made already; it was not made a second time."))
            return
        if request.POST.get("shown") != change.shown:
            messages.warning(request, _("Something else was shown meanwhile. Look at it again: nothing was changed."))
            return
        try:
            make(change)
        except Refused as error:
            messages.error(request, in_language(str(error)))
        except Changed:
            messages.warning(
                request, _("The catalogue has changed since this was shown. Look at it again: nothing was changed.")
            )
        else:
            messages.success(request, _("It was made as shown. It can be undone as a whole."))


def undone(request: HttpRequest, change: BulkChange) -> None:
    """Undo a bulk change as a whole, and tell so; or tell why it cannot be undone."""
    if change.act is None or "undone" in change.asked:
        raise Http404
    if not (BY_SLUG[change.noun].may(request.user, "change") and may_undo(request, desk, str(change.act))):
        raise PermissionDenied
    done = Context.objects.filter(pk=change.act).first()  # none where nothing was written
    try:
        told = undo(change.act, **of_undoing(done.metadata if done else {}))
    except CannotUndo as refused:
        messages.error(request, _("It cannot be undone. %(refused)s") % {"refused": refused})
    else:
        change.asked["undone"] = f"{timezone.now():%Y-%m-%d %H:%M}"
        change.save(update_fields=["asked"])
        messages.success(request, _("Undone: %(told)s.") % {"told": told})


def report(request: HttpRequest, change_id: int) -> HttpResponse:
    """Return what became of each row, as CSV."""
    change = change_of(request, change_id)
    response = StreamingHttpResponse(written_csv(outcomes(change.report)), content_type=CSV_TYPE)
    return attached(response, f"{change.noun}-{change.pk}-report.csv")


def many(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what to change in many rows at once; on POST show what it would do."""
    refuse_strangers(request)
    noun = noun_of(request, slug)
    if not noun.may(request.user, "change"):
        raise PermissionDenied
    chosen = chosen_in(request)
    if chosen and not way_to(noun, BY_SLUG[chosen.noun]):
        raise Http404
    what = WhatForm(noun, request.GET if request.GET.get("what") else None)
    form = None
    if what.is_bound and what.is_valid():
        name, _dot, act = what.cleaned_data["what"].partition(".")
        form = ManyForm(noun, columns_asked(noun)[name], act, desk, request.POST or None)
    if request.method == "POST" and form is not None and form.is_valid():
        asked = form.asked() | ({"of": chosen.noun, "pks": chosen.asked["pks"]} if chosen else {})
        change = BulkChange(noun=slug, asked=asked | {"told": in_words(noun, asked)}, by=request.user)
        if leads := shown(request, form, change, "value"):
            return leads
    others = [one for one in TABLES if one.may(request.user, "change") and any(map(acts_for, one.columns.values()))]
    others = [one for one in others if not chosen or way_to(one, BY_SLUG[chosen.noun])]
    return page(
        request, "many.html", title=_("Change many %(noun)s at once") % {"noun": noun.said}, noun=noun, what=what,
        form=form, chosen=chosen, others=others, media=form.media if form else "",
    )  # fmt: skip


def chosen_in(request: HttpRequest) -> BulkChange | None:
    """Return the rows that were chosen in a list before, None where none were."""
    asked = request.GET.get("chosen", "")
    if not asked.isdecimal():
        return None
    return get_object_or_404(BulkChange, pk=asked, by=request.user, report={})


def noun_of(request: HttpRequest, slug: str) -> Noun:
    """Return a noun that somebody may look at."""
    noun = BY_SLUG.get(slug)
    if noun is None:
        raise Http404
    if not noun.may(request.user, "view"):
        raise PermissionDenied
    return noun


def change_of(request: HttpRequest, change_id: int) -> BulkChange:
    """Return a bulk change to whoever asked for it, and to editors."""
    refuse_strangers(request)
    change = get_object_or_404(BulkChange.objects.defer("content"), pk=change_id)
    if change.by != request.user and not request.user.has_perm(BEYOND_DRAFTS):
        raise PermissionDenied
    return change


def refuse_strangers(request: HttpRequest) -> None:
    """Raise PermissionDenied to whoever may change nothing in the catalogue."""
    if not any(noun.may(request.user, "change") for noun in TABLES):
        raise PermissionDenied


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Return a page of tables."""
    return TemplateResponse(request, f"admin/tables/{template}", {**desk.each_context(request), **context})
