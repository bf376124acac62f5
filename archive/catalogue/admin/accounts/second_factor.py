"""The pages on which the second factor is set up, given up, and its recovery codes are made."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from archive.accounts.second_factor import (
    PASSED,
    device_of,
    device_to_set_up,
    must_show,
    new_codes,
    picture,
    reset,
    secret,
    set_up,
)
from archive.catalogue.admin.signing_in.forms import CodeAgainForm, EnrolForm


def second_factor(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Let a device be set up; with one that is set up, new codes be made or the device be given up."""
    if not site.has_permission(request) or must_show(request) == "code":
        return HttpResponseRedirect(f"{reverse('admin:login')}?next={request.path}")
    return kept(request, site) if device_of(request.user) else enrolled(request, site)


def enrolled(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show the secret, and take the first code of it."""
    device = device_to_set_up(request.user)
    form = EnrolForm(request, device, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return codes_page(request, site, set_up(request, device))
    context = {
        **site.each_context(request),
        "title": _("Set up your second factor"),
        "form": form,
        "required": must_show(request) == "enrol",
        "picture": mark_safe(picture(device)),
        "secret": secret(device),
    }
    return TemplateResponse(request, "admin/account/enrol.html", context)


def kept(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show what can be done with a device that is set up; each needs a code of it."""
    form = CodeAgainForm(request, request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if request.POST.get("act") != "remove":
            return codes_page(request, site, new_codes(request))
        request.session.pop(PASSED, None)
        reset(request.user, request=request, but=request.session.get("number"))
        messages.success(request, _("The second factor is removed. Set up another one here."))
        return HttpResponseRedirect(request.path)
    context = {**site.each_context(request), "title": _("Your second factor"), "form": form}
    return TemplateResponse(request, "admin/account/second_factor.html", context)


def codes_page(request: HttpRequest, site: AdminSite, codes: list[str]) -> HttpResponse:
    """Show new recovery codes, this once."""
    context = {**site.each_context(request), "title": _("Your recovery codes"), "codes": codes}
    return TemplateResponse(request, "admin/account/codes.html", context, headers={"Cache-Control": "no-store"})
