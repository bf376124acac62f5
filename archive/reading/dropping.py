"""When nothing is found: what could be dropped to find something, and how much that would be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext as _

from archive.reading.register import Target
from archive.reading.saying import conditions, query
from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters

# Words that can be left out one by one: plain ones, a few of them.
_PLAIN = re.compile(r"[^\s\"“”„«»「」『』《》()（）:：*|-]+")
_MOST_WORDS = 6


@dataclass(frozen=True)
class Droppable:
    """A filter or word in words, the list without it, and how many that finds."""

    words: str
    leads: str
    times: int


def droppable(folder: Path, filters: Filters, links: Mapping[str, Target], kind: str) -> list[Droppable]:
    """Return what to drop, the most fruitful first; nothing of but one condition. Raises IndexUnavailable."""
    asked = list(conditions(filters, links, kind))
    single = [(words, without) for words, without in asked if len(asked) > 1]
    found = [
        Droppable(words, query(without, kind), answer(folder, without, facets=(), passages=0).total)
        for words, without in (*single, *words_left_out(filters))
    ]
    return sorted((one for one in found if one.times), key=lambda one: -one.times)


def words_left_out(filters: Filters) -> Iterator[tuple[str, Filters]]:
    """Yield each of some plain words with the question without it."""
    words = filters.words.split()
    if not 1 < len(words) <= _MOST_WORDS or not all(_PLAIN.fullmatch(word) for word in words):
        return
    for place, word in enumerate(words):
        left = " ".join(words[:place] + words[place + 1 :])
        yield _("without “%(words)s”") % {"words": word}, replace(filters, words=left, page=1)
