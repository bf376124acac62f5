"""What the reading room's tests share: pages are checked with axe, and no test speaks another's language."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from tests.chromium import violations, violations_by_day_and_night

__all__ = ["violations", "violations_by_day_and_night"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin each test in English; a page in another language leaves it on."""
    with override("en"):
        yield
