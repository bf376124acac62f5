"""The editions of an entry: all of them listed, one of them pinned, and what changed from one to the next."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.reading.exports import SHAPES
from archive.reading.models import Edition
from archive.reading.pages import changes_page, editions_page, entry_page
from archive.reading.views.standing import host, of_edition, of_newest, page


@of_newest
def editions(request: HttpRequest, newest: Edition) -> HttpResponse:
    """List the editions of an entry, the newest first."""
    older = Edition.objects.filter(key=newest.key, number__lt=newest.number).defer("content").order_by("-number")
    return page(request, editions_page([newest, *older]))


@of_edition
def edition(request: HttpRequest, pinned: Edition, editions: list[Edition]) -> HttpResponse:
    """Show one edition as it was published."""
    return page(request, entry_page(pinned.content, pinned, host=host(request), newest=editions[0]))


@of_edition
def shape(request: HttpRequest, pinned: Edition, editions: list[Edition], suffix: str) -> HttpResponse:
    """Give one edition in another shape."""
    shape = SHAPES[suffix]
    return HttpResponse(shape.write(pinned, host(request)), content_type=shape.media_type)


@of_edition
def changes(request: HttpRequest, pinned: Edition, editions: list[Edition]) -> HttpResponse:
    """Show what changed from the edition before to this one."""
    before = [one for one in editions if one.number < pinned.number]
    if not before or before[0].act != Edition.Act.PUBLISH:
        raise Http404(_("This is the first edition: nothing changed before it."))
    both = Edition.objects.in_bulk([before[0].pk, pinned.pk])
    return page(request, changes_page(both[before[0].pk], both[pinned.pk]))
