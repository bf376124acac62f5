"""What the lists and pages of all nouns at the desk have in common."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from .choosing import Choosing
from .meanwhile import Watched


class Pages(Paginator):
    """Pages of which only the keys are put in order; the rows are fetched for one page."""

    def page(self, number: int | str) -> Page:
        """Return a page; EmptyPage where there is none."""
        place = self.validate_number(number)
        start = (place - 1) * self.per_page
        end = self.count if start + self.per_page + self.orphans >= self.count else start + self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[start:end])
        return self._get_page(self.object_list.filter(pk__in=keys), place, self)


class NounAdmin(Choosing, Watched, admin.ModelAdmin):
    """A noun with a list that asks the database the same few questions however long it is."""

    list_per_page = 50
    paginator = Pages
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the list, headed by what it lists."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
