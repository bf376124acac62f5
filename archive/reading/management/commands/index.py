"""`manage.py index`: bring the search index up to the register's head, or make it anew."""

import os
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.reading.search.follow import Followed, catch_up, is_of, rebuild
from archive.reading.search.source import Register
from archive.reading.search.store import IndexUnavailable, exists, view

MEMORY = 120_000_000  # bytes that a process may hold before it writes to disk


class Command(BaseCommand):
    """Follow the register with progress; stopped at any moment, it goes on from there the next time."""

    help = "Bring the search index up to the head of the register; with --rebuild, make it anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="make it anew; the old one serves until then")
        parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes that make it anew")

    def handle(self, *args: Any, **options: Any) -> None:
        started = self.told_at = time.monotonic()
        try:
            followed = self.work(options["rebuild"], options["workers"])
        except IndexUnavailable as error:
            raise CommandError(f"The index cannot be written: {error}") from error
        if followed.busy:
            self.stdout.write("Another process is bringing the index up to date.")
            return
        seconds = time.monotonic() - started
        self.stdout.write(f"The index holds the register up to No. {followed.number} ({seconds:.1f} s).")

    def work(self, anew: bool, workers: int) -> Followed:
        """Make the index anew where that is asked for, or where there is none yet; else follow the register."""
        folder = settings.INDEX_FOLDER
        if anew or not exists(folder) or not is_of(view(folder), Register()):
            return rebuild(folder, memory=MEMORY, workers=workers, told=self.tell)
        return catch_up(folder, memory=MEMORY, told=self.tell)

    def tell(self, followed: Followed) -> None:
        """Say how far it is, at most once a second."""
        if time.monotonic() - self.told_at > 1:
            self.told_at = time.monotonic()
            self.stdout.write(f"No. {followed.number} of {followed.head}")
