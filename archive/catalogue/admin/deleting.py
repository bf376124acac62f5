"""What goes with a record that is deleted: counted for the page that asks, in as many queries however much it is."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects
from django.contrib.auth import get_permission_codename
from django.db import DEFAULT_DB_ALIAS
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst

NAMED = 50  # records that are called by their names; of their parts it is said how many there are

Told = tuple[list[Any], dict[str, int], set[str], list[str]]


def told_before(chosen: Iterable[Any], request: HttpRequest, site: AdminSite) -> Told:
    """Return what Django's page of deleting asks for: names, how many of each noun, who may not, what forbids it.

    `chosen` are records of one kind. What goes with them is theirs, so it is only counted.
    """
    records = list(chosen)
    found = NestedObjects(using=DEFAULT_DB_ALIAS, origin=records)
    found.collect(records)
    closed = {str(model._meta.verbose_name) for model in found.model_objs if closed_to(model, request, site)}
    closed |= {
        str(one._meta.verbose_name)
        for one in records
        if not site.get_model_admin(type(one)).has_delete_permission(request, one)
    }
    counts = {str(model._meta.verbose_name_plural): len(rows) for model, rows in found.model_objs.items()}
    named: list[Any] = [format_html("{}: {}", capfirst(one._meta.verbose_name), one) for one in records[:NAMED]]
    return named, counts, closed, guarded(found.protected)


def closed_to(model: type[Any], request: HttpRequest, site: AdminSite) -> bool:
    """Return whether somebody may not delete rows of a noun that has pages of its own."""
    codename = get_permission_codename("delete", model._meta)
    return site.is_registered(model) and not request.user.has_perm(f"{model._meta.app_label}.{codename}")


def guarded(rows: Iterable[Any]) -> list[str]:
    """Return of each noun how many rows forbid it: they would point to nothing."""
    counts: dict[str, int] = {}
    for row in rows:
        noun = str(row._meta.verbose_name_plural)
        counts[noun] = counts.get(noun, 0) + 1
    return [f"{capfirst(noun)}: {number}" for noun, number in counts.items()]
