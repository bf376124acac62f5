"""How many processes serve when nobody says it."""

import os

import pytest

from archive.management.commands.serve import workers_here


@pytest.mark.parametrize(("memory", "most"), [(10**8, 1), (10**9, 1), (2 * 10**9, 2), (10**15, 10**6)])
def test_no_more_than_processors_nor_than_memory_allows(memory: int, most: int) -> None:
    assert workers_here(memory) == min(most, len(os.sched_getaffinity(0)))


def test_this_machine_is_asked() -> None:
    assert 1 <= workers_here() <= len(os.sched_getaffinity(0))
