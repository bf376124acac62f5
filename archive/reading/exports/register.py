"""An edition as JSON: everything that was published, in the form over which its digest is made."""

from datetime import UTC
from typing import Any

from archive.reading.models import Edition, canonical


def whole(edition: Edition) -> dict[str, Any]:
    """Return an edition with its place in the chain, as the register seals it."""
    return {
        "number": edition.number,
        "key": edition.key,
        "kind": edition.kind,
        "edition": edition.edition,
        "act": edition.act,
        "note": edition.note,
        "published_at": edition.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "content": edition.content,
        "previous": edition.previous,
        "digest": edition.digest,
    }


def json(edition: Edition, host: str) -> str:
    """Return the whole edition as canonical JSON."""
    return canonical(whole(edition)) + "\n"
