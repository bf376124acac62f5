"""The runs of intake at the desk: which there were, and each of them undone, so much at once as a page may take."""

import time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.catalogue.history.sparing import Left
from archive.catalogue.roles import BEYOND_DRAFTS
from archive.intake.undoing import runs, standing_acts, undo_one

from ..desk_site import desk
from ..history.permission import may_undo

AT_ONCE = 8.0  # seconds after which nothing more is begun for one request
LISTED = 50  # runs
SHOWN = 200  # records that are left, listed one by one


def list_runs(request: HttpRequest) -> HttpResponse:
    """List the last runs."""
    refuse_strangers(request)
    return page(request, "runs.html", title=_("Runs of intake"), runs=runs(LISTED))


def one_run(request: HttpRequest, name: str) -> HttpResponse:
    """Show a run; on POST undo its newest acts, and tell what became of their records and where to go on."""
    refuse_strangers(request)
    run = next(iter(runs(name=name)), None)
    if run is None:
        raise Http404
    may = request.user.has_perm(BEYOND_DRAFTS)
    if request.method == "POST" and not may:
        raise PermissionDenied
    done = undone(request, name) if request.method == "POST" else {}
    standing = [step for _act, step in standing_acts(name)]
    ahead = [step for step in standing if "below" not in done or step < done["below"]]
    return page(
        request, "run.html", title=_("Run %(run)s") % {"run": name}, run=run, standing=len(standing),
        ahead=len(ahead), can_change=may, **done,
    )  # fmt: skip


def undone(request: HttpRequest, name: str) -> dict[str, Any]:
    """Undo acts of a run, the newest first, each in its own transaction, until the time is over."""
    asked = request.POST.get("below", "")
    below = int(asked) if asked.isdecimal() else None
    left: list[Left] = []
    records, start = 0, time.monotonic()
    for act, step in standing_acts(name):
        if below is not None and step >= below:
            continue
        if not may_undo(request, desk, str(act)):
            raise PermissionDenied
        outcome = undo_one(act, name)
        records, below = records + outcome.records, step
        left += outcome.left
        if time.monotonic() - start > AT_ONCE:
            break
    return {"posted": True, "records": records, "left": left[:SHOWN], "more": len(left) - SHOWN, "below": below or 0}


def refuse_strangers(request: HttpRequest) -> None:
    """Raise PermissionDenied for those who may not look at all records."""
    if not request.user.has_perm("catalogue.view_entry"):
        raise PermissionDenied


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Return a page of runs."""
    return TemplateResponse(request, f"admin/intake/{template}", {**desk.each_context(request), **context})
