"""The page of an account: its sessions, its second factor, its log; for its owner, and for administrators."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.accounts.log import note
from archive.accounts.models import AccountEvent
from archive.accounts.second_factor import device_of, reset
from archive.accounts.sessions_of import end_sessions, sessions_of
from archive.accounts.throttle import What

SHOWN = 20  # lines of the log


def own_account(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Return the page of one's own account."""
    return account_page(request, site, request.user)


def account_page(request: HttpRequest, site: AdminSite, user: Any) -> HttpResponse:
    """Show an account, or do with it what was asked; `request.user` may do so."""
    if request.method == "POST":
        messages.success(request, act(request, user))
        return HttpResponseRedirect(request.path)
    own = user == request.user
    context = {
        **site.each_context(request),
        "title": _("Your account") if own else _("The account “%(name)s”") % {"name": user},
        "person": user,
        "own": own,
        "sessions": sessions_of(user),
        "this": request.session.get("number"),
        "device": device_of(user),
        "codes_left": user.recovery_codes.filter(used_at=None).count(),
        "events": AccountEvent.objects.filter(name=user.get_username().casefold()).select_related("by")[:SHOWN],
    }
    return TemplateResponse(request, "admin/account/account.html", context)


def act(request: HttpRequest, user: Any) -> str:
    """Do what was asked, and return it in words."""
    own = user == request.user
    by = None if own else request.user
    asked = request.POST.get("act", "")
    if asked == "reset" and not own:
        reset(user, by, request)
        return _("The second factor is removed, and all sessions are ended.")
    if asked == "forgive" and not own:
        note(What.UNLOCKED, user, request, by=by)
        return _("Failed attempts are forgiven.")
    this = request.session.get("number") if own else None
    session = asked.removeprefix("end-")
    if session.isdecimal() and len(session) < 20:
        ended = end_sessions(user, only=int(session), request=request, by=by)
    else:
        ended = end_sessions(user, but=this, request=request, by=by) if asked == "end" else 0
    words = ngettext("%(number)s session is ended.", "%(number)s sessions are ended.", ended)
    return words % {"number": ended}
