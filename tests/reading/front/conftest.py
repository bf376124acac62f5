"""A real server of two processes on the test database, asked from outside."""

import gzip
import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.conf import settings

from tests.publishing.test_killed import url_of_test_database
from tests.waiting import LONG, free_port, until

DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@dataclass(frozen=True)
class Answer:
    """What came over the wire; `body` is as sent, `text` decoded."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return DECODED[self.headers["Content-Encoding"]](self.body).decode()


@dataclass(frozen=True)
class Site:
    """A running server."""

    port: int
    var: Path

    def ask(self, address: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Return the answer to a request on a connection of its own; `if_none_match=…` gives a header."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            line.request(method, address, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = line.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            line.close()


def started(var: Path, *command: str) -> "tuple[Site, subprocess.Popen[bytes]]":
    """Return a server that has only begun to start, and its process; `command` stands for `manage.py` where it is given."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url_of_test_database(), "ARCHIVE_VAR": str(var)}
    environment.pop("READING_DATABASE_URL", None)
    line = [sys.executable, *(command or ["manage.py"]), "serve", "--port", str(port), "--workers", "2"]
    return Site(port, var), subprocess.Popen(line, env=environment, cwd=settings.BASE_DIR)


@pytest.fixture(autouse=True)
def quick_passwords() -> None:
    """Leave passwords as the server knows them."""


@pytest.fixture(scope="session")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site, process = started(tmp_path_factory.mktemp("var"))
    try:
        wait_for(site, process)
        yield site
    finally:
        process.terminate()
        process.wait(LONG)


def wait_for(site: Site, process: "subprocess.Popen[bytes]") -> None:
    """Return when the server answers."""

    def answers() -> bool:
        assert process.poll() is None, "the server has ended"
        try:
            return site.ask("/robots.txt").status == 200
        except OSError:
            return False

    until(answers)


@pytest.fixture
def site(server: Site, transactional_db: Any) -> Site:
    """Return the server with an empty register and an empty index."""
    shutil.rmtree(server.var / "index", ignore_errors=True)
    return server
