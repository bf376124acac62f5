"""The pages of the text desk: a stretch of the text beside its passages, and a page for each reading and each name."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.catalogue.history.acts import acts_on, next_to_redo, next_to_undo
from archive.catalogue.models import Emendation, Mention, Passage, Text

from ..history.permission import may_undo
from ..history.sources import of_part
from ..meanwhile import Meanwhile, version_of
from .acts import WITH_PASSAGES, perform
from .apparatus import emend, proposals
from .forms import EmendationForm, MentionForm, PassagesForm, WordsForm
from .laying import beside, grouped, rows_of, waiting_in
from .meeting import met
from .mentions import keep
from .new_entry import new_entry
from .passages import Impossible
from .speakers import cast_of

PASSAGES_A_PAGE = 30
ACTS_SHOWN = 20
PLACES = {"undo": "acts", "unemend": "damage"}


def desk_page(request: HttpRequest, model_admin: ModelAdmin, text_id: int) -> HttpResponse:
    """Show a stretch of the text and its passages; on POST do what was asked and show it again."""
    text = found(request, model_admin, text_id)
    paginator = Paginator(text.passages.select_related("speaker", "office"), PASSAGES_A_PAGE)
    shown = paginator.get_page(request.GET.get("p"))
    passages = list(shown.object_list)
    version = version_of(of_part(text))
    form = PassagesForm(None, passages=passages, cast=cast_of(text), site=model_admin.admin_site)
    meanwhile = None
    if request.method == "POST":
        if not model_admin.has_change_permission(request, text):
            raise PermissionDenied
        act = request.POST.get("act", "save")
        name, _dash, number = act.partition("-")
        if not may_do(request, model_admin, name, number):
            raise PermissionDenied
        data = request.POST.copy()
        meanwhile = met(data, text, form, version)
        form = PassagesForm(data, passages=passages, cast=form.cast, site=model_admin.admin_site)
        answer = None if meanwhile and meanwhile.clashes else done(request, text, form, act, shown.number)
        if answer is not None:
            if meanwhile:
                messages.info(
                    request,
                    _("Others changed this text meanwhile: %(meanwhile)s. Both are kept.")
                    % {"meanwhile": names_in(meanwhile)},
                )
            return answer
    return TemplateResponse(
        request,
        "admin/text/desk.html",
        {
            **desk_context(request, model_admin, text, form, shown),
            "version": version,
            "page_number": str(shown.number),
            "meanwhile": meanwhile,
        },
    )


def done(request: HttpRequest, text: Text, form: PassagesForm, act: str, page: int) -> HttpResponse | None:
    """Do what was asked and lead back to where it was done; None where it cannot be done, with why."""
    try:
        told = perform(act, text, form)
    except Impossible as error:
        messages.error(request, str(error))
        return None
    name, _dash, number = act.partition("-")
    if name == "new":  # what was chosen is saved: now to the page of the new record
        return HttpResponseRedirect(f"{reverse('admin:catalogue_text_new', args=[text.pk])}?passage={number}")
    if name == "stub" and not told:  # no key can be made of the title: the page of the new record asks for one
        title = get_object_or_404(text.mentions, pk=number)
        address = reverse("admin:catalogue_text_new", args=[text.pk])
        return HttpResponseRedirect(f"{address}?start={title.start}&end={title.end}")
    if told:
        messages.success(request, told)
    return HttpResponseRedirect(f"{request.path}?p={page}#{place_of(act)}")


def may_do(request: HttpRequest, model_admin: ModelAdmin, name: str, number: str) -> bool:
    """Return whether somebody who may change the text may do this with it."""
    if name == "undo":
        return may_undo(request, model_admin.admin_site, uuid_or_404(number))
    return name != "stub" or request.user.has_perm("catalogue.add_document")


def names_in(meanwhile: Meanwhile) -> str:
    """Return who did something meanwhile."""
    return ", ".join(dict.fromkeys(act.who for act in meanwhile.acts)) or _("somebody")


def desk_context(
    request: HttpRequest, model_admin: ModelAdmin, text: Text, form: PassagesForm, shown: Page
) -> dict[str, Any]:
    """Return what the page of passages shows."""
    passages = form.passages
    start = passages[0].start if passages else 0
    end = passages[-1].end if passages else len(text.received)
    mentions = list(text.mentions.filter(start__gte=start, end__lte=end).select_related("entry").order_by("start"))
    emendations = list(text.emendations.filter(start__gte=start, end__lte=end))
    acts = acts_on((source.events for source in of_part(text)), ACTS_SHOWN)
    return {
        **common(request, model_admin, text),
        "title": _("Text: %(title)s") % {"title": text.title or text.entry},
        "blocks": beside(text, passages, mentions, emendations),
        "rows": rows_of(text, passages, form),
        "groups": grouped(text, mentions),
        "damaged": waiting_in(mentions, emendations),
        "emendations": emendations,
        "form": form,
        "words_form": WordsForm(),
        "page": shown,
        "acts": acts,
        "versions": list(text.entry.texts.exclude(pk=text.pk).defer("received")),
        "next_to_undo": next_to_undo(acts),
        "next_to_redo": next_to_redo(acts),
        "media": model_admin.media + form.media,
        "can_change": model_admin.has_change_permission(request, text),
    }


def emend_page(request: HttpRequest, model_admin: ModelAdmin, text_id: int) -> HttpResponse:
    """Ask which reading is proposed for damaged words, and why; on POST keep it."""
    text = found(request, model_admin, text_id, change=True)
    start, end = span_asked(request, text)
    old = Emendation.objects.filter(text=text, start=start, end=end).first()
    new = Emendation(text=text, start=start, end=end, received=text.received[start:end])
    author = request.user.get_full_name() or request.user.get_username()
    form = EmendationForm(
        request.POST or None, instance=old or new, readings=proposals(text, start, end), initial={"by": author}
    )
    if request.method == "POST" and form.is_valid():
        emend(form.save(commit=False))
        messages.success(request, _("The reading is proposed. The received text stays as it is."))
        return HttpResponseRedirect(back_to(text, start))
    context = {
        **common(request, model_admin, text),
        "title": _("A reading for “%(received)s”") % {"received": text.received[start:end]},
        "form": form,
    }
    return TemplateResponse(request, "admin/text/emend.html", {**context, **around(text, start, end)})


def mention_page(request: HttpRequest, model_admin: ModelAdmin, text_id: int) -> HttpResponse:
    """Ask what words name; on POST keep it as confirmed."""
    text = found(request, model_admin, text_id, change=True)
    start, end = span_asked(request, text)
    pk = request.GET.get("mention", "")
    old = get_object_or_404(Mention, pk=pk, text=text) if pk.isdecimal() else None
    new = Mention(text=text, start=start, end=end, words=text.received[start:end][:500], how="by hand")
    form = MentionForm(request.POST or None, instance=old or new, site=model_admin.admin_site)
    if request.method == "POST" and form.is_valid():
        keep(form.save(commit=False))
        return HttpResponseRedirect(back_to(text, start))
    context = {
        **common(request, model_admin, text),
        "title": _("What “%(received)s” names") % {"received": text.received[start:end]},
        "form": form,
    }
    context["media"] = model_admin.media + form.media
    return TemplateResponse(request, "admin/text/mention.html", {**context, **around(text, start, end)})


def words_page(request: HttpRequest, model_admin: ModelAdmin, text_id: int) -> HttpResponse:
    """Find typed words in the text and lead to the page of their reading or their name."""
    text = found(request, model_admin, text_id, change=True)
    form = WordsForm(request.GET)
    span = form.span_in(text) if form.is_valid() else None
    if span is None:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return HttpResponseRedirect(reverse("admin:catalogue_text_desk", args=[text.pk]))
    target = "emend" if request.GET.get("for") == "emend" else "mention"
    address = reverse(f"admin:catalogue_text_{target}", args=[text.pk])
    return HttpResponseRedirect(f"{address}?start={span[0]}&end={span[1]}")


def new_page(request: HttpRequest, model_admin: ModelAdmin, text_id: int) -> HttpResponse:
    """Make a new record in place, for a turn's voice or for words of the text."""
    text = found(request, model_admin, text_id, change=True)
    span = span_asked(request, text) if "start" in request.GET else None
    pk = request.GET.get("passage", "")
    passage = text.passages.filter(pk=pk).first() if pk.isdecimal() else None
    back = back_to(text, span[0], "names") if span else back_to(text, passage.start, "passages") if passage else ""
    return new_entry(request, model_admin, text, back, span)


