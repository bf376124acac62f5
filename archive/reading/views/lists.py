"""The lists of entries and the search over all kinds: one machine."""

from django.http import HttpRequest, HttpResponse

from archive.reading.browsing import list_page
from archive.reading.kinds import BY_PLACE
from archive.reading.views.standing import page


def entries(request: HttpRequest, place: str) -> HttpResponse:
    """List the entries of one kind."""
    return page(request, list_page(BY_PLACE[place], request.GET))


def search(request: HttpRequest) -> HttpResponse:
    """Search the entries of all kinds."""
    return page(request, list_page(None, request.GET))
