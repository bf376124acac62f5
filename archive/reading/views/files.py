"""The files of public entries, under the digest of their bytes."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.files import Missing, Unreachable
from archive.files.giving import give
from archive.reading.attached import given, was_given
from archive.reading.models import Edition
from archive.reading.pages import gone_file_page, withdrawn_page
from archive.reading.views.standing import page


@require_safe
def file(request: HttpRequest, digest: str, name: str) -> HttpResponseBase:
    """Give a file that the newest edition of a public entry names, and no other."""
    about = given(digest, name)
    if about is None:
        return taken_away(request, digest, name)
    try:
        return give(request, digest, name, about["media_type"])
    except Unreachable:
        response = render(request, "503.html", status=503)
        response.headers["Cache-Control"] = "no-store"
        return response
    except Missing as missing:
        raise Http404(_("This file is not held here.")) from missing


def taken_away(request: HttpRequest, digest: str, name: str) -> HttpResponseBase:
    """Answer that a file is gone, with the reason where its record was withdrawn; 404 for what never was public."""
    edition = was_given(digest, name)
    if edition is None:
        raise Http404(_("No file was ever published here."))
    newest = Edition.objects.latest_of([edition.key])[edition.key]
    made = withdrawn_page(newest) if newest.act == Edition.Act.WITHDRAW else gone_file_page(newest)
    return page(request, made, status=410)
