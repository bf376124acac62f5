"""Whatever is typed is answered, as records and as quotes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading.search.answers import answer
from archive.reading.search.ask import FIELDS
from archive.reading.search.filters import Filters
from archive.reading.search.follow import catch_up
from archive.reading.search.suggestions import suggest
from tests.reading.factory import make_text
from tests.reading.search.asking import Desk
from tests.reading.search.register import days

PIECES = [
    *(f"{name}:" for name in FIELDS),
    "peace",
    "安全",
    "安",
    "*",
    '"',
    "«",
    "(",
    ")",
    "-",
    " ",
    "OR",
    "NOT",
    "..",
    "2022-02",
    "\0",
    "٢",
    "é",
    "/",
    ".",
]


@given(typed=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=300)
def test_whatever_is_typed_is_answered(desk: Desk, typed: str) -> None:
    if not desk.book.editions:
        desk.book.publish("a", when=days("2022-02-14"), texts=[make_text("Peace.\n\n安全。")])
        catch_up(desk.folder, desk.book)
    for shape in ("entry", "passage"):
        found = answer(desk.folder, Filters(words=typed, shape=shape), step="day")
        assert found.total >= len(found.hits)
    suggest(desk.folder, typed)
