"""The page of two versions side by side: a row a pair, with buttons that move a passage to the row before or after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pghistory
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from pghistory.models import Context

from archive.catalogue.history import Refused, undo
from archive.catalogue.history.acts import acts_on, next_to_redo, next_to_undo
from archive.catalogue.history.notes import by_program, note_of, of_undoing
from archive.catalogue.models import Alignment, Passage, Text
from archive.sentences import in_language
from archive.text.aligned import NoSuchMove, Pair, join, move, part

from ..history.permission import may_undo
from ..history.sources import events_of
from .pairing import in_order, keep, proposed, standing

VERSION = "version"
UNDO = "undo"


@dataclass(frozen=True)
class Cell:
    """A passage in a row, with its words."""

    passage: Passage
    words: str


def align_page(request: HttpRequest, model_admin: ModelAdmin, text_id: int, other_id: int) -> HttpResponse:
    """Show two versions side by side; on POST do what was asked and show them again."""
    one, other = two_texts(text_id, other_id)
    if not model_admin.has_view_or_change_permission(request, one):
        raise PermissionDenied
    if request.method == "POST":
        if not all(model_admin.has_change_permission(request, text) for text in (one, other)):
            raise PermissionDenied
        place = asked(request, model_admin, one, other)
        return HttpResponseRedirect(f"{request.path}{place}")
    return TemplateResponse(request, "admin/text/align.html", shown(request, model_admin, one, other))


def two_texts(text_id: int, other_id: int) -> tuple[Text, Text]:
    """Return two texts of one entry; Http404 where they are none."""
    one = get_object_or_404(Text.objects.select_related("entry"), pk=text_id)
    other = get_object_or_404(Text.objects.select_related("entry"), pk=other_id, entry=one.entry)
    if one == other:
        raise Http404
    return one, other


@transaction.atomic
def asked(request: HttpRequest, model_admin: ModelAdmin, one: Text, other: Text) -> str:
    """Do what was asked, tell it, and return the place of the page where it was done."""
    Text.objects.select_for_update().filter(pk=min(one.pk, other.pk)).first()
    act, _dash, number = request.POST.get("act", "").partition("-")
    row = int(number) if number.isdecimal() else 0
    pairs, alignment = standing(one, other)
    if request.POST.get(VERSION, "") != version_of(alignment):
        messages.error(
            request, _("Somebody else has changed these pairs since you opened the page: look, and try again.")
        )
        return ""
    try:
        if act == UNDO:
            told = undone(request, model_admin, number, one, other)
        elif act in ACTS:
            told = done(act, row, (one, other), pairs, checked=bool(alignment and alignment.checked))
        else:
            raise Http404
    except (NoSuchMove, Refused) as error:
        messages.error(request, in_language(str(error)))
    else:
        messages.success(request, note_of(told))
    return f"#row-{max(row, 1) - 1}" if act in MOVES else ""


def done(act: str, row: int, texts: tuple[Text, Text], pairs: list[Pair], *, checked: bool) -> dict[str, Any]:
    """Put the pairs right, keep them, and return what was done."""
    change, told = ACTS[act]
    checked = act == "check" or (act in MOVES and checked)
    note = by_program(told.format(row=row + 1))
    with pghistory.context(**note):
        keep(*texts, proposed(*texts) if act == "again" else change(pairs, row), checked)
    return note


def undone(request: HttpRequest, model_admin: ModelAdmin, act: str, one: Text, other: Text) -> dict[str, Any]:
    """Undo an act on these pairs."""
    if act not in {str(done.id) for done in acts_of_pairs(one, other)}:
        raise Http404
    if not may_undo(request, model_admin.admin_site, act):
        raise PermissionDenied
    note = of_undoing(Context.objects.get(pk=act).metadata)
    undo(act, **note)
    return note


def acts_of_pairs(one: Text, other: Text) -> Any:
    """Return what was done to the pairs of two texts, the newest first."""
    first, second = in_order(one, other)
    events = events_of("Alignment", Q()).events.filter(text_id=first.pk, other_id=second.pk)
    return acts_on([events])


Change = Callable[[list[Pair], int], list[Pair]]
MOVES: dict[str, tuple[Change, str]] = {
    "up0": (lambda pairs, row: move(pairs, row, 0, -1), "Row {row}: its first passage on the left went up."),
    "down0": (lambda pairs, row: move(pairs, row, 0, 1), "Row {row}: its last passage on the left went down."),
    "up1": (lambda pairs, row: move(pairs, row, 1, -1), "Row {row}: its first passage on the right went up."),
    "down1": (lambda pairs, row: move(pairs, row, 1, 1), "Row {row}: its last passage on the right went down."),
    "part": (part, "Row {row} taken apart."),
    "join": (join, "Row {row} joined with the one after it."),
}
ACTS: dict[str, tuple[Change, str]] = {
    **MOVES,
    "keep": (lambda pairs, row: pairs, "The pairs are kept."),
    "check": (lambda pairs, row: pairs, "The pairs are kept as looked at, all of them."),
    "again": (lambda pairs, row: pairs, "Paired anew by the program."),
}


def version_of(alignment: Alignment | None) -> str:
    """Return a word for the state of an alignment, "" where there is none."""
    if alignment is None:
        return ""
    newest = events_of("Alignment", Q()).events.filter(pgh_obj_id=alignment.pk).order_by("-pgh_id").first()
    return str(newest.pgh_id) if newest else ""


def shown(request: HttpRequest, model_admin: ModelAdmin, one: Text, other: Text) -> dict[str, Any]:
    """Return what the page shows."""
    pairs, alignment = standing(one, other)
    cells = [cells_of(one), cells_of(other)]
    acts = acts_of_pairs(one, other)
    rows = [[[cells[side][anchor] for anchor in pair[side]] for side in (0, 1)] for pair in pairs]
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Side by side: %(one)s and %(other)s") % {"one": one.identifier, "other": other.identifier},
        "entry": one.entry,
        "text": one,
        "other": other,
        "others": one.entry.texts.exclude(pk__in=[one.pk, other.pk]).defer("received"),
        "rows": rows,
        "alone": sum(1 for here, there in pairs if not here or not there),
        "alignment": alignment,
        "version": version_of(alignment),
        "next_to_undo": next_to_undo(acts),
        "next_to_redo": next_to_redo(acts),
        "can_change": model_admin.has_change_permission(request, one),
        "swapped": reverse("admin:catalogue_text_align", args=[other.pk, one.pk]),
    }


def cells_of(text: Text) -> dict[str, Cell]:
    """Return the passages of a text by their anchors, with their words."""
    passages = text.passages.select_related("speaker")
    return {one.anchor: Cell(one, text.received[one.start : one.end].strip()) for one in passages}


PAGES: dict[str, tuple[str, Callable[..., HttpResponse]]] = {"align": ("beside/<int:other_id>/", align_page)}
