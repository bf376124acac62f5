"""Offices as written and as named: the same with or without the name of their body, never by likeness alone."""

import pytest

from archive.text.offices import agree


@pytest.mark.parametrize(
    ("written", "name", "body"),
    [
        ("President of Russia", "President", "Russia"),
        ("President of Russia", "President of Russia", "Russian Federation"),
        ("Minister of Foreign Affairs of the Russian Federation", "Minister of Foreign Affairs",
         "Ministry of Foreign Affairs of the Russian Federation"),
        ("Президент России", "президент россии", ""),
        ("Bundeskanzler der Bundesrepublik Deutschland", "Bundeskanzler", "Bundesrepublik Deutschland"),
        ("俄罗斯外长", "外长", "俄罗斯"),
        ("Secretary-General", "Secretary-General of the United Nations", "United Nations"),
    ],
)  # fmt: skip
def test_the_same_office(written: str, name: str, body: str) -> None:
    assert agree(written, [name], [body])


@pytest.mark.parametrize(
    ("written", "name", "body"),
    [
        ("Deputy Minister of Foreign Affairs", "Minister of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("President of France", "President", "Russia"),
        ("Minister", "Minister of Finance", "Government"),
        ("", "President", "Russia"),
        ("of the", "President", "Russia"),
    ],
)
def test_another_office(written: str, name: str, body: str) -> None:
    assert not agree(written, [name], [body])
