"""Two records that may be one: side by side, and decided: different, or merged."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Entry, PossibleDuplicate
from archive.sentences import in_language

from .desk_site import desk
from .merging import facts_of
from .noun import NounAdmin
from .tasks import DuplicatesToDo

State = PossibleDuplicate.State


class DecisionForm(forms.Form):
    """Why the two are not one."""

    note = forms.CharField(
        label=gettext_lazy("Why they are different"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept with the decision: the two are not offered again."),
    )


@admin.register(PossibleDuplicate, site=desk)
class DuplicateAdmin(NounAdmin):
    """Pairs of records that may be one."""

    list_display = ("pair", "weight", "reasons", "state")
    list_filter = (DuplicatesToDo, "state")
    list_select_related = ("first", "second")
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: pairs are found by the program."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a pair is decided, so that it is not offered again."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[PossibleDuplicate]:
        """Return all pairs, the likeliest first."""
        return super().get_queryset(request).order_by("-weight", "id")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the two side by side; on POST, keep that they are different."""
        pair = self.get_object(request, object_id)
        if pair is None:
            raise Http404
        may_decide = self.has_change_permission(request, pair)
        if not self.has_view_or_change_permission(request, pair) or (request.method == "POST" and not may_decide):
            raise PermissionDenied
        form = DecisionForm(request.POST or None, initial={"note": pair.note})
        if request.method == "POST" and form.is_valid():
            self.decide(pair, form.cleaned_data["note"], request.user)
            messages.success(request, _("They are different; the pair is not offered again."))
            return HttpResponseRedirect(f"{reverse('admin:catalogue_possibleduplicate_changelist')}?to_do=duplicates")
        standing = Entry.State.MERGED not in (pair.first.state, pair.second.state)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Are they one?"),
            "opts": self.opts,
            "pair": pair,
            "form": form,
            "sides": [(one, facts_of(one)) for one in (pair.first, pair.second)],
            "may_decide": may_decide and standing,
            "mergers": self.mergers(pair) if standing else [],
        }
        return TemplateResponse(request, "admin/record/duplicate.html", context)

    def decide(self, pair: PossibleDuplicate, note: str, by: Any) -> None:
        """Keep that the two are different, who says so and why."""
        pair.state, pair.note, pair.decided_by, pair.decided_at = State.DIFFERENT, note, by, timezone.now()
        pair.save()

    def mergers(self, pair: PossibleDuplicate) -> list[tuple[Entry, Entry, str]]:
        """Return both ways in which the two can be made one: (which goes, which stays, address)."""
        ways = ((pair.second, pair.first), (pair.first, pair.second))
        return [
            (one, other, f"{reverse(f'admin:catalogue_{one.kind}_merge', args=[one.pk])}?into={other.pk}")
            for one, other in ways
        ]

    @admin.display(description=gettext_lazy("records"))
    def pair(self, pair: PossibleDuplicate) -> str:
        return f"{pair.first} / {pair.second}"

    @admin.display(description=gettext_lazy("why"))
    def reasons(self, pair: PossibleDuplicate) -> str:
        return "; ".join(in_language(pair.why).splitlines())
