"""The list of quotes."""

from django.http import HttpRequest, HttpResponse

from archive.reading.quoting import quotes_page
from archive.reading.views.standing import page


def quotes(request: HttpRequest) -> HttpResponse:
    """List passages by speaker, date and words."""
    return page(request, quotes_page(request.GET))
