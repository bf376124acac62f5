"""What fails around an intake: the database, the disk, the terminal. It ends with what happened, nothing lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from archive.catalogue.models import Capture, Passage, Statement
from tests.intake.test_bulk import speeches
from tests.publishing.test_killed import url_of_test_database

pytestmark = pytest.mark.django_db(transaction=True)

# Takes in batches of five; when the third is written and not committed it says so, and waits.
TAKE_AND_WAIT = """
import sys, time, django
django.setup()
from django.core.management import execute_from_command_line
from archive.intake import bulk, taking
bulk.BATCH = 5
write, batches = taking.write, []
def write_and_wait(batch):
    write(batch)
    batches.append(batch)
    if len(batches) == 3:
        print("written", flush=True)
        while True:
            time.sleep(0.05)
            if "query" in sys.argv[0]:
                from django.db import connection
                connection.cursor().execute("SELECT 1")
taking.write = write_and_wait
sys.argv[0] = {mode!r}
execute_from_command_line(["manage.py", "intake", *sys.argv[1:]])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return speeches(tmp_path / "speeches", 20)


def begun(mode: str, *args: object, **more: Any) -> subprocess.Popen[str]:
    """Begin an intake and return it when its third batch is written."""
    environment = {**os.environ, "DATABASE_URL": url_of_test_database(), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-c", TAKE_AND_WAIT.replace("{mode!r}", repr(mode)), *map(str, args), "--processes", "1"]
    process = subprocess.Popen(
        command, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, **more,
    )  # fmt: skip
    assert process.stdout is not None
    lines: Iterator[str] = iter(process.stdout.readline, "")
    assert "written\n" in lines, process.communicate()[1]
    return process


def assert_ten_are_there_and_the_rest_comes(folder: Path) -> None:
    assert Statement.objects.count() == Capture.objects.count() == 10
    environment = {**os.environ, "DATABASE_URL": url_of_test_database()}
    again = subprocess.run(
        [sys.executable, "manage.py", "intake", str(folder)], env=environment, cwd=settings.BASE_DIR, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert "10 taken, 0 changed, 10 unchanged, 0 refused" in again.stdout
    assert Passage.objects.count() == 80


def test_a_database_that_goes_away(folder: Path) -> None:
    process = begun("query", folder)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'"
        )
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Traceback" not in errors
    assert "CommandError: The database failed: " in errors
    assert "start the same again to go on." in errors
    assert "undo it by: manage.py intake --undo" in out
    assert_ten_are_there_and_the_rest_comes(folder)


def test_ctrl_c_and_ctrl_c_again(folder: Path) -> None:
    """The first asks; the second, while the first is still being answered, ends at once."""
    process = begun("wait", folder)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert errors.splitlines()[-1] == "Stopped: 10 taken, 0 changed, 0 unchanged, 0 refused. Start it again to go on."
    assert "Traceback" not in errors
    assert_ten_are_there_and_the_rest_comes(folder)


ASK_TWICE = """
import os, signal, sys, time
from archive.stopping import end_as_by_ctrl_c
end_as_by_ctrl_c()
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(60)
except KeyboardInterrupt:
    print("asked", flush=True)
    os.kill(os.getpid(), {second})
    time.sleep(60)
"""


@pytest.mark.parametrize("second", ["signal.SIGINT", "signal.SIGTERM"])
def test_who_asks_twice_waits_for_nothing(second: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ASK_TWICE.replace("{second}", second)], cwd=settings.BASE_DIR, capture_output=True, text=True,
        timeout=50, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "asked\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_that_is_full(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    environment = {**os.environ, "DATABASE_URL": url_of_test_database()}
    full = subprocess.run(
        [sys.executable, "manage.py", "intake", str(folder), "--report", "/dev/full"], env=environment,
        cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "CommandError: No space left on device" in full.stderr


def test_a_database_that_is_not_there() -> None:
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    for command in (["intake", "README.md"], ["intake", "--runs"], ["publish", "--drafts"], ["publish", "a-key"]):
        ended = subprocess.run(
            [sys.executable, "manage.py", *command], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert "The database failed: connection failed" in ended.stderr


def test_nobody_reads_what_it_prints(folder: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": url_of_test_database()}
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "manage.py", "intake", str(folder)], env=environment, cwd=settings.BASE_DIR, stdout=write,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(write)
    assert ended.returncode == 130
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
