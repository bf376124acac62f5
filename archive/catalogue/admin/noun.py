"""What the lists and pages of all nouns at the desk have in common."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst

from .choosing import Choosing
from .deleting import Told, told_before
from .meanwhile import Watched

TURNED = re.compile(r"(?P<table>[a-z_-]+)=(?P<page>\d{1,6})")  # the page of a table's rows that is asked for


class Pages(Paginator):
    """Pages of which only the keys are put in order; the rows are fetched for one page.

    `every` are the rows without the conditions of the list. Where a page is `expected`, one question asks for its
    keys and for how many there are in all: what is searched for is looked for once.
    """

    def __init__(self, found: QuerySet[Any], per_page: int, every: QuerySet[Any], expected: int | None) -> None:
        super().__init__(found, per_page)
        self.every, self.expected, self.keys = every, expected, []

    @cached_property
    def count(self) -> int:
        """Return how many rows there are."""
        if self.expected is None:
            return self.object_list.count()
        start = (self.expected - 1) * self.per_page
        counted = self.object_list.annotate(in_all=Window(Count("*"))).values_list("pk", "in_all")
        found = list(counted[start : start + self.per_page])
        self.keys = [pk for pk, _ in found]
        if found:
            return int(found[0][1])
        return self.object_list.count() if start else 0

    def page(self, number: int | str) -> Page:
        """Return a page; EmptyPage where there is none."""
        place = self.validate_number(number)
        start = (place - 1) * self.per_page
        keys = self.keys
        if place != self.expected:
            keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        rows = self.every.in_bulk(keys)
        return self._get_page([rows[pk] for pk in keys if pk in rows], place, self)


class NounList(ChangeList):
    """A list that fetches its rows by the pages above, also where there is one page only."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not (self.multi_page or self.show_all):
            self.result_list = self.paginator.page(1).object_list


class NounAdmin(Choosing, Watched, admin.ModelAdmin):
    """A noun with a list that asks the database the same few questions however long it is."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the list."""
        return NounList

    def get_paginator(
        self, request: HttpRequest, queryset: QuerySet[Any], per_page: int, *args: Any, **kw: Any
    ) -> Pages:
        """Return the pages of a list, or of what is offered while typing."""
        every = self.get_queryset(request)
        if queryset.query.select_related:
            every.query.select_related = queryset.query.select_related
        searched = request.GET.get("q") or request.GET.get("term")
        asked = request.GET.get("p") or request.GET.get("page") or "1"
        number = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
        return Pages(queryset, per_page, every, max(number, 1) if searched else None)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the list, headed by what it lists."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Lead on after a change was saved: to other rows of a table where these were asked for with it."""
        response, turned = super().response_change(request, obj), TURNED.fullmatch(request.POST.get("_continue", ""))
        if turned is None or not isinstance(response, HttpResponseRedirect):
            return response
        address, _mark, query = response.url.partition("?")
        asked = QueryDict(query, mutable=True)
        asked[turned["table"]] = turned["page"]
        return HttpResponseRedirect(f"{address}?{asked.urlencode()}#{turned['table']}-group")

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Told:
        """Return what is told before rows are deleted: their names, and how much goes with them."""
        return told_before(objs, request, self.admin_site)
