"""What every page knows of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from archive.reading.kinds import KINDS

IN_MASTHEAD = 6


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the archive's name, whether it has a desk, its lists, and this page in its other languages."""
    here = request.get_full_path()
    return {
        "archive_name": settings.ARCHIVE_NAME,
        "has_desk": settings.HAS_DESK,
        "nav_kinds": KINDS[:IN_MASTHEAD],
        "page_languages": [
            {"code": code, "name": name, "address": translate_url(here, code), "here": code == get_language()}
            for code, name in settings.LANGUAGES
        ],
    }
