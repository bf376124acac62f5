"""The lists of entries and the search over all kinds: one machine."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from archive.reading.browsing import list_page, straight_to
from archive.reading.kinds import BY_PLACE
from archive.reading.views.standing import page


def entries(request: HttpRequest, place: str) -> HttpResponse:
    """List the entries of one kind."""
    return page(request, list_page(BY_PLACE[place], request.GET))


def search(request: HttpRequest) -> HttpResponse:
    """Search the entries of all kinds; a number or key typed alone leads straight to its page."""
    made = list_page(None, request.GET)
    straight = straight_to(made, request.GET)
    return HttpResponseRedirect(straight) if straight else page(request, made)
