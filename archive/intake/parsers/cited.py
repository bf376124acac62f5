"""Titles of documents that a text cites and the archive does not hold: told to the curator, who may make stubs."""

from collections.abc import Iterable

from archive.intake.drafts import Trouble
from archive.text.names import FoundName, fold
from archive.text.titles import titles

MOST = 20  # titles that are told


def titles_not_held(text: str, mentions: Iterable[FoundName]) -> list[Trouble]:
    """Return a trouble for each title in quotation marks that is no known name, at its first place."""
    known = {fold(found.words) for found in mentions}
    told: dict[str, Trouble] = {}
    for start, end in titles(text):
        title = text[start:end]
        if fold(title) not in known and len(told) < MOST:
            message = f"Title not held: “{title}”. If it is wanted, make a record of it marked as not held."
            told.setdefault(fold(title), Trouble("title-not-held", message, start, end))
    return list(told.values())
