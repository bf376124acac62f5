"""Where everything is: the reading room at the root, the desk under /admin/, each in every language."""

from django.conf import settings
from django.urls import include, path

from archive.reading.prefixes import in_every_language

# A mirror has no desk, and must not load any of its modules.
desk = [path("admin/", include("archive.catalogue.admin.urls"))] if settings.HAS_DESK else []

urlpatterns = in_every_language(*desk, path("", include("archive.reading.urls")))
