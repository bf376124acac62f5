"""All kinds of entries in one list: to find anything, and to be found while typing into other fields."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.catalogue.models import Entry

from .desk_site import desk
from .noun import NounAdmin
from .record import RecordAdmin, desk_address


@admin.register(Entry, site=desk)
class EntryAdmin(RecordAdmin):
    """The finder; records are edited where their own kind is."""

    inlines = ()
    actions = None
    list_display = ("found", "kind", "when_shown", "state", "stub", "changed")
    list_display_links = None
    list_filter = ("kind", "state", "stub")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        """Return all entries."""
        return NounAdmin.get_queryset(self, request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Lead to the page of the entry's own kind, in a pop-up as well."""
        entry = self.shown(request, object_id)
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(desk_address(entry) + (f"?{query}" if query else ""))

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Lead to the history of the entry as what it is."""
        entry = self.shown(request, object_id)
        return HttpResponseRedirect(reverse(f"admin:catalogue_{entry.kind}_history", args=[entry.pk]))

    def shown(self, request: HttpRequest, object_id: str) -> Entry:
        """Return an entry to whom it is open: PermissionDenied to others, Http404 where there is none."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        entry = self.get_object(request, object_id)
        if entry is None:
            raise Http404
        return entry

    @admin.display(description="name", ordering="label")
    def found(self, entry: Entry) -> SafeString:
        """Return the name as a link to the entry's own page."""
        return format_html('<a href="{}">{}</a>', desk_address(entry), entry)
