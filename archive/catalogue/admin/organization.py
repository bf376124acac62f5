"""Organizations at the desk."""

from django.contrib import admin

from archive.catalogue.models import Office, Organization

from .choosing import Part
from .desk_site import desk
from .record import RecordAdmin


class OfficeInline(Part):
    """The posts of a body; who held them is edited on the page of each."""

    model = Office
    fields = ("title", "key")
    extra = 0
    show_change_link = True


@admin.register(Organization, site=desk)
class OrganizationAdmin(RecordAdmin):
    """Bodies that act."""

    own_fields = ("form", "parent", "place")
    inlines = (*RecordAdmin.inlines[:1], OfficeInline, *RecordAdmin.inlines[1:])
    autocomplete_fields = (*RecordAdmin.autocomplete_fields, "parent", "place")
    list_display = ("title", "form", "when_shown", "state", "stub", "changed")
    list_filter = ("state", "form", "stub")
