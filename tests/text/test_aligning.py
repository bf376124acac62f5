"""Two versions put side by side: by length, figures, names and speakers; pairs that are kept are mended and moved."""

import random

import pytest

from archive.text.aligned import NoSuchMove, join, mend, move, part
from archive.text.aligning import Unit, align, numbers, unit, weight


def told(pairs: list[tuple[range, range]]) -> list[tuple[list[int], list[int]]]:
    return [(list(one), list(other)) for one, other in pairs]


def test_paragraphs_that_say_the_same_stand_beside_each_other() -> None:
    one = [unit("Good day, dear friends."), unit("On 14 February 2022 we met for 5 hours."), unit("Thank you.")]
    other = [unit("Добрый день, дорогие друзья."), unit("14 февраля 2022 г. мы говорили 5 часов."), unit("Спасибо.")]
    assert told(align(one, other)) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_a_paragraph_cut_in_two_stands_beside_the_whole() -> None:
    one = [unit("We agreed on 3 points, and on 14 others that follow from them, as you know."), unit("The end.")]
    other = [
        unit("Мы договорились о 3 пунктах"),
        unit("и о 14 других, которые из них следуют, как вы знаете."),
        unit("Конец."),
    ]
    assert told(align(one, other)) == [([0], [0, 1]), ([1], [2])]


def test_what_one_version_leaves_out_stands_alone() -> None:
    long = "This stands only in the one version, and it is long enough that nobody would take it for the other."
    one = [unit("It was in 1997.", begins=True), unit(long), unit("It was in 2014, in March.", begins=True)]
    other = [unit("Это было в 1997.", begins=True), unit("Это было в 2014, в марте.", begins=True)]
    assert told(align(one, other)) == [([0], [0]), ([1], []), ([2], [1])]


def test_speakers_keep_turns_of_one_length_apart() -> None:
    one = [Unit(20, speaker=who, begins=True) for who in "abab"]
    other = [Unit(20, speaker=who, begins=True) for who in "bab"]
    assert told(align(one, other)) == [([0], []), ([1], [0]), ([2], [1]), ([3], [2])]


@pytest.mark.parametrize(("many", "fewer"), [(0, 0), (0, 3), (3, 0), (1, 5), (50, 2), (200, 90)])
def test_every_passage_stands_there_once_and_in_order(many: int, fewer: int) -> None:
    dice = random.Random(many * 1000 + fewer)
    one, other = ([Unit(dice.randint(1, 400)) for _ in range(count)] for count in (many, fewer))
    pairs = told(align(one, other))
    assert [at for here, _ in pairs for at in here] == list(range(many))
    assert [at for _, there in pairs for at in there] == list(range(fewer))


def test_figures_are_read_alike_and_han_weighs_more() -> None:
    assert numbers("1,000 men, 2022年2月") == {"1000", "2022", "2"}
    assert numbers("1 000 ２０２２") == {"1000", "2022"}
    assert weight("你好") == 6
    assert weight("a b") == 2


PAIRS = [(["p1"], ["p1"]), (["p2", "p3"], ["p2"]), (["p4"], [])]


def test_pairs_are_mended_when_passages_were_cut_or_joined() -> None:
    assert mend(PAIRS, ["p1", "p2", "p2b", "p4"], ["p1", "p1b", "p2"]) == [
        (["p1"], ["p1", "p1b"]),
        (["p2", "p2b"], ["p2"]),
        (["p4"], []),
    ]
    assert mend([], ["p1"], ["p1", "p2"]) == [(["p1"], ["p1", "p2"])]
    assert mend(PAIRS, [], []) == []


def test_passages_are_moved_to_the_row_before_and_after() -> None:
    assert move(PAIRS, 1, 0, -1) == [(["p1", "p2"], ["p1"]), (["p3"], ["p2"]), (["p4"], [])]
    assert move(PAIRS, 1, 1, 1) == [(["p1"], ["p1"]), (["p2", "p3"], []), (["p4"], ["p2"])]
    assert move(PAIRS, 0, 0, -1) == [(["p1"], []), ([], ["p1"]), (["p2", "p3"], ["p2"]), (["p4"], [])]
    assert move(PAIRS, 2, 0, -1) == [(["p1"], ["p1"]), (["p2", "p3", "p4"], ["p2"])]
    with pytest.raises(NoSuchMove):
        move(PAIRS, 2, 1, 1)
    with pytest.raises(NoSuchMove):
        move(PAIRS, 9, 0, 1)


def test_rows_are_taken_apart_and_joined() -> None:
    assert part(PAIRS, 1) == [(["p1"], ["p1"]), (["p2"], ["p2"]), (["p3"], []), (["p4"], [])]
    assert part(PAIRS, 0)[:2] == [(["p1"], []), ([], ["p1"])]
    assert join(PAIRS, 1) == [(["p1"], ["p1"]), (["p2", "p3", "p4"], ["p2"])]
    with pytest.raises(NoSuchMove):
        part(PAIRS, 2)
    with pytest.raises(NoSuchMove):
        join(PAIRS, 2)
