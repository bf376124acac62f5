"""Whole lists in other shapes, by the suffix of the list's address."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.reading.exports.lists import LIST_SHAPES
from archive.reading.kinds import BY_PLACE
from archive.reading.search.store import IndexUnavailable
from archive.reading.takeaway import sheet
from archive.reading.views.standing import host


def take_away(request: HttpRequest, place: str, suffix: str) -> HttpResponseBase:
    """Give a list as CSV, JSON or Atom."""
    write, media_type = LIST_SHAPES[suffix]
    try:
        made = sheet(place, BY_PLACE.get(place), request.GET, host(request), suffix)
    except IndexUnavailable:
        words = _("The search is not available now.")
        return HttpResponse(words, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "60"})
    response = StreamingHttpResponse(write(made), content_type=media_type)
    if suffix == "csv":
        response.headers["Content-Disposition"] = f'attachment; filename="{place}-{made.found.number}.csv"'
    return response
