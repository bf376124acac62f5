"""`manage.py serve`: the archive on a production server."""

import logging
import os
import signal
import subprocess
import sys
from io import StringIO
from typing import Any
from urllib.parse import quote

import psutil
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from archive.translations import compile_translations

STOPS = (signal.SIGINT, signal.SIGTERM)
STOPPED_AFTER = "15"  # seconds
TENDED = 5.0  # seconds from one look at what is due to the next
_ROOM = 10**9  # bytes of memory for each process: 200 MB of its own, and the index, the database and others beside it
LOG = logging.getLogger("archive.serve")


class Command(BaseCommand):
    """Gather the static files, compile the translations, and serve until Ctrl-C stops everything that was started."""

    help = "Serve the archive at http://127.0.0.1:PORT (PORT 8000 unless set)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", default=os.environ.get("PORT", "8000"))
        parser.add_argument("--workers", default=os.environ.get("WORKERS") or str(workers_here()))

    def handle(self, *args: Any, host: str, port: str, workers: str, **options: Any) -> None:
        compile_translations()
        call_command("collectstatic", interactive=False, verbosity=0)
        by_itself("accounts", "tidy")
        command = [sys.executable, "-m", "granian", "--interface", "rsgi", "--no-ws", "--host", host, "--port", port]
        # One that is told to stop while it starts does not hear it; one that still sends is waited for so long.
        command += ["--workers", workers, "--workers-kill-timeout", STOPPED_AFTER]
        command += ["--log-level", "warning", "archive.rsgi:application"]
        self.stdout.write(f"Serving at http://{host}:{port}  (Ctrl-C stops)")
        self.stdout.flush()
        sys.exit(run_until_stopped(command))


def workers_here(memory: int | None = None) -> int:
    """Return how many processes serve on this machine: one for each processor, and for each gigabyte of memory."""
    memory = psutil.virtual_memory().total if memory is None else memory
    return max(1, min(len(os.sched_getaffinity(0)), memory // _ROOM))


def run_until_stopped(command: list[str]) -> int:
    """Run the server as a child, hand it the stop signals, and return its exit code (0 when it was stopped)."""
    server = subprocess.Popen(command, env={**os.environ, **addresses()}, cwd=settings.BASE_DIR)
    for number in STOPS:
        signal.signal(number, lambda *_: server.terminate())
    code = None
    while code is None:
        try:
            code = server.wait(TENDED)
        except subprocess.TimeoutExpired:
            by_itself("tend")
    return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else code


def by_itself(*command: str) -> None:
    """Do what is done by itself at the desk, such as lifting embargoes; what fails does not stop the server."""
    try:
        if settings.HAS_DESK:
            call_command(*command, stdout=StringIO())
    except Exception:
        LOG.exception("What is done by itself was not done this time; it is tried again.")
        close_old_connections()


def addresses() -> dict[str, str]:
    """Return the database addresses for the server's processes, which share the private server of this one."""
    return {
        name: address(settings.DATABASES[alias])
        for name, alias in (("DATABASE_URL", "default"), ("READING_DATABASE_URL", "reading"))
        if settings.DATABASES[alias]["HOST"].startswith("/") and not os.environ.get("DATABASE_URL")
    }


def address(database: dict[str, Any]) -> str:
    """Return the postgresql:// address of a database reached by a socket."""
    return f"postgresql://{database['USER']}@/{database['NAME']}?host={quote(database['HOST'])}"
