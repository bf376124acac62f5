"""Offices and who held them, at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Office, OfficeName, Tenure
from archive.text.names import fold

from . import history
from .choosing import Part
from .desk_site import desk
from .noun import NounAdmin
from .tables.choosing_rows import ACTIONS


class OfficeNameInline(Part):
    """What the office is called in other languages."""

    model = OfficeName
    fields = ("text", "language", "kind")
    extra = 0


class HolderInline(Part):
    """Who held it, from when to when."""

    model = Tenure
    fields = ("person", "when_words", "when_edtf", "note")
    autocomplete_fields = ("person",)
    extra = 0
    verbose_name = gettext_lazy("holder")
    verbose_name_plural = gettext_lazy("holders")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tenure]:
        return super().get_queryset(request).select_related("person", "office")


@admin.register(Office, site=desk)
class OfficeAdmin(NounAdmin):
    """Posts at organizations."""

    fields = ("key", "title", "organization")
    actions = ACTIONS
    inlines = (OfficeNameInline, HolderInline)
    autocomplete_fields = ("organization",)
    list_display = ("title", "organization", "holders", "key")
    list_select_related = ("organization",)
    ordering = Office._meta.ordering  # said here, too: what is counted by groups forgets the order of its model
    search_fields = ("key",)
    search_help_text = gettext_lazy("Any name of the office or of its organization, in any script")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Office]:
        """Return the offices with the number of their holders."""
        return super().get_queryset(request).annotate(holders=Count("tenures"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Office], search_term: str
    ) -> tuple[QuerySet[Office], bool]:
        """Return the offices of which each word typed is in the title, a name, the key or the organization's names."""
        for word in search_term.split():
            named = Exists(OfficeName.objects.filter(office=OuterRef("pk"), folded__contains=fold(word)))
            at = Q(organization__label__icontains=word)
            queryset = queryset.filter(named | Q(title__icontains=word) | Q(key__contains=word.lower()) | at)
        return queryset, False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Return every change of the office, its names and its holders."""
        return history.part_history(request, self, object_id)

    @admin.display(description=gettext_lazy("holders"), ordering="holders")
    def holders(self, office: Any) -> int:
        return office.holders
