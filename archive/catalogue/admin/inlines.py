"""The parts of a record that are edited on its own page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Attachment, Identifier, Name, Participation, Relation, Tenure, Text

from .choosing import Part
from .name_rows import Names
from .participation_form import ParticipationForm
from .rows import FixedRows, Others


class NameInline(Part):
    """What it is called."""

    model = Name
    formset = Names
    in_pages = False  # they are checked together
    fields = ("text", "language", "kind")
    extra = 0
    min_num = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the rows, one of which must be filled in."""
        return super().get_formset(request, obj, validate_min=True, **kwargs)


class IdentifierInline(Part):
    """By which numbers other catalogues know it."""

    model = Identifier
    fields = ("scheme", "value")
    extra = 0


class ParticipationInline(Part):
    """Who took part."""

    model = Participation
    form = ParticipationForm
    formset = Others
    fk_name = "entry"
    fields = ("role", "participant", "named_as", "office", "position", "new_kind", "new_key")
    autocomplete_fields = ("participant", "office")
    extra = 0
    verbose_name = gettext_lazy("person or organization")
    verbose_name_plural = gettext_lazy("people and organizations")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participation]:
        return super().get_queryset(request).select_related("participant", "office")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the columns; who only looks is not asked what record to make."""
        looks = obj is not None and not self.admin_site.get_model_admin(type(obj)).has_change_permission(request, obj)
        return [name for name in self.fields if not (looks and name.startswith("new_"))]


class RelationInline(Part):
    """What it has to do with other entries."""

    model = Relation
    formset = Others
    fk_name = "subject"
    fields = ("type", "object", "note")
    autocomplete_fields = ("object",)
    extra = 0
    verbose_name_plural = gettext_lazy("relations to other records")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Relation]:
        return super().get_queryset(request).select_related("object", "subject")


class TenureInline(Part):
    """Who held which office, from when to when."""

    model = Tenure
    fields = ("office", "when_words", "when_edtf", "note")
    autocomplete_fields = ("office",)
    extra = 0
    verbose_name_plural = gettext_lazy("offices held")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tenure]:
        return super().get_queryset(request).select_related("office", "person")


class AttachmentInline(Part):
    """The files, each described here; they are attached on a page of their own."""

    model = Attachment
    formset = FixedRows
    fields = ("title", "kind", "language", "position", "withheld", "file")
    readonly_fields = ("file",)
    extra = 0
    verbose_name_plural = gettext_lazy("files")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: files are attached on a page of their own, and kept at once."""
        return False

    @admin.display(description=gettext_lazy("file"))
    def file(self, one: Attachment) -> SafeString:
        """Return the way to the file, with what it is."""
        address = reverse("attachment", args=[one.pk])
        told = f"{one.media_type}, {filesizeformat(one.size)}"
        row = '<a href="{}">{}</a> <span class="quiet">{}</span> <code title="SHA-256 {}">{}…</code>'
        return format_html(row, address, one.filename, told, one.sha256, one.sha256[:12])


class TextInline(Part):
    """The language versions, each with the way to its own page; the words themselves are not loaded here."""

    model = Text
    formset = FixedRows
    fields = ("language", "title", "standing", "position", "desk")
    readonly_fields = ("desk",)
    extra = 0
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Text]:
        return super().get_queryset(request).defer("received").select_related("entry")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a text comes in through the intake desk, with its source."""
        return False

    @admin.display(description=gettext_lazy("passages, speakers, names"))
    def desk(self, text: Text) -> SafeString:
        """Return the link to the page where the text is put right."""
        address = reverse("admin:catalogue_text_desk", args=[text.pk])
        return format_html('<a class="desk-link" href="{}">{}</a>', address, _("Work on the text"))
