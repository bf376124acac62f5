"""The surnames of people who are named in full in a text, so that they can be found there alone."""

import re
from collections.abc import Iterable, Iterator

from archive.text.known_names import FoundName, Known, KnownName

_PARTICLES = frozenset(
    """de di da du del della van von der den ter le la dos do al el bin ibn ben ould
    фон ван де ди да дер вон аль бин бен ибн""".split()
)
_SHORTEST = 3
_HAN_NAME = re.compile("[·•・‧⋅･]([\u3400-\u9fff]{2,})\\Z")
_ALPHABETIC = re.compile("[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u052f]")


def surnames_in(text: str, found: Iterable[tuple[FoundName, Known]], alone: set[str]) -> list[KnownName]:
    """Return the surnames of people named in full that stand in `text` at other places too, each of one person.

    `alone` are folded names of one word that are looked for anyway.
    """
    people: dict[str, set[tuple[str, ...]]] = {}
    times: dict[str, int] = {}
    languages: dict[str, str] = {}
    for name, known in found:
        surname = _surname(name, known)
        if surname and surname not in alone:
            people.setdefault(surname, set()).add(name.keys)
            times[surname] = times.get(surname, 0) + 1
            languages[surname] = next(iter(known.languages), "")
    lowered = text.lower() if people else ""
    return [
        KnownName(surname[:1].upper() + surname[1:], next(iter(keys))[0], "person", languages[surname])
        for surname, keys in people.items()
        if len(keys) == 1 and lowered.count(_beginning(surname)) > times[surname]
    ]


def _surname(name: FoundName, known: Known) -> str:
    """Return the last word of a name with the particles before it, "" where it has none or it is no surname."""
    if known.kind != "person" or len(name.keys) != 1:
        return ""
    han = _HAN_NAME.search(name.words)
    if han:
        return han[1]
    words = known.folded.split(" ")
    at = len(words) - 1
    if at == 0 or not _ALPHABETIC.match(words[-1]):
        return ""
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    surname = " ".join(words[at:])
    return surname if len(surname) >= _SHORTEST and not surname.endswith(("ович", "евич", "овна", "евна")) else ""


def _beginning(surname: str) -> str:
    """Return what all forms of a surname begin with, as it may be written without its accents: at least a part."""
    letters = next(_plain_runs(surname), surname)
    return letters[: max(2, len(letters) - 2)]


def _plain_runs(surname: str) -> Iterator[str]:
    """Yield the longest run of letters that folding leaves as they are."""
    runs = re.findall("[a-z]+|[а-дж-я\u3400-\u9fff]+", surname)
    yield from sorted(runs, key=len, reverse=True)
