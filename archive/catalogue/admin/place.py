"""Places at the desk."""

from django.contrib import admin

from archive.catalogue.models import Place

from .desk_site import desk
from .record import RecordAdmin


@admin.register(Place, site=desk)
class PlaceAdmin(RecordAdmin):
    """Where it was."""

    own_fields = (("form", "country"), "within")
    autocomplete_fields = (*RecordAdmin.autocomplete_fields, "within")
    list_display = ("title", "form", "within", "country", "state", "changed")
    list_filter = ("state", "form", "stub")
    list_select_related = ("within",)
