"""The page of an entry as it stands now, and its other shapes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.reading.exports import SHAPES
from archive.reading.models import Edition
from archive.reading.pages import beside_page, entry_page
from archive.reading.register import targets
from archive.reading.surroundings import around
from archive.reading.views.standing import host, led_on, of_newest, page


@of_newest
def entry(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Show an entry."""
    made = entry_page(edition.content, edition, host=host(request), around=around(edition))
    return page(request, made)


@of_newest
def beside(request: HttpRequest, edition: Edition, one: str, other: str) -> HttpResponse:
    """Show two language versions of an entry side by side."""
    made = beside_page(edition, one, other)
    if made is None:
        raise Http404(_("These two versions do not stand side by side."))
    return page(request, made)


@of_newest
def shape(request: HttpRequest, edition: Edition, suffix: str) -> HttpResponse:
    """Give the newest edition in another shape."""
    shape = SHAPES[suffix]
    return HttpResponse(shape.write(edition, host(request)), content_type=shape.media_type)


def by_key(request: HttpRequest, key: str) -> HttpResponse:
    """Redirect from an address that knows the key alone to the entry's page."""
    target = targets([key]).get(key)
    if target is None:
        raise Http404(_("Nothing is published under the key “%(key)s”.") % {"key": key})
    return led_on(target.address)
