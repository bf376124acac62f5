"""What a web server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 all pages are loaded now, not when the first is asked for
gc.collect()
gc.freeze()  # else every large page has the collector look through all that the program is made of
