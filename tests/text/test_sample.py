"""Dates and names in the texts marked by hand: how many are found, and how many of those found are right.

The floors are a little below what was measured; docs/measurements.md has the figures.
"""

from collections import Counter

import pytest

from archive.text.known_names import KnownName
from archive.text.names import NameFinder
from tests.text.marked import (
    LANGUAGES,
    LATER,
    LATER_LANGUAGES,
    LATER_NAMES,
    Score,
    excerpts,
    names,
    score_dates,
    score_names,
)

# Precision and recall, of dates and of names.
FLOORS = {
    "ar": (0.97, 0.97, 0.97, 0.97),
    "ca": (0.97, 0.97, 0.97, 0.97),
    "de": (0.97, 0.97, 0.97, 0.97),
    "en": (0.98, 0.98, 0.97, 0.97),
    "es": (0.97, 0.95, 0.97, 0.97),
    "fr": (0.98, 0.96, 0.97, 0.97),
    "ru": (0.98, 0.95, 0.97, 0.97),
    "uk": (0.97, 0.97, 0.97, 0.97),
    "zh": (0.98, 0.95, 0.97, 0.97),
}


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(KnownName(*name) for name in names("entries.tsv", "distractors.tsv"))


def test_the_sample_is_large_enough_and_its_marks_are_whole() -> None:
    counts: Counter[str] = Counter()
    keys = {name[1] for name in names("entries.tsv")}
    for language in LANGUAGES:
        for one in excerpts(language):
            assert "⟦" not in one.text
            assert "⟧" not in one.text
            for target in (target for mark in one.marks for target in mark.targets):
                counts["name" if target[0] == "@" else "date"] += 1
                assert target[0] != "@" or target[1:] in keys, target
    assert counts["date"] >= 300
    assert counts["name"] >= 600


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates(language: str) -> None:
    score = score_dates(language)
    assert score.precision >= FLOORS[language][0], score.wrong
    assert score.recall >= FLOORS[language][1], score.wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_names(language: str, finder: NameFinder) -> None:
    score = score_names(language, finder)
    assert score.precision >= FLOORS[language][2], score.wrong
    assert score.recall >= FLOORS[language][3], score.wrong


def test_the_whole_sample(finder: NameFinder) -> None:
    dates, named = Score(), Score()
    for language in LANGUAGES:
        dates.counts += score_dates(language).counts
        named.counts += score_names(language, finder).counts
    assert dates.precision >= 0.99
    assert dates.recall >= 0.975
    assert named.precision >= 0.98
    assert named.recall >= 0.98


def test_the_lots_marked_later() -> None:
    dates, named = Score(), Score()
    finder = NameFinder(
        KnownName(*name) for name in names("entries.tsv", "distractors.tsv", f"{LATER_NAMES}/entries.tsv")
    )
    for language in LATER_LANGUAGES:
        dates.counts += score_dates(language, folder=LATER).counts
        if language in LANGUAGES and language != "ca":
            named.counts += score_names(language, finder, LATER_NAMES).counts
    assert dates.counts["marked"] >= 600
    assert dates.precision >= 0.975
    assert dates.recall >= 0.91
    assert named.precision >= 0.98
    assert named.recall >= 0.91
