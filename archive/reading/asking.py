"""What a reader asks of a list: the query string read as a question, and what of it was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from archive.reading.codes import code_of
from archive.reading.kinds import Kind
from archive.reading.naming import page_language
from archive.reading.search.filters import MOST_CHARACTERS, MOST_VALUES, Filters
from archive.reading.search.schema import PARTIES, WAYS
from archive.reading.search.store import view
from archive.reading.search.suggestions import suggest
from archive.text.when import When, WhenError, read

DAYS = {"from": "earliest", "to": "latest"}


@dataclass(frozen=True)
class Question:
    """A question, what was typed into the form, and what is wrong with each field that could not be read."""

    filters: Filters
    typed: dict[str, str]
    wrong: dict[str, str]


def question(kind: Kind | None, asked: Any, folder: Path) -> Question:
    """Return what a query string asks; `asked` has Django's `lists()`. Raises IndexUnavailable.

    Days may be written in any way that archive.text.when reads; a person or organization by key or by any name, a
    country by its code or name.
    """
    given: dict[str, Sequence[str]] = {name: values for name, values in asked.lists()}
    typed = {name: values[-1] for name, values in given.items() if values}
    wrong: dict[str, str] = {}
    for name, end in DAYS.items():
        if words := typed.get(name, "").strip():
            given[name] = day(words, end, name, wrong)
    for party in PARTIES:
        named = [words for words in dict.fromkeys(given.get(party, ())) if words.strip()]
        # Each is looked for in the index. One more than can be asked for is left, so that it is told.
        given[party] = [who(words, party, folder) for words in named[: MOST_VALUES + 1]]
    if "country" in given:
        given["country"] = [code_of("country", value) or value.strip().upper() for value in given["country"]]
    give_role(given, typed.get("role", ""), wrong)
    fixed = {"kind": (kind.code,)} if kind else {}
    filters, refused = Filters.read(given, **fixed)
    if filters.since and filters.until and filters.since > filters.until:
        filters = replace(filters, until=None)
        wrong["to"] = _("“%(words)s” is before the first day asked for.") % {"words": typed.get("to", "")}
    if len(typed.get("q", "")) > MOST_CHARACTERS:
        said = _("Only the first %(number)s characters are read. What follows was left out.")
        wrong["q"] = said % {"number": MOST_CHARACTERS}
    for name, value in refused:
        wrong.setdefault(name, refusal(value, given[name]))
    return Question(filters, typed, wrong)


def refusal(value: str, given: Sequence[str]) -> str:
    """Return what is said of a value of a filter that was left out, one of those that were `given`."""
    many = [each for each in dict.fromkeys(given) if each.strip()][MOST_VALUES:]
    if value in many:
        said = _("At most %(number)s can be asked for at once. “%(value)s” and what follows it was left out.")
        return said % {"number": MOST_VALUES, "value": value}
    return _("“%(value)s” is not understood here.") % {"value": value}


def day(words: str, end: str, name: str, wrong: dict[str, str]) -> list[str]:
    """Return the first or last day that words for a date may mean; none, with the trouble said, if they mean none."""
    try:
        found: When = read(words, language=page_language())
        bound = getattr(found, end)
    except WhenError:
        bound = None
    if bound is None:
        said = _(
            "“%(words)s” could not be read as a date. Write a year, a month or a day: 2022, February 2022, 2022-02-14."
        )
        wrong[name] = said % {"words": words}
    return [str(bound)] if bound else []


def who(words: str, kind: str, folder: Path) -> str:
    """Return the key (with the part, as `key:spoke`) that was given, or the key of whoever the name given means."""
    key, colon, way = words.strip().partition(":")
    if view(folder).searcher.doc_freq("key", key):
        return words.strip()
    meant = [one for one in suggest(folder, key, (kind,), limit=1) if one.spelt]
    return f"{meant[0].key}{colon}{way}" if meant else words.strip()


def give_role(given: dict[str, Sequence[str]], role: str, wrong: dict[str, str]) -> None:
    """Give the role that was chosen to the people and organizations that were named without one."""
    if role in ("", "any"):
        return
    if role not in WAYS:
        wrong["role"] = _("“%(value)s” is not understood here.") % {"value": role}
        return
    for party in PARTIES:
        given[party] = [value if ":" in value else f"{value}:{role}" for value in given.get(party, ())]
