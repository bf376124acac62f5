"""Where everything is: the reading room at the root, the desk under /admin/, each in every language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

# A mirror has no desk, and must not load any of its modules.
desk = [path("admin/", include("archive.catalogue.admin.urls"))] if settings.HAS_DESK else []

urlpatterns = i18n_patterns(*desk, path("", include("archive.reading.urls")), prefix_default_language=False)
