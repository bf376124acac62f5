"""Topics at the desk."""

from django.contrib import admin

from archive.catalogue.models import Topic

from .desk_site import desk
from .record import RecordAdmin


@admin.register(Topic, site=desk)
class TopicAdmin(RecordAdmin):
    """What entries are about."""

    list_display = ("title", "state", "changed")
