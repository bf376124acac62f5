"""What the lists and pages of all kinds of records have in common at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Entry, Name, Relation
from archive.catalogue.roles import BEYOND_DRAFTS
from archive.sentences import page_language
from archive.text.names import fold
from archive.text.when import show

from . import history, merging, publication, review
from .attaching import attach_page
from .inlines import AttachmentInline, IdentifierInline, NameInline, RelationInline
from .noun import NounAdmin
from .permission import OfDrafts
from .record_form import RecordForm
from .tables.choosing_rows import ACTIONS

PERMANENT = (Entry.State.PUBLISHED, Entry.State.WITHDRAWN, Entry.State.MERGED)
DATES = gettext_lazy(
    "Type the date as it was found; what it means is read from the words. Where the words cannot be read, or mean "
    "something else, write it as EDTF: 2022-02-14 (a day), 2021-12 (a month), 2021-12-11/2021-12-20 (between two "
    "days), 1997~ (about), 2004-03-09/.. (since)."
)
CITING_SHOWN = 20
PAGES = {**publication.PAGES, **review.PAGES, **merging.PAGES, "attach": attach_page}


class RecordAdmin(OfDrafts, NounAdmin):
    """One kind of entry; a subclass says which `own_fields` it has."""

    form = RecordForm
    actions: tuple[Any, ...] | None = ACTIONS
    save_on_top = True
    change_form_template = "admin/record/change_form.html"
    own_fields: tuple[str, ...] = ()
    inlines = (NameInline, IdentifierInline, RelationInline, AttachmentInline)
    autocomplete_fields: tuple[str, ...] = ("topics", "collections")
    readonly_fields = ("bounds", "state", "created_at", "changed_at", "named_by")
    list_display: tuple[Any, ...] = ("title", "when_shown", "state", "stub", "changed")
    list_filter: tuple[Any, ...] = ("state", "stub")
    search_fields = ("key",)  # shows the box; get_search_results looks into all names
    search_help_text = gettext_lazy("Any name in any script, the key or the number")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the records of this kind; naming the kind lets the list walk the index of labels."""
        return super().get_queryset(request).filter(kind=self.model.__name__.lower())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the records of which every word typed is in a name, the key or the number; exact names first."""
        queryset = queryset.named(*search_term.split())
        if search_term.strip():
            exact = Name.objects.filter(entry=OuterRef("pk"), folded=fold(search_term))
            queryset = queryset.annotate(called_so=Exists(exact)).order_by("-called_so", "label", "key")
        return queryset, False

    def get_fieldsets(self, request: HttpRequest, obj: Entry | None = None) -> list[tuple[str | None, dict[str, Any]]]:
        """Return the sections of the page; what the desk keeps for itself comes last."""
        named_by = ("named_by",) if obj else ()
        kept = ("state", "created_at", "changed_at") if obj else ()
        return [
            (None, {"fields": ("key", *self.own_fields, "summary", "stub")}),
            (_("Date"), {"fields": (("when_words", "when_edtf"), "bounds"), "description": DATES}),
            (_("Where it belongs"), {"fields": ("topics", "collections", *named_by)}),
            (_("For the desk only"), {"fields": (("embargo_until", "embargo_zone"), "remarks", *kept)}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Entry | None = None) -> tuple[str, ...]:
        """Return what cannot be typed: the key, too, once it was published."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "key") if obj and obj.state in PERMANENT else fixed

    def has_delete_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        """Return whether a record may be deleted: never once it was published."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.state not in PERMANENT)

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of publication."""
        pages = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(page),
                {"model_admin": self},
                name=name_of(self, name),
            )
            for name, page in PAGES.items()
        ]
        return [*pages, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Return the page of a record, with what was said on its way to review and back."""
        obj = kwargs.get("obj")
        notes = review.notes_of(obj) if obj else []
        beyond = request.user.has_perm(BEYOND_DRAFTS)
        return super().render_change_form(request, {**context, "notes": notes, "beyond_drafts": beyond}, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Return the page that tells every change of the record and its parts."""
        return history.record_history(request, self, object_id)

    @admin.display(description=gettext_lazy("name"), ordering="label")
    def title(self, entry: Entry) -> str:
        return str(entry)

    @admin.display(description=gettext_lazy("date"), ordering="when_earliest")
    def when_shown(self, entry: Entry) -> str:
        """Return the date in words."""
        return (show(entry.when_edtf, page_language()) if entry.when_edtf else "") or entry.when_words

    @admin.display(description=gettext_lazy("changed"), ordering="changed_at")
    def changed(self, entry: Entry) -> str:
        return f"{entry.changed_at:%Y-%m-%d}"

    @admin.display(description=gettext_lazy("days it may mean"))
    def bounds(self, entry: Entry) -> str:
        """Return the first and last day that the date may mean."""
        if not entry.when_edtf:
            return _("computed when saved")
        return _("%(first)s to %(last)s") % {
            "first": entry.when_earliest or _("open"),
            "last": entry.when_latest or _("open"),
        }

    @admin.display(description=gettext_lazy("named by"))
    def named_by(self, entry: Entry) -> SafeString | str:
        """Return the entries that point to this one: the first few, and how many there are."""
        incoming = Relation.objects.filter(object=entry)
        rows = incoming.select_related("subject")[:CITING_SHOWN]
        if not rows:
            return _("no other record is related to this one")
        total = incoming.aggregate(all=Count("pk"))["all"]
        listed = format_html_join(
            "",
            '<li><a href="{}">{}</a>: {}</li>',
            ((desk_address(r.subject), r.subject, r.get_type_display()) for r in rows),
        )
        rest = total - len(rows)
        return format_html("<ul>{}</ul>{}", listed, _("and %(rest)s more") % {"rest": rest} if rest else "")


def name_of(model_admin: admin.ModelAdmin, page: str) -> str:
    """Return the name of an address of a kind: catalogue_statement_publish."""
    return f"{model_admin.opts.app_label}_{model_admin.opts.model_name}_{page}"


def desk_address(entry: Entry) -> str:
    """Return where a record is edited."""
    return reverse(f"admin:catalogue_{entry.kind}_change", args=[entry.pk])
