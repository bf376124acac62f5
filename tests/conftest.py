"""What all tests share: an index folder of their own, and readers with the reading room's rights only."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection, connections
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as examples

from archive.translations import compile_translations
from tests.chromium import browser, tab
from tests.emptying import empty_quickly
from tests.waiting import until

__all__ = ["browser", "tab"]

# What is generated is new on every run at a desk, and the same on every run of the checks: these judge a change.
# How long an example takes says nothing: the machine may be slow. A test's own tables stay as they are between examples.
UNASKED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
examples.register_profile("desk", deadline=None, suppress_health_check=UNASKED)
examples.register_profile("checks", deadline=None, suppress_health_check=UNASKED, derandomize=True)
examples.load_profile("checks" if os.environ.get("CI") else "desk")


def pytest_sessionstart() -> None:
    """Compile the pages' translations, as the server does when it starts."""
    compile_translations()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test that uses the database use both of its aliases; browsers come last.

    The browser's driver keeps an event loop running in this thread, in which no other can be started.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            options = {**(marker.kwargs if marker else {}), "databases": "__all__"}
            item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the test database fit for tests: it may be emptied, and both aliases share a connection.

    Sharing lets the reading room see what a test has written and not committed. A live server's threads open
    connections of their own, with the reading room's own role.
    """
    connections["reading"] = connections["default"]
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reading_edition DISABLE TRIGGER register_is_never_emptied")
        empty_quickly(connection)


@pytest.fixture(autouse=True)
def nothing_under_way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no request of a browser's test still be answered when its database is emptied."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")  # it is emptied after this
    chromium, at_work = request.getfixturevalue("browser"), set[int]()

    def begins(**_signal: Any) -> None:
        at_work.add(threading.get_ident())

    def ends(**_signal: Any) -> None:
        at_work.discard(threading.get_ident())

    request_started.connect(begins)
    request_finished.connect(ends)
    yield
    for context in chromium.contexts:
        context.close()
    until(lambda: not at_work - {threading.get_ident()})
    request_started.disconnect(begins)
    request_finished.disconnect(ends)


@pytest.fixture(autouse=True)
def static_files_as_they_lie(settings: Any) -> None:
    """Serve style sheets from where they lie: tests run before anything was gathered for the production server."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Let passwords take no time: most tests sign in, and what makes passwords safe is slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def index_folder(settings: Any, tmp_path: Path) -> Path:
    """Give every test an empty index."""
    settings.INDEX_FOLDER = tmp_path / "index"
    return settings.INDEX_FOLDER


class Reader(Client):
    """A browser whose requests are answered with the database rights of the reading room's role."""

    def request(self, **request: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE chancery_reader")
        try:
            return super().request(**request)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")


@pytest.fixture
def reader(db: None) -> Reader:
    """Return a reader of the public pages, who may read the register and nothing else."""
    return Reader()


@pytest.fixture(autouse=True)
def files_folder(settings: Any, tmp_path: Path) -> Path:
    """Give every test an empty store of files."""
    settings.FILES = str(tmp_path / "files")
    return tmp_path / "files"
