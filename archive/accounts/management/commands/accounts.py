"""`manage.py accounts`: what an administrator does who cannot sign in, and what is tidied up."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from archive.accounts.log import What, note
from archive.accounts.models import AccountEvent
from archive.accounts.second_factor import reset
from archive.accounts.sessions import SessionStore
from archive.accounts.sessions_of import end_sessions

KEPT = timedelta(days=400)  # how long the log is kept: it tells where people were


class Command(BaseCommand):
    """Forgive failed attempts, remove a lost second factor, end sessions; or remove what is past."""

    help = "unlock NAME: forgive failed attempts. reset NAME: remove a lost second factor. end NAME: end all sessions. "
    help += "tidy: remove expired sessions, and lines of the log that are older than 400 days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=("unlock", "reset", "end", "tidy"))
        parser.add_argument("name", nargs="?", help="the account")

    def handle(self, *args: Any, act: str, name: str | None, **options: Any) -> None:
        if act == "tidy":
            SessionStore.clear_expired()
            removed, _ = AccountEvent.objects.filter(at__lt=timezone.now() - KEPT).delete()
            self.stdout.write(f"Expired sessions are removed, and {removed} old lines of the log.")
            return
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name}." if name else "Say which account.")
        if act == "unlock":
            note(What.UNLOCKED, user)
        elif act == "reset":
            reset(user)
        else:
            end_sessions(user)
        self.stdout.write(f"Done: {act} {name}.")
