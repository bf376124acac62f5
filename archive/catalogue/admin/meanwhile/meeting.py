"""A field at which two curators met: as both found it, as the other left it, as this one typed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

THEIRS = "_theirs"  # names of the fields for which the other's value is taken


@dataclass(frozen=True)
class Side:
    """A field of the page with its value `base` in the version of the page, and its value `now`."""

    name: str
    label: str
    field: forms.Field
    base: Any
    now: Any


@dataclass(frozen=True)
class Clash:
    """A field that both changed, in words."""

    name: str
    label: str
    was: str
    theirs: str
    mine: str


def meet(data: QueryDict, sides: Iterable[Side]) -> list[Clash]:
    """Put into `data` what others changed and this page did not; return what both changed, each in its own way."""
    clashes = []
    for side in sides:
        if side.base == side.now:
            continue
        typed = side.field.widget.value_from_datadict(data, {}, side.name)
        if not side.field.has_changed(side.now, typed):
            continue
        if side.field.has_changed(side.base, typed):
            said = (say(side.field, value) for value in (side.base, side.now, typed))
            clashes.append(Clash(side.name, side.label, *said))
        else:
            put(data, side)
    return clashes


def take(data: QueryDict, sides: Iterable[Side]) -> None:
    """Put the other's value into `data` for every field for which it was chosen."""
    chosen = set(data.getlist(THEIRS))
    for side in sides:
        if side.name in chosen:
            put(data, side)


def put(data: QueryDict, side: Side) -> None:
    """Write the value that a field has now into what was sent, as a browser would send it."""
    widget = getattr(side.field.widget, "widget", side.field.widget)
    if isinstance(widget, forms.MultiWidget):
        for number, part in enumerate(widget.decompress(side.now)):
            data[f"{side.name}_{number}"] = "" if part is None else str(part)
    elif isinstance(widget, forms.CheckboxInput):
        data.pop(side.name, None)
        if side.now:
            data[side.name] = "on"
    elif isinstance(widget, forms.SelectMultiple):
        data.setlist(side.name, [str(one) for one in side.now])
    else:
        data[side.name] = "" if side.now is None else str(side.now)


def say(field: forms.Field, value: Any) -> str:
    """Return the value of a field in words."""
    if isinstance(field, forms.ModelChoiceField):
        pks = value if isinstance(value, (list, tuple, set)) else [value]
        wanted = [str(pk) for pk in pks if str(pk).isdecimal()]
        return "; ".join(str(one) for one in field.queryset.model._base_manager.filter(pk__in=wanted))
    if isinstance(field, forms.BooleanField):
        return _("yes") if value in (True, "on", "True", "true") else _("no")
    if isinstance(field, forms.ChoiceField):
        return str({str(key): words for key, words in field.choices}.get(str(value), value))
    if isinstance(value, (list, tuple)):
        return " ".join(str(one) for one in value if one)
    return "" if value is None else str(value)
