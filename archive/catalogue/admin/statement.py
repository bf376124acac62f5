"""Statements at the desk."""

from django.contrib import admin

from archive.catalogue.models import Statement

from .desk_site import desk
from .inlines import ParticipationInline, TextInline
from .record import RecordAdmin


@admin.register(Statement, site=desk)
class StatementAdmin(RecordAdmin):
    """What was said."""

    own_fields = (("number", "form"), "place", "publisher", "occasion")
    inlines = (*RecordAdmin.inlines[:1], ParticipationInline, TextInline, *RecordAdmin.inlines[1:])
    autocomplete_fields = (*RecordAdmin.autocomplete_fields, "place", "publisher")
    list_display = ("title", "when_shown", "number", "form", "state", "changed")
    list_filter = ("state", "form", "stub")
