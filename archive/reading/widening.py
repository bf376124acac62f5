"""What a search was widened to: the names that entries have in other languages; it is said, and can be switched off."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.reading.register import Target
from archive.reading.saying import query
from archive.reading.search.answers import Answer
from archive.reading.search.filters import Filters


@dataclass(frozen=True)
class Widening:
    """Whether names were searched too, how many more and fewer were found so; who is called so, the other way."""

    on: bool
    by: int
    fewer: int
    called: list[Target]
    other_way: str


def widening(filters: Filters, found: Answer, links: Mapping[str, Target], kind: str) -> Widening | None:
    """Return what is to be said of how far words were searched; None where it makes no difference."""
    if not filters.words.strip() or (filters.widened and not (found.widened_by or found.narrowed_by)):
        return None
    other_way = query(replace(filters, widened=not filters.widened, page=1), kind)
    called = list({links[key].key: links[key] for key in found.called if key in links}.values())
    return Widening(filters.widened, found.widened_by, found.narrowed_by, called, other_way)
