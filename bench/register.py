"""A register of five million passages in PostgreSQL: loaded as a dump, verified, indexed from nothing, by the clock.

    ARCHIVE_VAR=FOLDER ARCHIVE_ROOMS=reading python bench/register.py SHELF [load] [verify] [index]

SHELF is a `register.sqlite` of bench/search.py; FOLDER is where the register is put, and what is loaded stays there.
Each step is the command that an administrator would give. Beside the clock stands the processor time of the command
with its processes, and that of the database, which works for it at the same time.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
import psutil

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ROOT)]
_BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
_AT_ONCE = 200


def sealed(shelf: Path) -> Iterator["Edition"]:
    """Yield the editions of a shelf, each sealed with the digest of the one before it."""
    register, number, before = Shelf(shelf), 0, GENESIS
    while batch := register.since(number, _AT_ONCE):
        for held in batch:
            number = held.number
            published = _BEGUN + timedelta(minutes=number)
            edition = Edition(number=number, key=held.key, kind=held.kind, edition=1, act="publish", note="")
            edition.published_at, edition.content, edition.previous = published, held.content, before
            edition.digest = before = edition.sealed()
            yield edition


def database() -> psutil.Process:
    """Return the process of the private server."""
    return psutil.Process(int((settings.VAR / "postgres" / "postmaster.pid").read_text().split()[0]))


def spent(server: psutil.Process) -> float:
    """Return the seconds of processor time of the server, of its processes that live and of those that have ended."""
    processes = [server, *server.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in processes) + sum(server.cpu_times()[2:4])


def waited_for() -> float:
    """Return the seconds of processor time of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def step(name: str, work: list[str], source: list[str] | None = None) -> None:
    """Run a command, whose input may be another one's output, and print what it took."""
    server = database()
    began, own, base = time.perf_counter(), waited_for(), spent(server)
    if source:
        with subprocess.Popen(source, stdout=subprocess.PIPE, cwd=ROOT) as writing:
            subprocess.run(work, stdin=writing.stdout, cwd=ROOT, check=True)
    else:
        subprocess.run(work, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    print(f"| {name} | {seconds:.0f} | {waited_for() - own:.0f} | {spent(server) - base:.0f} |", flush=True)


def main() -> None:
    shelf, steps = Path(sys.argv[1]).resolve(), sys.argv[2:] or ["load", "verify", "index"]
    if steps == ["dump"]:
        sys.stdout.writelines(f"{line}\n" for line in lines(sealed(shelf)))
        return
    manage, workers = [sys.executable, "manage.py"], os.cpu_count() or 1
    call_command("migrate", interactive=False, verbosity=0)
    connections.close_all()
    print(f"load of the machine {os.getloadavg()[0]:.1f}\n")
    print("| step | s by the clock | s of processor time | s of the database |\n|---|---|---|---|")
    if "load" in steps:
        step(
            "write and load a dump", [*manage, "register", "load", "-"], [sys.executable, __file__, str(shelf), "dump"]
        )
    if "verify" in steps:
        step("verify", [*manage, "verify", "--no-files"])
    if "index" in steps:
        shutil.rmtree(settings.INDEX_FOLDER, ignore_errors=True)
        step(f"index, {workers} processes", [*manage, "index", "--workers", str(workers)])
    held = Edition.objects.count()
    size = sum(path.stat().st_size for path in settings.INDEX_FOLDER.rglob("*") if path.is_file())
    with connections["reading"].cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('reading_edition')")
        print(f"\n{held:,} editions in {cursor.fetchone()[0] / 1e6:,.0f} MB; index {size / 1e6:,.0f} MB.")


django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from shelf import Shelf  # noqa: E402

from archive.reading.dump import lines  # noqa: E402
from archive.reading.models import GENESIS, Edition  # noqa: E402

if __name__ == "__main__":
    main()
