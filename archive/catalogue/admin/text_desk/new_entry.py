"""A new record made at the text desk, for a voice or for words that name something, which then point to it."""

from typing import Any

import pghistory
from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.history.notes import by_program
from archive.catalogue.models import Entry, Mention, Office, Passage, Text
from archive.text.treaty_cases import nominative

from ..choosing import finder_of
from ..making import KINDS, PARTIES, key_for, make, refuse_twin
from .mentions import keep
from .speakers import give_turns, label_of, turns_labelled
from .titles import name_title


class NewEntryForm(forms.Form):
    """The least that a record needs: its name, what it is, and a key where none can be made of the name."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=500, widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"})
    )
    language = forms.CharField(
        label=gettext_lazy("Language"), max_length=20, help_text=gettext_lazy("Language of the name: en, ru, zh.")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
    )
    key = forms.CharField(
        label=gettext_lazy("Key"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("In Latin letters: wang-yi. Left empty, it is made of a Latin name."),
    )
    stub = forms.BooleanField(label=gettext_lazy("Cited, not held"), required=False)
    office = forms.ModelChoiceField(
        Office.objects.all(),
        label=gettext_lazy("Office"),
        required=False,
        help_text=gettext_lazy("In which office they speak here."),
    )
    everywhere = forms.BooleanField(label=gettext_lazy("All turns with this label"), required=False)

    def __init__(self, *args: Any, speaking: bool, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = PARTIES if speaking else KINDS
        if speaking:
            finder_of(self.fields["office"], Passage._meta.get_field("office"), site)
        for name in ("stub",) if speaking else ("office", "everywhere"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """See to it that the record can be made."""
        data = super().clean() or self.cleaned_data
        name, kind = data.get("name"), data.get("kind")
        if name and kind:
            try:
                refuse_twin(name, kind)
            except ValidationError as error:
                self.add_error("name", error)
            try:
                data["key"] = key_for(name, kind, data.get("key", ""))
            except ValidationError as error:
                self.add_error("key", error)
        return data

    def made(self) -> Entry:
        """Make the record and return it."""
        data = self.cleaned_data
        return make(data["name"], data["language"], data["kind"], data["key"], stub=data.get("stub", False))


def new_entry(request: HttpRequest, model_admin: ModelAdmin, text: Text, back: str, span: Any) -> HttpResponse:
    """Ask what the new record is; on POST make it, let the turn or the words (`span`) point to it, and lead back."""
    passage = passage_asked(request, text)
    if passage is None and span is None:
        raise Http404
    words = text.received[span[0] : span[1]] if span else ""
    name = (label_of(passage, text.received) or passage.speaker_name) if passage else nominative(words, text.language)
    first = {"name": name.strip()[:500], "language": text.language, "stub": True, "everywhere": True}
    first["kind"] = "person" if passage else "document"
    site = model_admin.admin_site
    form = NewEntryForm(request.POST or None, speaking=passage is not None, site=site, initial=first)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        if not request.user.has_perm(f"catalogue.add_{kind}"):
            raise PermissionDenied
        entry = done(text, form, passage, span)
        messages.success(
            request, _("“%(entry)s” is a draft now, and stands here. Describe it when you like.") % {"entry": entry}
        )
        return HttpResponseRedirect(back)
    context = {
        **site.each_context(request),
        "opts": model_admin.opts,
        "text": text,
        "entry": text.entry,
        "title": _("A new record for “%(name)s”") % {"name": name},
        "form": form,
        "media": model_admin.media + form.media,
        "words": words or name,
    }
    return TemplateResponse(request, "admin/text/new_entry.html", context)


@transaction.atomic
def done(text: Text, form: NewEntryForm, passage: Passage | None, span: tuple[int, int] | None) -> Entry:
    """Make the record and let what was asked for point to it, as one act."""
    with pghistory.context(**by_program(f"A new {form.cleaned_data['kind']}: “{form.cleaned_data['name']}”.")):
        entry = form.made()
        if passage is not None and passage.turn is not None:
            label = label_of(passage, text.received)
            turns = turns_labelled(text, label) if label and form.cleaned_data["everywhere"] else [passage.turn]
            give_turns(text, turns, entry, confirmed=True)
            if form.cleaned_data["office"]:
                text.passages.filter(turn__in=turns).update(office=form.cleaned_data["office"])
        elif span is not None:
            start, end = span
            words = text.received[start:end][:500]
            for title in text.mentions.filter(start=start, end=end).exclude(title="").values_list("title", flat=True):
                name_title(text, title, entry)
            nameless = {"entry": None, "when_edtf": "", "status": Mention.Status.SUGGESTED}
            text.mentions.filter(start=start, end=end, **nameless).update(status=Mention.Status.REJECTED)
            keep(Mention(text=text, start=start, end=end, words=words, entry=entry))
    return entry


def passage_asked(request: HttpRequest, text: Text) -> Passage | None:
    """Return the passage that the address names, None where it names none."""
    pk = request.GET.get("passage", "")
    return text.passages.select_related("text").filter(pk=pk, turn__isnull=False).first() if pk.isdecimal() else None
