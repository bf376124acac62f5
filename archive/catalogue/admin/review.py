"""A draft goes to review with a note to the reviewer, and comes back with reasons."""

from collections.abc import Callable
from typing import Any

import pghistory
from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, ReviewNote

from .act_pages import act_page, change_address, found

State, Act = Entry.State, ReviewNote.Act
NOTES_SHOWN = 5


class ReviewForm(forms.Form):
    """What the next person at the desk should know."""

    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = back
        note.label = _("Reasons") if back else _("Note to the reviewer")
        note.help_text = (
            _("Who sent it reads them on the record and under “My work”.")
            if back
            else _("What to look at. It stands on the record while it is in review, and in its history.")
        )


def review_page(request: HttpRequest, model_admin: ModelAdmin, object_id: str) -> HttpResponse:
    """Send a draft to review, or what is in review back to draft."""
    entry = found(request, model_admin, object_id, change=True)
    if entry.state not in (State.DRAFT, State.REVIEW):
        messages.error(request, _("Only drafts are sent to review. What is published is changed and published again."))
        return HttpResponseRedirect(change_address(entry))
    back = entry.state == State.REVIEW
    form = ReviewForm(request.POST or None, back=back)
    if request.method == "POST" and form.is_valid():
        if sent(entry, request.user, form.cleaned_data["note"]):
            told = _("“%(name)s” is sent back.") if back else _("“%(name)s” is in review now.")
            messages.success(request, told % {"name": entry})
        else:
            messages.error(request, _("Somebody else has moved this record on meanwhile."))
        return HttpResponseRedirect(change_address(entry))
    return act_page(request, model_admin, entry, form, "review", back=back)


@transaction.atomic
def sent(entry: Entry, by: Any, note: str) -> bool:
    """Move a record from where `entry` was loaded to the other side, with a note; False where it stands elsewhere."""
    back = entry.state == State.REVIEW
    with pghistory.context(note=note):
        rows = Entry.objects.filter(pk=entry.pk, state=entry.state)
        if not rows.update(state=State.DRAFT if back else State.REVIEW):
            return False
        ReviewNote.objects.create(entry_id=entry.pk, act=Act.BACK if back else Act.SENT, note=note, by=by)
    return True


def notes_of(entry: Entry) -> list[ReviewNote]:
    """Return what was said on the way of a record that is not published yet, the newest first."""
    if entry.state not in (State.DRAFT, State.REVIEW):
        return []
    return list(entry.review_notes.select_related("by")[:NOTES_SHOWN])


PAGES: dict[str, Callable[..., HttpResponse]] = {"review": review_page}