PAGES: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
    "desk": ("desk/", desk_page),
    "emend": ("desk/emend/", emend_page),
    "mention": ("desk/mention/", mention_page),
    "words": ("desk/words/", words_page),
    "new": ("desk/new/", new_page),
}


def found(request: HttpRequest, model_admin: ModelAdmin, text_id: int, change: bool = False) -> Text:
    """Return the text; Http404 where there is none, PermissionDenied to whom it is closed."""
    text = get_object_or_404(Text.objects.select_related("entry"), pk=text_id)
    allowed = model_admin.has_change_permission if change else model_admin.has_view_or_change_permission
    if not allowed(request, text):
        raise PermissionDenied
    return text


def span_asked(request: HttpRequest, text: Text) -> tuple[int, int]:
    """Return the stretch of the text that the address names; Http404 where it is none."""
    try:
        start, end = int(request.GET["start"]), int(request.GET["end"])
    except (KeyError, ValueError) as error:
        raise Http404 from error
    if not 0 <= start < end <= len(text.received):
        raise Http404
    return start, end


def around(text: Text, start: int, end: int, characters: int = 120) -> dict[str, str]:
    """Return the words with what stands before and after them."""
    received = text.received
    return {
        "before": received[max(0, start - characters) : start],
        "words": received[start:end],
        "after": received[end : end + characters],
    }


def common(request: HttpRequest, model_admin: ModelAdmin, text: Text) -> dict[str, Any]:
    """Return what all pages of the text desk show."""
    site = model_admin.admin_site
    return {**site.each_context(request), "opts": model_admin.opts, "text": text, "entry": text.entry}


def uuid_or_404(number: str) -> str:
    """Return the number of an act; Http404 where it is none."""
    try:
        return str(UUID(number))
    except ValueError as error:
        raise Http404 from error


def place_of(act: str) -> str:
    """Return the section of the page in which an act is done."""
    name = act.partition("-")[0]
    return (
        "passages"
        if name in WITH_PASSAGES
        else "acts"
        if name == "undo"
        else "damage"
        if name == "unemend"
        else "names"
    )


def back_to(text: Text, start: int, place: str = "names") -> str:
    """Return the address of the page of the desk on which a character of the text stands."""
    before = Passage.objects.filter(text=text, end__lte=start).count()
    return f"{reverse('admin:catalogue_text_desk', args=[text.pk])}?p={before // PASSAGES_A_PAGE + 1}#{place}"
