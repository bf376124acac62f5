"""People at the desk."""

from django.contrib import admin

from archive.catalogue.models import Person

from .desk_site import desk
from .inlines import TenureInline
from .record import RecordAdmin


@admin.register(Person, site=desk)
class PersonAdmin(RecordAdmin):
    """Who spoke, signed, took part, was named."""

    own_fields = ("gender",)
    inlines = (*RecordAdmin.inlines[:1], TenureInline, *RecordAdmin.inlines[1:])
