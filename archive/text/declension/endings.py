"""What both languages share: a word's forms by case, made of a stem and a row of endings."""

from collections.abc import Iterable, Mapping, Sequence

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative")
OTHERS = CASES[1:6]
Forms = Mapping[str, frozenset[str]]

VOWELS = "аеиоуыэюяіїє"
HUSHERS = "жшчщ"


def same(word: str) -> Forms:
    """Return the forms of a word that does not change."""
    return dict.fromkeys(CASES, frozenset([word]))


def formed(word: str, stem: str, row: str, vocative: str = "") -> Forms:
    """Return the forms of `word`: `row` has the endings of genitive to locative, several apart by a slash.

    The accusative is also the nominative (Москва is seen, a city) or the genitive (a man), whichever is written.
    """
    forms = {"nominative": frozenset([word])}
    for case, endings in zip(OTHERS, row.split(), strict=True):
        forms[case] = frozenset(stem + ending.strip("-") for ending in endings.split("/"))
    forms["vocative"] = frozenset([word, *(stem + ending for ending in vocative.split("/") if ending)])
    return forms


def either(*several: Forms | None) -> Forms | None:
    """Return the forms of a word that may be declined in several ways, None where there is none."""
    ways = [forms for forms in several if forms]
    if not ways:
        return None
    return {case: frozenset[str]().union(*(forms.get(case, ()) for forms in ways)) for case in CASES}


def joined(parts: Sequence[Forms]) -> Forms:
    """Return the forms of a word whose parts, joined by hyphens, are each declined: Салтыкова-Щедрина."""
    forms = {}
    for case in CASES:
        words: Iterable[str] = [""]
        for part in parts:
            words = [f"{before}-{form}" if before else form for before in words for form in part[case]]
        forms[case] = frozenset(words)
    return forms


def ends(word: str, *endings: str) -> bool:
    """Return whether a word ends so and has a stem of two letters or more before."""
    return any(word.endswith(ending) and len(word) >= len(ending) + 2 for ending in endings)
