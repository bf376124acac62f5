"""The server stops when it is told to, even while it starts."""

from pathlib import Path

import pytest

from tests.reading.front.conftest import started
from tests.waiting import LONG, listens, until

# As manage.py, with less patience for a worker that does not hear.
IMPATIENT = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
from django.core.management import execute_from_command_line
from archive.management.commands import serve
serve.STOPPED_AFTER = "1"
execute_from_command_line(sys.argv)
"""


@pytest.mark.django_db(transaction=True)
def test_stops_though_it_is_told_so_while_it_starts(tmp_path: Path) -> None:
    site, process = started(tmp_path, "-c", IMPATIENT)
    until(lambda: listens(site.port))
    process.terminate()  # it listens, and its workers do not hear yet
    assert process.wait(LONG) == 0
