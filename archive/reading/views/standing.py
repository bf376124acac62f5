"""Which edition an address means, and what is answered when it means none: not known, moved, or withdrawn."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.reading.kinds import BY_CODE
from archive.reading.models import Edition
from archive.reading.pages import Page, withdrawn_page
from archive.reading.register import gone_since, targets

View = Callable[..., HttpResponse]
Act = Edition.Act


def host(request: HttpRequest) -> str:
    """Return where the reader reached this archive, as `https://archive.example`."""
    return f"{request.scheme}://{request.get_host()}"


def page(request: HttpRequest, made: Page, status: int = 200) -> HttpResponse:
    """Return a page made by archive.reading.pages as a response; what the index could not answer is not to be kept."""
    response = render(request, *made, status=status)
    if made[1].get("unavailable"):
        response.headers["Cache-Control"] = "no-store"
    return response


def moved(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Redirect for good to the same page of the entry's right address."""
    match = request.resolver_match
    there = {**match.kwargs, "place": BY_CODE[kind].place, "key": key}
    query = request.META.get("QUERY_STRING", "")
    return led_on(reverse(match.view_name, kwargs=there) + (query and f"?{query}"))


def led_on(address: str) -> HttpResponse:
    """Redirect for good; browsers ask again each time all the same, for a merging can be undone."""
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})


def gone(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer that an entry was withdrawn, with the reason."""
    return page(request, withdrawn_page(edition), status=410)


def of_newest(view: View) -> View:
    """Give a view the edition that stands now under the address's key, or answer in its stead."""

    @wraps(view)
    def answer(request: HttpRequest, place: str, key: str, **more: Any) -> HttpResponse:
        edition = Edition.objects.with_head().latest_of([key]).get(key)
        if edition is None:
            raise Http404(_("Nothing was ever published under the key “%(key)s”.") % {"key": key})
        if edition.act == Act.WITHDRAW:
            return gone(request, edition)
        if edition.act == Act.MERGE:
            target = targets([key]).get(key)
            return moved(request, target.kind, target.key) if target else gone_with(request, edition)
        if BY_CODE[edition.kind].place != place:
            return moved(request, edition.kind, key)
        return view(request, edition, **more)

    return answer


def of_edition(view: View) -> View:
    """Give a view one pinned edition and all editions of its entry (newest first, contents not fetched yet).

    What was withdrawn stays withdrawn: editions before a tombstone are gone even when the entry came back, and
    so are those of an entry that was merged into one which was withdrawn afterwards.
    """

    @wraps(view)
    def answer(request: HttpRequest, place: str, key: str, number: str, **more: Any) -> HttpResponse:
        editions = list(Edition.objects.filter(key=key).defer("content").order_by("-number"))
        pinned = next((edition for edition in editions if edition.edition == int(number)), None)
        if pinned is None:
            raise Http404(_("There is no edition %(number)s of “%(key)s”.") % {"number": number, "key": key})
        if BY_CODE[pinned.kind].place != place:
            return moved(request, pinned.kind, key)
        later = [one for one in editions if one.act == Act.WITHDRAW and one.number >= pinned.number]
        tombstone = later[-1] if later else gone_since(key, pinned.number) if editions[0].act == Act.MERGE else None
        if tombstone:
            return gone(request, tombstone)
        if pinned.act == Act.MERGE:
            return moved_on(request, pinned)
        return view(request, pinned, editions, **more)

    return answer


def moved_on(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Redirect from the edition that merged an entry to the page of the entry that it became part of."""
    target = targets([edition.key]).get(edition.key)
    return led_on(target.address) if target else gone_with(request, edition)


def gone_with(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answer that an entry is gone with the one that it became part of, for the reason why that was withdrawn."""
    return gone(request, gone_since(edition.key, edition.number) or edition)
