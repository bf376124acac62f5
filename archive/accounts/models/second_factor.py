"""The second factor: recovery codes, and who must have one."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext as _


class RecoveryCode(models.Model):
    """A code that stands in once for a lost device; only its digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes", help_text="Whose code it is."
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of account and code: the code itself is not kept.")
    used_at = models.DateTimeField(null=True, help_text="When it was used; it is good once.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return _("recovery code of %(user)s") % {"user": self.user}


class Requirement(models.Model):
    """Accounts that must have a second factor: those of one group, or everybody's."""

    group = models.OneToOneField(
        Group,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="second_factor_requirement",
        help_text="Whose accounts must have a second factor. Left empty: everybody's.",
    )

    class Meta:
        verbose_name = "second factor rule"
        constraints = [
            models.UniqueConstraint(
                fields=["group"],
                nulls_distinct=False,
                name="requirement_once",
                violation_error_message="There is this rule already.",
            )
        ]

    def __str__(self) -> str:
        return _("%(who)s must have a second factor") % {"who": self.group or _("Everybody")}
