"""Who sits at the desk in these tests."""

import pytest
from django.test import Client

from tests.desk.desk import curator_at


@pytest.fixture
def curator(client: Client, db: None) -> Client:
    """Return a browser of somebody who may do everything."""
    return curator_at(client)
