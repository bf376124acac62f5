"""The names that can be recognized, kept ready between two requests and built anew when a name has changed."""

from functools import lru_cache

from django.apps import apps
from django.db.models import Max

from archive.intake.load import known_names
from archive.text.names import NameFinder


def finder() -> NameFinder:
    """Return a finder of all names of entries and offices in the catalogue."""
    return finder_as_of(last_change("NameEvent"), last_change("OfficeNameEvent"))


def last_change(model: str) -> int:
    """Return the number of the last change of a kind of names."""
    events = apps.get_model("catalogue", model)._default_manager
    return events.aggregate(last=Max("pgh_id"))["last"] or 0


@lru_cache(maxsize=1)
def finder_as_of(name: int, office: int) -> NameFinder:
    """Return the finder of the names as they stood after two changes; the numbers only tell one state from another."""
    return known_names()
