"""Captures at the desk: what arrived can be described and taken out again, and never changed."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Capture, Entry
from archive.files.arriving import clean_name
from archive.files.giving import headers_of
from archive.files.media_types import HEAD, UNKNOWN, media_type_of

from . import history
from .desk_site import desk
from .noun import NounAdmin
from .permission import OfDrafts
from .tables.choosing_rows import ACTIONS


@admin.register(Capture, site=desk)
class CaptureAdmin(OfDrafts, NounAdmin):
    """Sources as retrieved."""

    readonly_fields = ("digest", "size", "encoding", "arrived_at", "made_from", "bytes_kept")
    fields = ("filename", "address", "retrieved", "damaged", "media_type", *readonly_fields)
    actions = ACTIONS
    list_display = ("__str__", "media_type", "size", "retrieved", "arrived_at")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    search_fields = ("filename", "address", "sha256__startswith")
    search_help_text = gettext_lazy("File name, address, or the beginning of the SHA-256")

    def entries_of(self, obj: Capture) -> list[Entry]:
        """Return the entries of which a text was made from it."""
        return list(Entry.objects.filter(texts__capture=obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        """Return the captures without their bytes."""
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: sources come in through the intake desk."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether it may be deleted: never while a text was made from it."""
        return super().has_delete_permission(request, obj) and obj is not None and not obj.texts.exists()

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and that of the bytes."""
        bytes_page = self.admin_site.admin_view(self.bytes_view)
        return [path("<int:capture_id>/bytes/", bytes_page, name="catalogue_capture_bytes"), *super().get_urls()]

    def bytes_view(self, request: HttpRequest, capture_id: int) -> HttpResponse:
        """Return the bytes to be saved, or to be looked at where a browser shows them and runs nothing of them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        capture = get_object_or_404(Capture, pk=capture_id)
        content = bytes(capture.content)
        media_type = media_type_of(content[:HEAD]) if "show" in request.GET else UNKNOWN
        return HttpResponse(
            content, headers=headers_of(clean_name(capture.filename or capture.sha256), media_type, "private, no-cache")
        )

    def save_model(self, request: HttpRequest, obj: Capture, form: Any, change: bool) -> None:
        """Save what describes the bytes, without reading or writing them."""
        Capture.objects.filter(pk=obj.pk).update(**{name: form.cleaned_data[name] for name in form.changed_data})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Return every change of the description."""
        return history.part_history(request, self, object_id)

    @admin.display(description=gettext_lazy("SHA-256"))
    def digest(self, capture: Capture) -> SafeString:
        return format_html("<code>{}</code>", capture.sha256)

    @admin.display(description=gettext_lazy("texts made from it"))
    def made_from(self, capture: Capture) -> SafeString | str:
        """Return links to the texts, or the way to make one."""
        texts = capture.texts.select_related("entry").defer("received")
        rows = [(reverse("admin:catalogue_text_desk", args=[text.pk]), text) for text in texts]
        address = reverse("intake-draft", args=[capture.pk])
        make = format_html('<a href="{}">{}</a>', address, _("Not taken in yet: make a record of it"))
        return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a></li>', rows)) if rows else make

    @admin.display(description=gettext_lazy("bytes"))
    def bytes_kept(self, capture: Capture) -> SafeString:
        address = reverse("admin:catalogue_capture_bytes", args=[capture.pk])
        save = _("Save the %(size)s bytes as they arrived") % {"size": capture.size}
        return format_html('<a href="{0}">{1}</a> · <a href="{0}?show">{2}</a>', address, save, _("Look at them"))
