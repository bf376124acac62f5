"""The first page."""

from django.http import HttpRequest, HttpResponse

from archive.reading.browsing import home_page
from archive.reading.views.standing import page


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive holds, what was published last, and how to ask and to cite."""
    return page(request, home_page())
