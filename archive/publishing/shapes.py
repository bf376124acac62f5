"""How dates are written into an edition."""

from datetime import date
from typing import Any

from archive.catalogue.models.dated import Dated


def day(value: date | None) -> str | None:
    """Return a day as YYYY-MM-DD, or None."""
    return value.isoformat() if value else None


def when_of(dated: Dated) -> dict[str, Any] | None:
    """Return a date with its words, EDTF and bounds; None where there is none."""
    if not dated.when_edtf and not dated.when_words:
        return None
    return {
        "words": dated.when_words,
        "edtf": dated.when_edtf,
        "earliest": day(dated.when_earliest),
        "latest": day(dated.when_latest),
    }
