"""Which connection a model uses: what the reading room reads, it reads with its own rights."""

from typing import Any


class ReadingRoom:
    """Send reads of the register to `reading` and everything else to `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "reading" if model._meta.app_label == "reading" else None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == "reading" else None
