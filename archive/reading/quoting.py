"""Quotes: single passages by speaker, date and words; the same question as a list of records, answered by passages."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import ngettext_lazy

from archive.reading import asking, saying
from archive.reading.browsing import answered_in_time, asked_context, asked_keys
from archive.reading.excerpts import Excerpt, Found, Reading, mentioned, passages_found
from archive.reading.facets import links_of
from archive.reading.freshness import fresh_index, head_now
from archive.reading.pages import Page
from archive.reading.records import Record, records_of
from archive.reading.search.answers import Answer
from archive.reading.search.store import IndexUnavailable

PASSAGES = ngettext_lazy("%(number)s passage", "%(number)s passages", "count")


@dataclass(frozen=True)
class Quote:
    """A passage as it is quoted: its words, who says them (as an edition refers to somebody), and where."""

    excerpt: Excerpt
    speaker: dict[str, Any] | None
    record: Record


def quotes_page(asked: Any) -> Page:
    """Return the list of passages that a query string asks for."""
    head = head_now()
    try:
        folder = fresh_index(head)
        question = asking.question(None, asked, folder)
        question = replace(question, filters=replace(question.filters, shape="passage"))
        found = answered_in_time(folder, question.filters)
        return "reading/quotes.html", answered(question, found) | {"behind": max(0, head[0] - found.number)}
    except IndexUnavailable:
        return "reading/quotes.html", {"unavailable": True}


def answered(question: asking.Question, found: Answer) -> dict[str, Any]:
    """Return the context of a list of passages; every one is looked up in the register."""
    filters = question.filters
    by_key = records_of([*found.keys, found.direct or ""], found.keys)
    passages = [one for one in passages_found(found, by_key) if isinstance(one, Found)]
    named = {key for one in passages for key in (*one.record.refers, *referred(one))}
    links = links_of(found, named | asked_keys(filters) | mentioned(passages))
    reading = Reading(found.meant.node, links, filters.widened)
    return asked_context(None, question, found, links) | {
        "quotes": [Quote(one.excerpt(reading), one.told_speaker(links), one.record) for one in passages],
        "says": saying.sentence(found.total, filters, links, counting=PASSAGES),
        "direct": by_key.get(found.direct or ""),
    }


def referred(one: Found) -> set[str]:
    """Return the key of who says a passage."""
    entry = (one.speaker or {}).get("entry") or {}
    return {entry["key"]} if entry.get("key") else set()
