"""Names that can be found: who bears them, how they must be written to be meant, and under which spellings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from archive.text.declension.german import other_endings
from archive.text.spelling import fold

# How a name was found.
EXACT, DECLINED, SURNAME = "name", "name, declined", "surname of a person named in full"
OFFICE = "office"  # the kind of an office's name, in which the name of its body may stand: President *of Russia*
_ACRONYM_LENGTH = 6


class KnownName(NamedTuple):
    """A name, the key and the kind of the entry that bears it; language is "" where it is not known."""

    text: str
    key: str
    kind: str
    language: str = ""


@dataclass(frozen=True)
class FoundName:
    """A known name in a text: words == text[start:end]; several keys when several entries bear the name."""

    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    kind: str
    how: str = EXACT


@dataclass(frozen=True)
class Known:
    """The entries that bear one folded name, and how the name must be written to be meant.

    `acronym`: all of it in capitals; `capital`: its first letter; `some_capital`: one of its words at least.
    """

    folded: str
    keys: tuple[str, ...]
    kind: str
    languages: frozenset[str]
    acronyms: frozenset[str]
    acronym: bool
    capital: bool
    some_capital: bool


def known_names(names: Iterable[KnownName]) -> dict[str, Known]:
    """Return for each spelling that is looked for the name it is one of."""
    grouped: dict[str, list[KnownName]] = {}
    for name in names:
        grouped.setdefault(fold(name.text), []).append(name)
    spellings = {folded: _known(folded, bearers) for folded, bearers in grouped.items() if _is_name(folded)}
    for known in list(spellings.values()):
        for other in _other_spellings(known):
            spellings.setdefault(other, known)
    return spellings


def _is_name(folded: str) -> bool:
    """Tell whether something can be found by it: one character (a surname 王, a document headed "A.") is no name."""
    return len(folded) > 1


def _known(folded: str, bearers: list[KnownName]) -> Known:
    names = [name.text for name in bearers]
    one_word = " " not in folded
    capitals = min(sum(word[:1].isupper() for word in name.split()) for name in names)
    return Known(
        folded=folded,
        keys=tuple(dict.fromkeys(name.key for name in bearers)),
        kind=bearers[0].kind,
        languages=frozenset(name.language.lower().split("-")[0] for name in bearers),
        acronyms=frozenset(fold(word) for name in names for word in name.split() if len(word) > 1 and word.isupper()),
        acronym=one_word and all(name.isupper() and len(name) <= _ACRONYM_LENGTH for name in names),
        capital=one_word and all(name[:1].isupper() for name in names),
        some_capital=not one_word and capitals > 1,
    )


def _other_spellings(known: Known) -> Iterator[str]:
    """Yield how a name is also written: with spaces around its dash, after the Arabic particle "to", and with the
    endings of German adjectives."""
    if "-" in known.folded and " " in known.folded:
        yield re.sub(" ?- ?", " - ", known.folded)
    if known.folded.startswith("ال"):
        yield "لل" + known.folded[2:]
    if known.kind != "person" and known.languages & {"", "und", "de"}:
        yield from other_endings(known.folded)
