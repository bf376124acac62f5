"""`manage.py tend`: what is done by itself, once or again and again; `manage.py serve` does it while it serves."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from archive.publishing.tending import tend
from archive.stopping import end_as_by_ctrl_c

LOG = logging.getLogger("archive.tending")


class Command(BaseCommand):
    """Lift embargoes, compare what was changed with what readers see, match language versions."""

    help = (
        "Publish what was approved and whose embargo is over; keep the desk's lists true. A little of it, unless told."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--all", action="store_true", help="go on until nothing is left")
        how.add_argument("--every", type=float, metavar="SECONDS", help="do so again and again until stopped")

    def handle(self, *args: Any, every: float | None, **options: Any) -> None:
        if every is None:
            while tend() and options["all"]:
                pass
            return
        end_as_by_ctrl_c()
        try:
            while True:
                time.sleep(0.1 if once_whatever_happens() else every)
        except KeyboardInterrupt:
            return


def once_whatever_happens() -> bool:
    """Tend once; where that fails, say so and let the next time come. Return whether there is more to do."""
    try:
        return tend()
    except Exception:
        LOG.exception("What is done by itself was not done this time; it is tried again.")
        close_old_connections()
        return False
