"""A process that is killed in the middle of publishing leaves either the edition or nothing."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from archive.management.commands.serve import address
from archive.publishing.acts import publish
from archive.reading.models import Edition
from tests.factory import make_entry

# Writes the editions, says so before its transaction is committed, and waits to be killed.
PUBLISH_AND_HANG = """
import sys, time, django
django.setup()
from archive.publishing import acts
write = acts.append
def write_and_hang(rows):
    write(rows)
    print("written", flush=True)
    time.sleep(120)
acts.append = write_and_hang
acts.publish(sys.argv[1:])
"""


def url_of_test_database() -> str:
    named = connection.settings_dict
    if named["HOST"].startswith("/"):
        return address(named)
    return f"postgresql://{named['USER']}:{named['PASSWORD']}@{named['HOST']}:{named['PORT'] or 5432}/{named['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_killed_while_publishing() -> None:
    key = make_entry().key
    environment = {**os.environ, "DATABASE_URL": url_of_test_database(), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-c", PUBLISH_AND_HANG, key]
    process = subprocess.Popen(
        command, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True, stderr=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n", process.stderr and process.stderr.read()
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert not Edition.objects.exists()
    (edition,) = publish([key])  # the lock went with the process
    assert edition.number == 1
