"""An intake that is killed leaves whole batches, and goes on where it stopped when it is started again."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Count

from archive.catalogue.models import Capture, Mention, Passage, Statement
from tests.intake.test_bulk import speeches
from tests.publishing.test_killed import url_of_test_database

# Takes in batches of five; in the third it says so when all is written and nothing committed, and waits to be killed.
TAKE_AND_HANG = """
import sys, time, django
django.setup()
from django.core.management import call_command
from archive.intake import bulk, taking
bulk.BATCH = 5
write, batches = taking.write, []
def write_and_hang(batch):
    write(batch)
    batches.append(batch)
    if len(batches) == 3:
        print("written", flush=True)
        time.sleep(120)
taking.write = write_and_hang
call_command("intake", sys.argv[1], processes=2)
"""


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_third_batch(tmp_path: Path) -> None:
    speeches(tmp_path, 30)
    environment = {**os.environ, "DATABASE_URL": url_of_test_database(), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE_AND_HANG, str(tmp_path)], env=environment, cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        assert "written\n" in lines, process.stderr and process.stderr.read()
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()  # ends only when its readers, who hold its pipes too, have ended with it
    assert Statement.objects.count() == Capture.objects.count() == 10
    whole = Statement.objects.annotate(passages=Count("texts__passages")).values_list("passages", flat=True)
    assert set(whole) == {4}
    out = StringIO()
    call_command("intake", str(tmp_path), stdout=out, stderr=StringIO(), processes=2)
    assert "20 taken, 0 changed, 10 unchanged, 0 refused" in out.getvalue()
    assert (Statement.objects.count(), Passage.objects.count()) == (30, 120)
    assert not Mention.objects.filter(text=None).exists()
