"""A mirror: the reading room alone, without desk, catalogue or intake, serves a dump of the register."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.core.management import call_command

from archive.publishing.acts import publish
from tests.factory import make_entry

SERVE = """
import sys, django
django.setup()
from django.test import Client
import archive.wsgi
desk = ("archive.accounts", "archive.catalogue", "archive.intake", "archive.publishing")
loaded = [name for name in sys.modules if name.startswith(desk)]
assert not loaded, loaded
for address in sys.argv[1:]:
    response = Client().get(address, headers={"host": "localhost"})
    print(response.status_code, address, "A speech to mirror" in response.content.decode())
"""


def run(*command: str | Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that PostgreSQL's own user can enter; pytest closes its folders to all but ours."""
    with TemporaryDirectory(prefix="mirror-") as name:
        yield Path(name)


@pytest.mark.django_db
def test_a_mirror_serves_a_dump(folder: Path) -> None:
    key = make_entry(name="A speech to mirror", when_edtf="2022-02-14").key
    publish([key])
    dump = folder / "register.jsonl"
    with dump.open("w", encoding="utf-8") as file:
        call_command("register", "dump", stdout=file)
    environment = {**os.environ, "ARCHIVE_ROOMS": "reading", "ARCHIVE_VAR": str(folder / "mirror")}
    environment |= {"DJANGO_SETTINGS_MODULE": "archive.settings", "DATABASE_URL": "", "READING_DATABASE_URL": ""}
    for command in (["migrate", "-v0"], ["register", "load", dump], ["verify"], ["index"], ["collectstatic"]):
        run("manage.py", *command, environment=environment)
    told = run("-c", SERVE, "/", "/statements/?q=mirror", f"/statements/{key}/", "/admin/", environment=environment)
    assert told.splitlines() == [
        "200 / True",
        "200 /statements/?q=mirror True",
        f"200 /statements/{key}/ True",
        "404 /admin/ False",
    ]
