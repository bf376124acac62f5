"""`manage.py start`: everything that a fresh checkout needs, then the server; on a kept archive, just the server."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.reading.models import Edition

NAME = "curator"


class Command(BaseCommand):
    """Migrate, bring in the first records, publish them, build the index, make an account, serve."""

    help = "Set up what is missing and serve the archive: what `make run` does."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        if settings.HAS_DESK:
            self.bring_first_records()
            self.ensure_account()
        call_command("index")
        call_command("serve")

    def bring_first_records(self) -> None:
        """Load and publish the fixtures, once: what curators do with them later is theirs."""
        if Edition.objects.head():
            return
        call_command("intake", *sorted(map(str, (settings.BASE_DIR / "fixtures" / "seed").glob("*.json"))))
        call_command("publish", all=True, note="First records of the archive")

    def ensure_account(self) -> None:
        """Create the first account and print its password, once."""
        accounts = get_user_model().objects
        if accounts.filter(is_superuser=True).exists():
            self.stdout.write("Sign in at /admin/ (a forgotten password: manage.py changepassword NAME)")
            return
        password = secrets.token_urlsafe(12)
        accounts.create_superuser(NAME, password=password)
        self.stdout.write(f"Sign in at /admin/ as {NAME} with the password {password}  (printed only now)")
