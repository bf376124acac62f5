"""Where everything is: the reading room at the root, the desk under /admin/, each in every language; files."""

from django.conf import settings
from django.urls import include, path, re_path

from archive.reading.prefixes import in_every_language
from archive.reading.views.files import file

# A mirror has no desk, and must not load any of its modules.
desk = [path("admin/", include("archive.catalogue.admin.urls"))] if settings.HAS_DESK else []

# A file is the same in every language. No name has the character with the code 0, and the database takes none.
files = re_path(r"^files/(?P<digest>[0-9a-f]{64})/(?P<name>[^/\x00]+)$", file, name="file")

urlpatterns = [files, *in_every_language(*desk, path("", include("archive.reading.urls")))]
