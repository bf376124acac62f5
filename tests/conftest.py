"""What all tests share: an index folder of their own, and readers with the reading room's rights only."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client


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
