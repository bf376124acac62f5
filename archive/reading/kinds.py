"""The kinds of entry that have pages, and where each kind's pages are."""

from dataclasses import dataclass
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """One kind: its code in the register, its word in addresses, its name for one, for many, and with a number."""

    code: str
    place: str
    one: Promise
    many: Promise
    count: Promise

    def counted(self, number: int) -> str:
        """Return "2 statements" in the page's language."""
        return counted(self.count, number)


def counted(words: Promise, number: int) -> str:
    """Return words for a number of things, the number in the manner of the page's language."""
    return str(words % {"count": number, "number": number_format(number, use_l10n=True, force_grouping=True)})


RECORDS = ngettext_lazy("%(number)s record", "%(number)s records", "count")

KINDS = [
    Kind(
        "statement",
        "statements",
        _("statement"),
        _("Statements"),
        ngettext_lazy("%(number)s statement", "%(number)s statements", "count"),
    ),
    Kind(
        "document",
        "documents",
        _("document"),
        _("Documents"),
        ngettext_lazy("%(number)s document", "%(number)s documents", "count"),
    ),
    Kind(
        "meeting",
        "meetings",
        _("meeting"),
        _("Meetings"),
        ngettext_lazy("%(number)s meeting", "%(number)s meetings", "count"),
    ),
    Kind(
        "person", "people", _("person"), _("People"), ngettext_lazy("%(number)s person", "%(number)s people", "count")
    ),
    Kind(
        "organization",
        "organizations",
        _("organization"),
        _("Organizations"),
        ngettext_lazy("%(number)s organization", "%(number)s organizations", "count"),
    ),
    Kind("place", "places", _("place"), _("Places"), ngettext_lazy("%(number)s place", "%(number)s places", "count")),
    Kind("topic", "topics", _("topic"), _("Topics"), ngettext_lazy("%(number)s topic", "%(number)s topics", "count")),
    Kind(
        "collection",
        "collections",
        _("collection"),
        _("Collections"),
        ngettext_lazy("%(number)s collection", "%(number)s collections", "count"),
    ),
]
BY_CODE = {kind.code: kind for kind in KINDS}
BY_PLACE = {kind.place: kind for kind in KINDS}


def address(kind: str, key: str, edition: int | None = None) -> str:
    """Return the address of an entry's page in the page's language, or of one of its editions."""
    if edition is None:
        return f"{_beginning(kind, get_language(), get_script_prefix())}{key}/"
    return reverse("reading:edition", args=[BY_CODE[kind].place, key, edition])


@cache
def _beginning(kind: str, language: str | None, script: str) -> str:
    """Return what the addresses of all entries of a kind begin with: a page may have thousands of them."""
    return reverse("reading:entry", args=[BY_CODE[kind].place, "x"]).removesuffix("x/")


def list_address(kind: str) -> str:
    """Return the address of the list of all entries of a kind."""
    return reverse("reading:list", args=[BY_CODE[kind].place])
