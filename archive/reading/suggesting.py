"""Suggestions for the search boxes: entries that a reader who types may mean, as they stand in the register now."""

from collections.abc import Sequence
from typing import Any

from archive.reading.freshness import fresh_index
from archive.reading.kinds import BY_CODE
from archive.reading.register import Target, targets
from archive.reading.search.documents import beginnings
from archive.reading.search.store import IndexUnavailable
from archive.reading.search.suggestions import suggest
from archive.text.names import fold

MOST = 10


def suggested(typed: str, kinds: Sequence[str] = ()) -> dict[str, Any]:
    """Return {"typed", "suggestions"}: for each entry its key, kind, name, the other name that was met, its address."""
    known = tuple(kind for kind in kinds if kind in BY_CODE)
    try:
        found = suggest(fresh_index(), typed, known, MOST)
    except IndexUnavailable:
        found = []
    links = targets(one.key for one in found) if found else {}
    rows = [described(links[one.key], typed) for one in found if one.key in links]
    return {"typed": typed, "suggestions": list({row["key"]: row for row in rows}.values())}


def described(target: Target, typed: str) -> dict[str, Any]:
    """Return one suggestion; `met` is the name that begins as typed, "" where it is the name shown."""
    name, language = target.name
    beginning = fold(typed)
    names = [each["text"] for each in target.names]
    met = next((each for each in (name, *names) if any(part.startswith(beginning) for part in beginnings(each))), name)
    return {
        "key": target.key,
        "kind": target.kind,
        "kind_name": str(BY_CODE[target.kind].one),
        "name": name,
        "language": language,
        "met": "" if met == name else met,
        "address": target.address,
    }
