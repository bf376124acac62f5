"""What the reading room's tests share: pages are checked with axe."""

from tests.chromium import violations

__all__ = ["violations"]
