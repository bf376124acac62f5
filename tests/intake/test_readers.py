"""Processes that read sources: in order, few in memory, and whatever happens in one stops no other."""

import os
import signal
import time
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection

from archive.intake import readers, understanding
from archive.intake.readers import Readers, read
from archive.intake.sources import Source
from archive.intake.understanding import understand
from archive.text.names import NameFinder


def source(number: int, data: bytes = b"") -> Source:
    data = data or f"Speech {number}\n\n3 March 2021\n\nHe said {number}.".encode()
    return Source(f"{number}.txt", f"{number}.txt", data, sha256(data).hexdigest(), len(data))


def test_many_sources_keep_their_order() -> None:
    names = [("Speech", "a-speech", "document")]
    results = list(read(map(source, range(60)), names, processes=2))
    assert [one.name for one, _ in results] == [f"{number}.txt" for number in range(60)]
    assert [reading.records[0].title for _, reading in results] == [f"Speech {number}" for number in range(60)]
    assert all("a-speech" in reading.records[0].mentions[-1].keys for _, reading in results)


def test_bad_sources_among_good_ones_are_told() -> None:
    sources = [source(number, b"\x00\x01\x02" if number == 30 else b"") for number in range(40)]
    bad = [one.name for one, reading in read(sources, [], processes=2) if reading.refusals]
    assert bad == ["30.txt"]


def test_sources_are_fetched_only_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "PARCEL", 1)
    monkeypatch.setattr(readers, "MOST_PARCELS", 5)
    fetched = 0

    def fetch() -> Iterator[Source]:
        nonlocal fetched
        for number in range(300):
            fetched += 1
            yield source(number)

    results = read(fetch(), [], processes=2)
    next(results)
    assert fetched < 60
    assert sum(1 for _ in results) == 299


def test_a_process_that_dies_takes_only_its_source_with_it() -> None:
    pool = Readers([], 1)
    try:
        future = pool.send([source(1)])
        future.result()
        (process,) = list(pool.pool._processes)
        os.kill(process, signal.SIGKILL)
        results = list(pool.read([[source(number)] for number in range(3)]))
    finally:
        pool.stop()
    assert [reading.records[0].title for _, reading in results] == ["Speech 0", "Speech 1", "Speech 2"]


@pytest.mark.django_db
def test_the_connection_of_this_process_outlives_the_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET application_name = 'still the same'")
        assert sum(1 for _ in read(map(source, range(40)), [], processes=2)) == 40
        cursor.execute("SHOW application_name")
        assert cursor.fetchone() == ("still the same",)


def test_a_source_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*args: Any) -> Iterator[Any]:
        while True:
            time.sleep(0.01)
        yield

    monkeypatch.setattr(understanding, "read_source", forever)
    (refusal,) = understand(b"words", "a.txt", NameFinder([]), patience=0.1).refusals
    assert "could not be understood within" in refusal.reason


def test_a_parser_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: Any) -> Iterator[Any]:
        raise KeyError("a bug")
        yield

    monkeypatch.setattr(understanding, "read_source", fails)
    (refusal,) = understand(b"words", "a.txt", NameFinder([])).refusals
    assert "KeyError: 'a bug'" in refusal.reason
