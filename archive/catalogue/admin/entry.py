"""All kinds of entries in one list: to find anything, and to be found while typing into other fields."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.catalogue.models import Entry, ReviewNote

from .desk_site import desk
from .noun import NounAdmin
from .record import RecordAdmin, desk_address
from .tasks import EntriesToDo


@admin.register(Entry, site=desk)
class EntryAdmin(RecordAdmin):
    """The finder; records are edited where their own kind is."""

    inlines = ()
    actions = None
    list_display = ("found", "kind", "when_shown", "state", "stub", "changed")
    list_display_links = None
    list_filter = (EntriesToDo, "kind", "state", "stub")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        """Return all entries, with what was said last on their way to review and back where that is shown."""
        entries = NounAdmin.get_queryset(self, request)
        if request.GET.get("to_do") in ("mine", "review"):
            last = ReviewNote.objects.filter(entry=OuterRef("pk")).order_by("-pk")
            entries = entries.annotate(
                last_act=Subquery(last.values("act")[:1]), last_note=Subquery(last.values("note")[:1])
            )
        return entries.select_related("approval") if request.GET.get("to_do") == "embargoed" else entries

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """Return the columns, and the one that tells what is to do with the records that are listed."""
        more = {"mine": "said", "review": "said", "changed": "difference", "embargoed": "until", "apart": "difference"}
        told = more.get(request.GET.get("to_do", ""))
        return (*self.list_display, told) if told else self.list_display

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the list of all kinds."""
        return super().changelist_view(request, {"title": _("All records"), **(extra_context or {})})

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

    @admin.display(description=_("name"), ordering="label")
    def found(self, entry: Entry) -> SafeString:
        """Return the name as a link to the entry's own page."""
        return format_html('<a href="{}">{}</a>', desk_address(entry), entry)

    @admin.display(description=_("what was said"))
    def said(self, entry: Any) -> str:
        """Return what was said last on the way to review and back."""
        if not entry.last_act:
            return ""
        act = ReviewNote.Act(entry.last_act).label
        return f"{act}: {entry.last_note}" if entry.last_note else str(act)

    @admin.display(description=_("difference"))
    def difference(self, entry: Entry) -> SafeString:
        """Return the link to what differs from the last edition."""
        address = reverse(f"admin:catalogue_{entry.kind}_publish", args=[entry.pk])
        return format_html('<a href="{}">{}</a>', address, _("see what differs"))

    @admin.display(description=_("embargo until"), ordering="embargo_until")
    def until(self, entry: Any) -> SafeString | str:
        """Return when the embargo lifts, and what happens then."""
        approval = getattr(entry, "approval", None)
        then = _("waits for approval")
        if approval is not None:
            then = approval.refused or _("is published then")
        address = reverse(f"admin:catalogue_{entry.kind}_approve", args=[entry.pk])
        return format_html('<a href="{}">{}: {}</a>', address, entry.embargo_told() or _("no embargo"), then)
