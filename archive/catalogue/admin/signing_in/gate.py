"""Who is kept out of the desk's pages though signed in: whoever must set up a second factor first, or show it."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from archive.accounts.second_factor import must_show


def led_to(request: HttpRequest) -> HttpResponse | None:
    """Return where a session is led that may not come in yet; None where it may."""
    missing = must_show(request)
    if missing == "code":  # the device was set up, or the session begun, by another way than the page of signing in
        logout(request)
        return HttpResponseRedirect(f"{reverse('admin:login')}?next={request.path}")
    return HttpResponseRedirect(reverse("account-second-factor")) if missing else None
