"""The desk: where curators keep the catalogue, one noun a file; Django finds it under this name."""

from . import (
    accounts,
    capture,
    collection,
    document,
    duplicate,
    entry,
    meeting,
    office,
    organization,
    person,
    place,
    statement,
    text,
    topic,
)

__all__ = [
    "accounts",
    "capture",
    "collection",
    "document",
    "duplicate",
    "entry",
    "meeting",
    "office",
    "organization",
    "person",
    "place",
    "statement",
    "text",
    "topic",
]
