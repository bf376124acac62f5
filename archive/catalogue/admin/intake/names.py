"""The names that can be recognized, kept ready between two requests and built anew when a name has changed."""

from functools import lru_cache

from django.apps import apps
from django.db.models import Max

from archive.intake.load import known_names
from archive.text.names import NameFinder


def finder() -> NameFinder:
    """Return a finder of all names in the catalogue."""
    changes = apps.get_model("catalogue", "NameEvent")._default_manager.aggregate(last=Max("pgh_id"))
    return finder_as_of(changes["last"] or 0)


@lru_cache(maxsize=1)
def finder_as_of(change: int) -> NameFinder:
    """Return the finder of the names as they stood after a change; the number only tells one state from another."""
    return known_names()
