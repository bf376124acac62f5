"""Every character of a source belongs to exactly one part, and the passages leave out white space only."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.intake.drafts import Draft
from archive.intake.parsers.plain import parse
from archive.intake.understanding import within
from tests.waiting import LONG

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "fixtures" / "seed" / "000_9c3469c8acea615d.txt"
SOURCES = [SEED, *sorted((HERE / "golden").glob("*.txt"))]

STRANGE = """

---
* * *
\\###
12
# A heading
### Name：
> (nods)
(Applause.)
[Laughter]
No. 243-14-02-2022
14 February 2022
Moscow, 14 February 2022
3:00 P.M. EDT
title: "x
date: 2022
Dear colleagues,
尊敬的主席先生：
Уважаемый Иван Петрович!
MR. SMITH:  Hello.
Anna Berg:
**Anna:** yes
«С. Лавров:» Да.
Q    Why?
A. Because.
问：为什么？
答：因为。
LUIS VEGA, MINISTRO
Mme la présidente. Oui.
○山田太郎君\u3000はい。
Note: a colon: and another
:
：
a\u202eb\u200f
\u3000\u3000第一。\u3000\u3000第二。
\ufeff
a line of words that goes on and on and has no end in it and so is
wrapped by a program that wraps lines. The
"""
LINES = st.sampled_from(STRANGE.splitlines())
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\f", "\u2028", "", "  \n", "\x85"])
TEXTS = st.lists(st.tuples(LINES | st.text(max_size=12), ENDS), max_size=25).map(
    lambda lines: "".join(words + end for words, end in lines)
)


def assert_whole(draft: Draft) -> None:
    text = draft.text
    assert "".join(text[part.start : part.end] for part in draft.parts) == text
    assert [part.end for part in draft.parts[:-1]] == [part.start for part in draft.parts[1:]]
    passages = draft.passages()
    edges = [0, *(edge for passage in passages for edge in (passage.start, passage.end)), len(text)]
    assert edges == sorted(edges)
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert len({passage.anchor for passage in passages}) == len(passages)
    numbers = [passage.number for passage in passages if passage.number]
    assert numbers == list(range(1, len(numbers) + 1))
    labelled = [passage for passage in passages if passage.label is not None]
    assert all(text[p.label_start : p.label_end].strip() and p.label in text[p.start : p.label_end] for p in labelled)
    assert {turn.number for turn in draft.turns} >= {passage.turn for passage in passages} - {None}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_joining_the_parts_of_a_source_gives_it_again(path, end):
    assert_whole(parse(path.read_text(encoding="utf-8").replace("\n", end)))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_joining_the_parts_of_any_text_gives_it_again(text):
    assert_whole(parse(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_strange(text):
    assert_whole(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "words " * 33_000,
        "字" * 200_000,
        "A: " * 60_000,
        "(" * 200_000,
        "MR. " * 50_000,
        "1. " * 60_000,
        "\n" * 200_000 + "x",
        "*" * 200_000,
        " " * 100_000 + "x" + "\t" * 100_000,
        "Name: x\n" * 25_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_huge_text_is_read_in_time_that_grows_with_its_length(text):
    with within(10 * LONG):  # quadratic work would take hours on these
        draft = parse(text)
    assert_whole(draft)
