"""The log of accounts: who signed in, who failed, what was ended; sign-in is throttled by it, too."""

from django.conf import settings
from django.db import models


class AccountEvent(models.Model):
    """One line of the log."""

    class What(models.TextChoices):
        PASSWORD_WRONG = "password-wrong", "wrong name or password"
        CODE_WRONG = "code-wrong", "wrong code"
        REFUSED = "refused", "refused: too many attempts"
        PASSWORD_RIGHT = "password-right", "right password, code asked for"
        SIGNED_IN = "signed-in", "signed in"
        SIGNED_OUT = "signed-out", "signed out"
        SESSION_ENDED = "session-ended", "session ended"
        SESSION_EXPIRED = "session-expired", "session expired"
        PASSWORD_CHANGED = "password-changed", "password changed"
        FACTOR_SET = "factor-set", "second factor set up"
        FACTOR_RESET = "factor-reset", "second factor removed"
        CODES_MADE = "codes-made", "new recovery codes"
        CODE_USED = "code-used", "signed in with a recovery code"
        UNLOCKED = "unlocked", "failed attempts forgiven"

    at = models.DateTimeField(auto_now_add=True, help_text="When it was.")
    what = models.CharField(max_length=20, choices=What.choices, help_text="What was done.")
    name = models.CharField(max_length=150, help_text="Name of the account, as typed, in small letters.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="account_events",
        help_text="Whose account; nobody's where no account has the name.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", help_text="Who did it, if another."
    )
    address = models.CharField(max_length=45, blank=True, help_text="Network address it came from.")
    network = models.CharField(max_length=45, blank=True, help_text="The address, or the first half of one of IPv6.")
    browser = models.CharField(max_length=100, blank=True, help_text="Browser and system, as they call themselves.")

    class Meta:
        verbose_name = "line of the account log"
        verbose_name_plural = "account log"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["name", "-at"], name="account_event_name"),
            models.Index(fields=["network", "-at"], name="account_event_network"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_what_display()}"
