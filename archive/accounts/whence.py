"""From where somebody comes: network address, and the browser in a few words."""

import ipaddress
import re

from django.conf import settings
from django.http import HttpRequest

# The first that is met: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
BROWSERS = (
    (r"Edg\w*/(\d+)", "Edge"), (r"OPR/(\d+)", "Opera"), (r"YaBrowser/(\d+)", "Yandex"), (r"Firefox/(\d+)", "Firefox"),
    (r"Chrome/(\d+)", "Chrome"), (r"Version/(\d+)\S* (?:Mobile/\w+ )?Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)  # fmt: skip


def address_of(request: HttpRequest) -> str:
    """Return the network address that a request came from, "" where it cannot be told.

    Behind proxies of one's own (settings.PROXIES of them) it is what the outermost of these saw: whoever asks can
    write anything before it into X-Forwarded-For.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        told = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
        seen = told[-settings.PROXIES] if len(told) >= settings.PROXIES else seen
    try:
        return str(ipaddress.ip_address(seen.strip("[]")))
    except ValueError:
        return ""


def network_of(address: str) -> str:
    """Return what is counted as one address: of IPv6 the first half, which one household or office has."""
    if ":" not in address:
        return address
    return ":".join(ipaddress.ip_address(address).exploded.split(":")[:4])


def browser_of(request: HttpRequest) -> str:
    """Return what the browser calls itself, in a few words: Firefox 140, Linux."""
    told = request.META.get("HTTP_USER_AGENT", "")[:1000]
    for pattern, name in BROWSERS:
        if met := re.search(pattern, told):
            system = next((system for sign, system in SYSTEMS if sign in told), "")
            return f"{name} {met[1]}" + (f", {system}" if system else "")
    return re.sub(r"[^ -~]", "", told)[:100]
