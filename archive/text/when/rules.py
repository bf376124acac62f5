"""A rule by which dates are found or read: a pattern and what its match means; and the pieces patterns are
made of."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from archive.text.when.meaning import Meaning

SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,30})"
DASH = r"[^\S\n]?[-‐‑‒–—―−][^\S\n]?"
# Nor one of the vowel signs of Hindi, which are no letters to a pattern.
NO_LETTER_AFTER = r"(?![^\W\d_]|[\u0900-\u0903\u093a-\u094f])"
WHOLE = "whole"

Mean = Callable[[re.Match[str], date | None], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """A pattern whose group "whole" is the words of a date, and the function that says what they mean.

    `digit`: what it matches begins with a digit; False where it never does, None where it may.
    """

    pattern: re.Pattern[str]
    mean: Mean
    digit: bool | None = None


def rule(source: str, mean: Mean, digit: bool | None = None) -> Rule:
    """Return the rule of a pattern; a pattern without the group "whole" is all of it."""
    if f"(?P<{WHOLE}>" not in source:
        source = f"(?P<{WHOLE}>{source})"
    return Rule(re.compile(source), mean, digit)


def spaced(pattern: str) -> str:
    """Return a pattern whose single spaces stand for any white space within a paragraph."""
    return pattern.replace(" ", SPACE)


def any_of(phrases: Iterable[str], loose: bool, capitals: bool = False) -> str:
    """Return a pattern for any of the phrases, longest first.

    Loose: lower case only, for text that was lowered. Otherwise also with a capital letter, at its last word too
    ("im letzten Jahr", "last Monday"), or all in capitals, and with `capitals` never in lower case.
    """
    written: dict[str, None] = {}
    for phrase in phrases:
        ways = (phrase,) if loose else (phrase[:1].upper() + phrase[1:], phrase.upper())
        written.update(dict.fromkeys(ways if loose or capitals else (phrase, *ways)))
        head, space, last = phrase.rpartition(" ")
        if space and not loose:
            written.update(dict.fromkeys(f"{start} {last.capitalize()}" for start in (head, head.capitalize())))
    return _tree(written)


def _tree(phrases: Iterable[str]) -> str:
    """Return a pattern for the phrases that tries each first letter once, and longer phrases before
    shorter."""
    branches: dict[str, list[str]] = {}
    for phrase in phrases:
        branches.setdefault(phrase[:1], []).append(phrase[1:])
    ends = branches.pop("", None) is not None
    if not branches:
        return ""
    letters = [(SPACE if first == " " else re.escape(first)) + _tree(rests) for first, rests in branches.items()]
    if len(letters) == 1 and not ends:
        return letters[0]  # a group around it would only cost time
    return f"(?:{'|'.join(letters)})" + ("?" if ends else "")
