"""Texts at the desk: what is said about a language version; its words are put right on the text desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Entry, Text
from archive.catalogue.roles import BEYOND_DRAFTS

from . import aligning, history
from .desk_site import desk
from .noun import NounAdmin
from .permission import OfDrafts
from .tables.choosing_rows import ACTIONS
from .tasks import TextsToDo
from .text_desk import pages


@admin.register(Text, site=desk)
class TextAdmin(OfDrafts, NounAdmin):
    """Language versions of what was said or signed."""

    fieldsets = [
        (None, {"fields": ("entry", ("language", "identifier"), "title", "standing", "work")}),
        (gettext_lazy("Translation"), {"fields": ("original_language", "translation_of")}),
        (gettext_lazy("Date of publication"), {"fields": (("when_words", "when_edtf"),)}),
        (gettext_lazy("Source"), {"fields": ("capture", "position")}),
    ]
    readonly_fields = ("work",)
    actions = ACTIONS
    autocomplete_fields = ("entry", "translation_of", "capture")
    list_display = ("of", "work", "language", "standing", "has_source")
    list_filter = (TextsToDo, "standing")
    list_select_related = ("entry",)
    search_fields = ("entry__key",)
    search_help_text = gettext_lazy("Any name of the record, its key, or the title of the text")

    def entries_of(self, obj: Text) -> list[Entry]:
        """Return the entry whose words they are."""
        return [obj.entry]

    def get_readonly_fields(self, request: HttpRequest, obj: Text | None = None) -> tuple[str, ...]:
        """Return what cannot be typed: who changes drafts only does not move a text into another record."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.has_perm(BEYOND_DRAFTS) else (*fixed, "entry")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Text]:
        """Return the texts without their words."""
        return super().get_queryset(request).defer("received").select_related("entry")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Text], search_term: str
    ) -> tuple[QuerySet[Text], bool]:
        """Return the texts of records that are called so."""
        for word in search_term.split():
            entries = Entry.objects.named(word).values("pk")
            queryset = queryset.filter(Q(entry__in=entries) | Q(title__icontains=word))
        return queryset, False

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of the text desk."""
        view = self.admin_site.admin_view
        found = [
            path(f"<int:text_id>/{route}", view(page), {"model_admin": self}, name=f"catalogue_text_{name}")
            for name, (route, page) in (pages.PAGES | aligning.PAGES).items()
        ]
        return [*found, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Lead to the intake desk, where a text comes in with its source."""
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(reverse("intake") + (f"?{query}" if query else ""))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Return every change of the text, its passages, emendations and mentions."""
        return history.part_history(request, self, object_id)

    @admin.display(description=gettext_lazy("text of"), ordering="entry__label")
    def of(self, text: Text) -> str:
        return text.title or str(text.entry)

    @admin.display(description=gettext_lazy("source kept"), boolean=True)
    def has_source(self, text: Text) -> bool:
        return text.capture_id is not None

    @admin.display(description=gettext_lazy("words"))
    def work(self, text: Text) -> SafeString | str:
        """Return the link to the text desk."""
        if not text.pk:
            return ""
        address = reverse("admin:catalogue_text_desk", args=[text.pk])
        told = _("Work on passages, speakers, damage and names")
        return format_html('<a class="desk-link" href="{}">{}</a>', address, told)
