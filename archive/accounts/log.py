"""Lines written into the account log."""

from typing import Any

from django.http import HttpRequest

from .models import AccountEvent
from .whence import address_of, browser_of, network_of

What = AccountEvent.What


def note(
    what: str, user: Any = None, request: HttpRequest | None = None, *, name: str = "", by: Any = None
) -> AccountEvent:
    """Write a line: of an account, or of a name that was typed; without a request nothing is known of whence."""
    address = address_of(request) if request else ""
    return AccountEvent.objects.create(
        what=what,
        name=(user.get_username() if user else name).casefold()[:150],
        user=user,
        by=by,
        address=address,
        network=network_of(address),
        browser=browser_of(request) if request else "",
    )
