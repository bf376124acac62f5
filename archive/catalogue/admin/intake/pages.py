"""The two pages of the intake desk: a source comes in and is kept at once; corrected, it becomes a draft."""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.catalogue.models import Capture, Entry, Place, Text
from archive.intake.drafts import Draft
from archive.intake.load import Conflict, add_text, keep_capture, load_draft
from archive.intake.parsers.plain import parse
from archive.intake.received import Received, Refused, receive
from archive.sentences import in_language

from ..desk_site import desk
from ..keys import suggested_key
from ..permission import may_touch
from ..text_desk.mentions import confirm_certain
from ..text_desk.speakers import confirm_turns
from .forms import DraftForm, SourceForm
from .names import finder
from .understood import blocks, counts
from .voices import voices_of

WAITING_SHOWN = 20


def receive_source(request: HttpRequest) -> HttpResponse:
    """Ask for a text; on POST keep its bytes and go on to what was understood of it."""
    refuse_strangers(request)
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data, name = form.received()
        try:
            capture = keep_capture(receive(data, name), filename=name)
        except Refused as error:
            form.add_error("file" if name else "text", in_language(str(error)))
        else:
            query = f"?entry={request.GET['entry']}" if request.GET.get("entry", "").isdecimal() else ""
            return HttpResponseRedirect(reverse("intake-draft", args=[capture.pk]) + query)
    waiting = waiting_sources()[:WAITING_SHOWN]
    return page(request, "admin/intake/source.html", title=_("Take in a text"), form=form, waiting=waiting)


def waiting_sources() -> QuerySet[Capture]:
    """Return the sources that nobody has made a record of; of runs of intake that were undone many stay kept."""
    arrived = apps.get_model("catalogue", "CaptureEvent")._default_manager.filter(pgh_label="insert")
    by_run = arrived.filter(pgh_obj_id=OuterRef("pk"), pgh_context__metadata__has_key="run")
    return Capture.objects.filter(~Exists(by_run), texts=None).defer("content")


def correct_draft(request: HttpRequest, capture_id: int) -> HttpResponse:
    """Show the source beside what was understood; on POST make a draft record of it, as corrected."""
    refuse_strangers(request)
    capture = get_object_or_404(Capture, pk=capture_id)
    try:
        received = receive(bytes(capture.content), capture.filename)
    except Refused as error:
        told = {"error": in_language(str(error))}
        messages.error(request, _("%(error)s It is kept, but no draft can be made of it here.") % told)
        return HttpResponseRedirect(reverse("admin:catalogue_capture_change", args=[capture.pk]))
    draft = parse(received.text, known_names=finder(), name=capture.filename)
    voices = voices_of(draft)
    form = DraftForm(request.POST or None, voices=voices, initial=initial(request, capture, draft))
    if request.method == "POST" and form.is_valid() and its_own(request, form):
        try:
            entry = keep(form, capture, received, draft, seen=request.POST.get("made", ""))
        except Conflict as error:
            form.add_error("key", in_language(str(error)))
        except AlreadyMade as error:
            form.add_error(None, error.told())
        else:
            messages.success(
                request, _("“%(entry)s” is kept as a draft. Nothing of it is public yet.") % {"entry": entry}
            )
            return HttpResponseRedirect(reverse(f"admin:catalogue_{entry.kind}_change", args=[entry.pk]))
    made = list(capture.texts.select_related("entry").defer("received"))
    troubles = [*received.troubles, *draft.troubles]
    return page(
        request, "admin/intake/draft.html", title=_("What was understood"), form=form, capture=capture, draft=draft,
        blocks=blocks(draft, troubles), counts=counts(draft), troubles=troubles, made=made, media=desk_media(form),
    )  # fmt: skip


