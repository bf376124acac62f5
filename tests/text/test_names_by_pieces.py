"""Names found piece by piece are the names found at once, however the text is cut."""

import pytest

from archive.text import names
from archive.text.names import NameFinder, _stretches

NAMES = [
    ("Sergey Lavrov", "sergey-lavrov", "person"),
    ("Lavrov", "sergey-lavrov", "person"),
    ("拉夫罗夫", "sergey-lavrov", "person"),
    ("NATO", "nato", "organization"),
]
TEXTS = [
    "Sergey Lavrov spoke of NATO.\n\nLavrov\n \t\nSergey\n\nLavrov\r\n\r\n谢尔盖•拉夫罗夫\n\n\n\nNATO",
    "No empty line here, only Lavrov and\nSergey\nLavrov and NATO " * 5,
    "\n\nLavrov\n\n",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("length", [1, 2, 5, 17, 40, 1000])
def test_the_same_names_are_found(text: str, length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = NameFinder(NAMES).find(text)
    monkeypatch.setattr(names, "PIECE", length)
    found = NameFinder(NAMES).find(text)
    assert found == at_once
    assert all(text[one.start : one.end] == one.words for one in found)
    assert "".join(text[start:end] for start, end in _stretches(text)) == text
