"""Files are attached to a record: kept at once, each under its digest, whatever is wrong with the others."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.catalogue.models import Attachment, Entry
from archive.files import Missing, Unreachable
from archive.files.arriving import Refused, arrive
from archive.files.giving import give
from archive.sentences import in_language

from .act_pages import act_page, found

WHOLE = "whole"  # the last field of the form: if it does not come, what came before it was cut off
MOST_AT_ONCE = 50


class Files(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        """Return the files that were sent."""
        return list(files.getlist(name))


class FilesField(forms.FileField):
    """Several files; which of them are taken is said of each."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files that were sent; an empty one is refused later, by its name."""
        if not data:
            raise ValidationError(_("Choose a file."))
        if len(data) > MOST_AT_ONCE:
            raise ValidationError(_("Send at most %(number)s files at once.") % {"number": MOST_AT_ONCE})
        return list(data)


class AttachForm(forms.ModelForm):
    """Files, and what is true of all of them; each can be described apart when it is there."""

    files = FilesField(label=gettext_lazy("Files"), widget=Files(attrs={"multiple": True}))

    class Meta:
        model = Attachment
        fields = ("kind", "title", "language", "withheld")

    field_order = ("files", "kind", "title", "language", "withheld")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text += " " + _("Left empty, it is the name of the file.")
        most = settings.FILE_MOST // 1024 // 1024
        self.fields["files"].help_text = _("Up to %(most)s MB each. What they are is read from their bytes.") % {
            "most": most
        }

    def clean(self) -> dict[str, Any]:
        """Refuse what was cut off on its way."""
        if self.data.get(WHOLE) != "1":
            raise ValidationError(_("The files did not come whole: the connection was cut. Please send them again."))
        return super().clean()


def attach_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Show the form, and attach what comes with it."""
    entry = found(request, model_admin, object_id, change=True)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AttachForm(*sent)
    if sent and form.is_valid():
        refused = attach(request, entry, form.cleaned_data)
        if not refused:
            return HttpResponseRedirect(request.path.removesuffix("attach/") + "change/#attachments-group")
        for why in refused:
            form.add_error("files", why)
    return act_page(request, model_admin, entry, form, "attach", whole=WHOLE)


def attach(request: HttpRequest, entry: Entry, about: dict[str, Any]) -> list[str]:
    """Attach files to a record; return of those that were not taken why. What was taken is told in a message."""
    refused, taken = [], 0
    position = Attachment.objects.filter(entry_id=entry.pk).aggregate(last=Max("position"))["last"] or 0
    for file in about["files"]:
        try:
            arrived = arrive(file, file.name, settings.FILE_MOST)
        except Refused as why:
            refused.append(in_language(str(why)))
            continue
        except OSError as error:
            why = f"“{error.strerror}”" if error.strerror else in_language(str(error))
            refused.append(_("“%(file)s” could not be kept: %(why)s.") % {"file": file.name, "why": why})
            continue
        there = Attachment.objects.filter(entry_id=entry.pk, sha256=arrived.sha256).first()
        if there is not None:
            refused.append(_("“%(file)s” is attached already, as “%(title)s”.") % {"file": file.name, "title": there})
            continue
        described = {name: about[name] for name in ("kind", "language", "withheld")}
        kept = {name: getattr(arrived, name) for name in ("sha256", "size", "media_type", "filename")}
        title = about["title"] or arrived.filename
        Attachment.objects.create(entry_id=entry.pk, title=title, position=position + taken + 1, **described, **kept)
        taken += 1
        if arrived.cut_off:
            cut = _("“%(file)s” ends as if a part of it were missing. It is kept as it came: look whether it is whole.")
            messages.warning(request, cut % {"file": file.name})
    if taken:
        words = ngettext("%(number)s file is attached.", "%(number)s files are attached.", taken)
        messages.success(request, words % {"number": taken})
    return refused


def attachment_view(request: HttpRequest, attachment_id: int, site: Any) -> HttpResponseBase:
    """Give an attached file to somebody at the desk who may look at its record."""
    attachment = get_object_or_404(Attachment.objects.select_related("entry"), pk=attachment_id)
    record = attachment.entry.record
    if not site.get_model_admin(type(record)).has_view_or_change_permission(request, record):
        raise PermissionDenied
    try:
        return give(request, attachment.sha256, attachment.filename, attachment.media_type, keep="private, no-cache")
    except Unreachable:
        return render(request, "503.html", status=503)
    except Missing as missing:
        raise Http404(_("The store does not have this file: %(digest)s.") % {"digest": attachment.sha256}) from missing
