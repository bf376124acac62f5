"""Who sits at the desk in its tests."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils.translation import activate

from tests.desk.desk import curator_at


@pytest.fixture(autouse=True)
def english_after_all() -> Iterator[None]:
    """Let no test leave the language of its last page to the next one."""
    yield
    activate("en")


@pytest.fixture
def curator(client: Client, db: None) -> Client:
    """Return a browser of somebody who may do everything."""
    return curator_at(client)
