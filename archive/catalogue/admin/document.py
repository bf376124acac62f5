"""Documents at the desk."""

from django.contrib import admin

from archive.catalogue.models import Document

from .desk_site import desk
from .inlines import ParticipationInline, TextInline
from .record import RecordAdmin


@admin.register(Document, site=desk)
class DocumentAdmin(RecordAdmin):
    """What was signed, adopted or sent."""

    own_fields = (("number", "form"), "place", "publisher")
    inlines = (*RecordAdmin.inlines[:1], ParticipationInline, TextInline, *RecordAdmin.inlines[1:])
    autocomplete_fields = (*RecordAdmin.autocomplete_fields, "place", "publisher")
    list_display = ("title", "when_shown", "number", "form", "state", "stub", "changed")
    list_filter = ("state", "form", "stub")
