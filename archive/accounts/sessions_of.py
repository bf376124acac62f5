"""The sessions of one account: listed and ended, by their owner, by administrators, and when the password changes."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from .log import What, note
from .models import Session
from .sessions import LONGEST, UNUSED


def sessions_of(user: Any) -> QuerySet[Session]:
    """Return the sessions that are open, the one used last first."""
    now = timezone.now()
    open_now = Session.objects.filter(user=user, expire_date__gt=now, seen_at__gt=now - UNUSED)
    return open_now.filter(began_at__gt=now - LONGEST).order_by("-seen_at")


def end_sessions(
    user: Any, *, only: int | None = None, but: int | None = None, request: HttpRequest | None = None, by: Any = None
) -> int:
    """End a user's sessions: all, the one with the number `only`, or all `but` one. Return how many there were.

    A session that is in use at this moment ends with its next request: nothing that it saves brings it back.
    """
    rows = (
        Session.objects.filter(user=user).exclude(number=but) if but is not None else Session.objects.filter(user=user)
    )
    rows = rows.filter(number=only) if only is not None else rows
    ended, _ = rows.delete()
    if ended:
        note(What.SESSION_ENDED, user, request, by=by)
    return ended


class EndsSessions:
    """A "validator" of passwords that refuses none: Django tells it of every password that was changed, wherever."""

    def validate(self, password: str, user: Any = None) -> None:
        """Accept every password."""

    def get_help_text(self) -> str:
        """Return what is told of changing a password."""
        return _("All other sessions end when the password is changed.")

    def password_changed(self, password: str, user: Any = None) -> None:
        """End the sessions of an account whose password was changed; that in which it was done begins anew."""
        if user is not None and user.pk is not None:
            note(What.PASSWORD_CHANGED, user)
            end_sessions(user)
