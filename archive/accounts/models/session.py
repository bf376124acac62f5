"""Sessions: who is signed in, since when, from where."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone


class Session(AbstractBaseSession):
    """A browser that is known to the desk; what it is known by is a secret of that browser and of this table."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="sessions",
        help_text="Who is signed in; nobody while a code is awaited.",
    )
    number = models.BigIntegerField(help_text="By which it is named on pages: no secret.")
    began_at = models.DateTimeField(default=timezone.now, help_text="When it began.")
    seen_at = models.DateTimeField(default=timezone.now, help_text="When it was last used, to the minute.")
    address = models.CharField(max_length=45, blank=True, help_text="Network address it began from.")
    browser = models.CharField(max_length=100, blank=True, help_text="Browser and system, as they call themselves.")

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Return the class that reads and writes sessions."""
        return import_module(settings.SESSION_ENGINE).SessionStore
