"""The pages of signing in."""

import time
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model, login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from archive.accounts.log import What
from archive.accounts.second_factor import PASSED, device_of
from archive.accounts.throttle import succeeded
from archive.accounts.whence import address_of, browser_of

from .forms import CodeForm, PasswordForm

AWAITED = "awaited"  # in the session: whose code is awaited, whose password was right
PATIENCE = 600  # seconds that a code is awaited


class SignIn(LoginView):
    """Name and password."""

    template_name = "admin/login.html"
    authentication_form = PasswordForm

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        """Let whoever has no second factor in, and ask others for the code."""
        user, request = form.get_user(), self.request
        if device_of(user) is None:
            succeeded(form.event, What.SIGNED_IN, user)
            return come_in(request, user, user.backend, self.get_success_url())
        succeeded(form.event, What.PASSWORD_RIGHT, user)
        request.session[AWAITED] = {
            "user": user.pk,
            "hash": user.get_session_auth_hash(),
            "backend": user.backend,
            "since": int(time.time()),
            "next": self.get_success_url(),
        }
        return HttpResponseRedirect(reverse("sign-in-code"))


@never_cache
def sign_in(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Ask for name and password."""
    index = reverse("admin:index")
    if request.method == "GET" and site.has_permission(request):
        return HttpResponseRedirect(index)
    context = {
        **site.each_context(request),
        "title": _("Sign in"),
        "subtitle": None,
        "app_path": request.get_full_path(),
        "username": request.user.get_username(),
    }
    given = {"next": index} if "next" not in request.GET and "next" not in request.POST else {}
    return SignIn.as_view(extra_context={**context, **given})(request)


@never_cache
def code_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Ask for the code of somebody whose password was right."""
    awaited = request.session.get(AWAITED, {})
    user = awaited_user(awaited)
    if user is None:
        return HttpResponseRedirect(reverse("admin:login"))
    form = CodeForm(request, user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return come_in(request, user, awaited["backend"], awaited["next"], passed=True)
    context = {**site.each_context(request), "title": _("Sign in: the code"), "subtitle": None, "form": form}
    return TemplateResponse(request, "admin/account/code.html", context)


def awaited_user(awaited: dict[str, Any]) -> Any:
    """Return whose code is awaited; None where nobody's is, or too long, or the password was changed meanwhile."""
    user = get_user_model().objects.filter(pk=awaited.get("user"), is_active=True, is_staff=True).first()
    if user is None or time.time() - awaited["since"] > PATIENCE:
        return None
    return user if constant_time_compare(user.get_session_auth_hash(), awaited["hash"]) else None


def come_in(request: HttpRequest, user: Any, backend: str, address: str, passed: bool = False) -> HttpResponse:
    """Begin a session that tells from where it began, and lead on."""
    for name in (AWAITED, "number", "began"):
        request.session.pop(name, None)
    login(request, user, backend)
    request.session.update({"address": address_of(request), "browser": browser_of(request)})
    if passed:
        request.session[PASSED] = True
    return HttpResponseRedirect(address)
