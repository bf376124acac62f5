"""What can be done with the rows that are chosen in a list: saved as a table, or changed at once."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.catalogue.models import BulkChange

from .nouns import TABLES
from .pages import as_file
from .questions import MOST

BY_MODEL = {noun.model: noun for noun in TABLES}


@admin.action(description=_("Save as a table (CSV)"), permissions=["view"])
def save_csv(model_admin: Any, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse:
    """Return the rows as CSV."""
    return as_file(request, BY_MODEL[model_admin.model], "csv", pks_of(chosen))


@admin.action(description=_("Save as a table (XLSX)"), permissions=["view"])
def save_xlsx(model_admin: Any, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse:
    """Return the rows as a workbook."""
    return as_file(request, BY_MODEL[model_admin.model], "xlsx", pks_of(chosen))


@admin.action(description=_("Change them all at once …"), permissions=["change"])
def change_many(model_admin: Any, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse | None:
    """Keep which rows were chosen, and lead to the question what to change in them."""
    noun, pks = BY_MODEL[model_admin.model], pks_of(chosen)
    if len(pks) > MOST:
        messages.error(
            request,
            _("These are more than %(most)s rows: narrow the list down, and do it in parts.") % {"most": f"{MOST:,}"},
        )
        return None
    BulkChange.objects.filter(by=request.user, report={}).delete()
    change = BulkChange.objects.create(noun=noun.slug, asked={"pks": pks}, by=request.user)
    return HttpResponseRedirect(reverse("tables-many", args=[noun.slug]) + f"?chosen={change.pk}")


def pks_of(chosen: QuerySet[Any]) -> list[int]:
    """Return the primary keys of rows."""
    return list(chosen.order_by("pk").values_list("pk", flat=True))


ACTIONS = (save_csv, save_xlsx, change_many)
