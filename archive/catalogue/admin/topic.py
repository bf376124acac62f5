"""Topics at the desk."""

from django.contrib import admin

from archive.catalogue.models import Topic

from .record import RecordAdmin
from .site import desk


@admin.register(Topic, site=desk)
class TopicAdmin(RecordAdmin):
    """What entries are about."""

    list_display = ("title", "state", "changed")
