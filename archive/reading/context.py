"""What every page knows of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the name of the archive and whether it has a desk to sign in to."""
    return {"archive_name": settings.ARCHIVE_NAME, "has_desk": settings.HAS_DESK}
