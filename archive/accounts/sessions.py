"""How sessions are kept: in a table that tells whose they are, ended when they are unused or old."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from .models import AccountEvent, Session

LONGEST = timedelta(seconds=settings.SESSION_COOKIE_AGE)
UNUSED = timedelta(hours=settings.SESSION_HOURS)
TOLD = timedelta(minutes=1)  # how exactly it is known when a session was last used


class SessionStore(db.SessionStore):
    """Django's own sessions in the database, with the columns that `Session` has besides."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model of sessions."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row for what a session holds."""
        number = data.setdefault("number", secrets.randbelow(2**62))
        began = data.setdefault("began", timezone.now().isoformat())
        row = super().create_model_instance(data)
        row.user_id, row.number, row.began_at = data.get(SESSION_KEY), number, datetime.fromisoformat(began)
        row.address, row.browser = data.get("address", ""), data.get("browser", "")
        return row

    def _get_session_from_db(self) -> Session | None:
        """Return the row, unless the session was not used for long, or is old."""
        row = super()._get_session_from_db()
        if row is None:
            return None
        now = timezone.now()
        if row.seen_at < now - UNUSED or row.began_at < now - LONGEST:
            self._session_key = None
            return None
        if row.seen_at < now - TOLD:
            Session.objects.filter(pk=row.pk).update(seen_at=now)
        return row

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the sessions that are at an end, and tell of it in the log."""
        now = timezone.now()
        rows = Session.objects.select_related("user")
        over = (
            rows.filter(expire_date__lt=now)
            | rows.filter(seen_at__lt=now - UNUSED)
            | rows.filter(began_at__lt=now - LONGEST)
        )
        told = [
            AccountEvent(
                what=AccountEvent.What.SESSION_EXPIRED,
                name=row.user.get_username().casefold(),
                user=row.user,
                address=row.address,
                browser=row.browser,
            )
            for row in over
            if row.user
        ]
        Session.objects.filter(pk__in=[row.pk for row in over]).delete()
        AccountEvent.objects.bulk_create(told)
