"""Titles of documents that a text cites and no record bears: offered to the curator, who may make stubs of them."""

from collections.abc import Iterable

from archive.text.names import FoundName, fold
from archive.text.titles import titles
from archive.text.treaties import treaties

Span = tuple[int, int]


def titles_not_held(text: str, language: str, mentions: Iterable[FoundName]) -> tuple[Span, ...]:
    """Return where titles in quotation marks stand that are no known name, and names of treaties outside of them.

    A treaty of which a known document's name is a part, or the whole, is held.
    """
    mentions = list(mentions)
    known = {fold(found.words) for found in mentions}
    quoted = list(titles(text))
    found = [(start, end) for start, end in quoted if fold(text[start:end]) not in known]
    documents = [(one.start, one.end) for one in mentions if one.kind == "document"]
    for start, end in treaties(text, language):
        if fold(text[start:end]) not in known and not meets((start, end), [*quoted, *documents]):
            found.append((start, end))
    return tuple(sorted(found))


def meets(span: Span, others: Iterable[Span]) -> bool:
    """Return whether a span shares a character with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)
