"""Asking a small register one thing at a time."""

from pathlib import Path
from typing import Any

import pytest

from archive.reading.search.answers import Answer, answer
from archive.reading.search.filters import Filters
from archive.reading.search.follow import catch_up
from tests.reading.search.register import Book


class Desk:
    """A register and its index: `find` follows and asks."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.book = folder, Book()

    def ask(self, step: str = "year", **fields: Any) -> Answer:
        catch_up(self.folder, self.book)
        return answer(self.folder, Filters(**{"facets": "all", **fields}), step=step)

    def find(self, words: str = "", **fields: Any) -> set[str]:
        return set(self.ask(words=words, **fields).keys)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return an empty register with an empty index."""
    return Desk(tmp_path / "search")