def initial(request: HttpRequest, capture: Capture, draft: Draft) -> dict[str, Any]:
    """Return what the form says before anybody corrects it."""
    place = Place.objects.named(draft.place).first() if draft.place else None
    entry = request.GET.get("entry", "")
    return {
        "entry": entry if entry.isdecimal() else None,
        "title": draft.title,
        "number": draft.number,
        "key": suggested_key("statement", number=draft.number) if draft.number else "",
        "when_words": draft.when.words if draft.when else "",
        "when_edtf": draft.when.edtf if draft.when else "",
        "language": draft.language,
        "place": place.pk if place else None,
        "standing": Text.Standing.UNKNOWN,
        "address": capture.address,
        "retrieved": capture.retrieved,
        "damaged": capture.damaged,
    }


class AlreadyMade(Exception):
    """A record was made of the source since the page was opened, or the very record that is asked for."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.pk)
        self.text = text

    def told(self) -> SafeString:
        """Return where the record is, and that nothing was kept a second time."""
        address = reverse("admin:catalogue_entry_change", args=[self.text.entry_id])
        return format_html(
            '{} <a href="{}">{}</a>. {}',
            _("A record was made of this source already:"),
            address,
            self.text.entry,
            _(
                "Nothing was kept a second time. Correct it there; or send this once more, under another key, to make "
                "another record."
            ),
        )


def refuse_twice(capture: Capture, data: dict[str, Any], seen: str) -> None:
    """Raise AlreadyMade where the page did not show (in `seen`, a number) all texts that are made of the source."""
    texts = list(capture.texts.select_related("entry").defer("received").order_by("pk"))
    same = [text for text in texts if text.entry == data["entry"] or text.entry.key == data.get("key")]
    if texts and (same or len(texts) > (int(seen) if seen.isdecimal() else 0)):
        raise AlreadyMade((same or texts)[-1])


@transaction.atomic
def keep(form: DraftForm, capture: Capture, received: Received, draft: Draft, seen: str) -> Entry:
    """Return the draft record made of the form; Conflict tells of a taken key, AlreadyMade of a second click."""
    data = form.cleaned_data
    # Whoever sends the same source at the same time waits here until this record is there.
    Capture.objects.filter(pk=capture.pk).update(**{name: data[name] for name in ("address", "retrieved", "damaged")})
    refuse_twice(capture, data, seen)
    words = {name: data[name] for name in ("title", "language", "standing", "original_language")}
    if data["entry"]:
        text = add_text(data["entry"], draft, capture, words, form.speakers())
    else:
        own = {name: data[name] for name in ("number", "form", "place", "occasion", "publisher")}
        when = (
            {"when_words": form.when.words, "when_edtf": form.when.edtf}
            if form.when
            else {"when_words": "", "when_edtf": ""}
        )
        statement = load_draft(
            draft, received, key=data["key"], entry_fields={**own, **when}, text_fields=words, speakers=form.speakers()
        )
        text = statement.texts.get(capture=capture)
    confirm_turns(text, form.sure_turns())
    if data["certain"]:
        confirm_certain(text)
    return Entry.objects.get(pk=text.entry_id)


def refuse_strangers(request: HttpRequest) -> None:
    """Raise PermissionDenied for those who may not add texts."""
    if not request.user.has_perms(["catalogue.add_text", "catalogue.add_statement"]):
        raise PermissionDenied


def its_own(request: HttpRequest, form: DraftForm) -> bool:
    """Return whether a text may be added to the record that was chosen; the form says why not."""
    chosen = form.cleaned_data["entry"]
    if chosen is None or may_touch(request.user, chosen):
        return True
    form.add_error("entry", _("“%(chosen)s” is no draft: ask an editor to add the text to it.") % {"chosen": chosen})
    return False


def desk_media(form: DraftForm) -> Any:
    """Return the scripts and styles that the form's fields need."""
    return desk._registry[Entry].media + form.media


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Return a page of the intake desk."""
    return TemplateResponse(request, template, {**desk.each_context(request), **context})
