"""Suggestions while a reader types, for the search boxes; without JavaScript nobody asks for them."""

from django.http import HttpRequest, JsonResponse

from archive.reading.suggesting import suggested


def suggestions(request: HttpRequest) -> JsonResponse:
    """Give the entries that `q` may be the beginning of, of the kinds `kind`, as JSON."""
    found = suggested(request.GET.get("q", "")[:200], request.GET.getlist("kind"))
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})
