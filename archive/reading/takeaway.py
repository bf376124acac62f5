"""A list made ready to be taken away: the same question as its page, answered whole."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from archive.reading import asking, saying
from archive.reading.browsing import asked_keys
from archive.reading.exports.lists import Sheet
from archive.reading.freshness import fresh_index
from archive.reading.kinds import RECORDS, Kind
from archive.reading.mistakes import mistakes
from archive.reading.quoting import PASSAGES
from archive.reading.register import targets
from archive.reading.search.stream import WholeList


def sheet(place: str, kind: Kind | None, asked: Any, host: str, suffix: str) -> Sheet:
    """Return the list at `place` that a query string asks for; a feed brings what was published last first.

    Raises IndexUnavailable.
    """
    folder = fresh_index()
    question = asking.question(kind, asked, folder)
    quotes = place == "quotes" and suffix != "atom"
    filters = replace(question.filters, page=1, shape="passage" if quotes else "entry")
    whole = WholeList(folder, replace(filters, sort="published") if suffix == "atom" else filters)
    code = kind.code if kind else ""
    links = targets(asked_keys(filters))
    says = saying.sentence(whole.total, filters, links, code, PASSAGES if quotes else RECORDS)
    query = saying.query(filters, code)
    address = reverse("reading:list", args=[place]) if kind else reverse(f"reading:{place}")
    wrong = [*question.wrong.values(), *(one.said for one in mistakes(filters.words, whole.meant.troubles))]
    return Sheet(says, host + address + (query if query != "." else ""), wrong, whole, host)
