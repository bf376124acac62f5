"""Collections at the desk."""

from django.contrib import admin

from archive.catalogue.models import Collection

from .desk_site import desk
from .record import RecordAdmin


@admin.register(Collection, site=desk)
class CollectionAdmin(RecordAdmin):
    """What belongs together."""

    own_fields = ("publisher",)
    autocomplete_fields = (*RecordAdmin.autocomplete_fields, "publisher")
    list_display = ("title", "publisher", "when_shown", "state", "changed")
    list_select_related = ("publisher",)
