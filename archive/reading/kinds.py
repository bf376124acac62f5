"""The kinds of entry that have pages, and where each kind's pages are."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """One kind: its code in the register, its word in addresses, its name for one and for many."""

    code: str
    place: str
    one: Promise
    many: Promise


KINDS = [
    Kind("statement", "statements", _("statement"), _("Statements")),
    Kind("document", "documents", _("document"), _("Documents")),
    Kind("meeting", "meetings", _("meeting"), _("Meetings")),
    Kind("person", "people", _("person"), _("People")),
    Kind("organization", "organizations", _("organization"), _("Organizations")),
    Kind("place", "places", _("place"), _("Places")),
    Kind("topic", "topics", _("topic"), _("Topics")),
    Kind("collection", "collections", _("collection"), _("Collections")),
]
BY_CODE = {kind.code: kind for kind in KINDS}
BY_PLACE = {kind.place: kind for kind in KINDS}


def address(kind: str, key: str, edition: int | None = None) -> str:
    """Return the address of an entry's page in the page's language, or of one of its editions."""
    if edition is None:
        return reverse("reading:entry", args=[BY_CODE[kind].place, key])
    return reverse("reading:edition", args=[BY_CODE[kind].place, key, edition])


def list_address(kind: str) -> str:
    """Return the address of the list of all entries of a kind."""
    return reverse("reading:list", args=[BY_CODE[kind].place])
