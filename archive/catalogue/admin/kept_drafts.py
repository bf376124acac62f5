"""What a browser keeps of a form until it is saved: the site tells it which drafts were."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

FIELD = "_draft"
SAVED = "saved_drafts"  # in the session, until the next page tells the browser
NUMBER = re.compile(r"[0-9A-Za-z.-]{8,64}")
MOST = 20


def remembering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the view; where it accepts a form, and so leads elsewhere, the number of the form's draft is noted."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        number = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if response.status_code == 302 and NUMBER.fullmatch(number):
            request.session[SAVED] = [*request.session.get(SAVED, []), number][-MOST:]
        return response

    return answer


class KeepsDrafts:
    """An admin site whose pages tell the browser what was saved."""

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Return the view with the site's permission, noting what it saves."""
        return super().admin_view(remembering(view), cacheable)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page shows: the drafts that were saved, told once, and the one sent with this form."""
        number = request.POST.get(FIELD, "")
        told = {"saved_drafts": " ".join(request.session.pop(SAVED, [])) if SAVED in request.session else ""}
        return {**super().each_context(request), **told, "draft": number if NUMBER.fullmatch(number) else ""}
