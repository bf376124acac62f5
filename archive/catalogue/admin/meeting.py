"""Meetings at the desk."""

from django.contrib import admin

from archive.catalogue.models import Meeting

from .desk_site import desk
from .inlines import ParticipationInline, TextInline
from .record import RecordAdmin


@admin.register(Meeting, site=desk)
class MeetingAdmin(RecordAdmin):
    """On what occasions people met."""

    own_fields = (("form", "status"), "place")
    inlines = (*RecordAdmin.inlines[:1], ParticipationInline, TextInline, *RecordAdmin.inlines[1:])
    autocomplete_fields = (*RecordAdmin.autocomplete_fields, "place")
    list_display = ("title", "when_shown", "form", "status", "state", "stub")
    list_filter = ("state", "form", "status", "stub")
