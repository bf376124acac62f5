"""The shelf is bounded in bytes, holds one head only, and keeps what readers read while a crawler walks by."""

import random

from archive.reading.front.address import Address, in_one_spelling
from archive.reading.front.coding import chosen
from archive.reading.front.shelf import Kept, Shelf

HEAD, NEXT = (1, "a"), (2, "b")


def at(path: str) -> Address:
    return Address("localhost", "http", path, "")


def page(size: int, seed: int = 0) -> Kept:
    return Kept(random.Random(seed).randbytes(size), [], "text/html")


def test_never_takes_more_than_its_room() -> None:
    shelf, chance = Shelf(most=1_000_000), random.Random(1)
    for step in range(3000):
        address, made = at(f"/{chance.randrange(200)}"), page(chance.randrange(60_000), step)
        if chance.random() < 0.5:
            made.compress(chance.choice(["br", "gzip"]))
        shelf.put(HEAD, address, made)
        shelf.get(HEAD, at(f"/{chance.randrange(200)}"))
        held = [*shelf._outer.values(), *shelf._inner.values()]
        assert sum(one.size for one in held) == shelf.size <= shelf.most
        assert sum(one.size for one in shelf._inner.values()) == shelf._inner_size <= shelf.most * 3 // 4
        assert len(held) == len(shelf)


def test_what_is_compressed_later_counts() -> None:
    shelf, made = Shelf(most=1_000_000), page(40_000)
    shelf.put(HEAD, at("/"), made)
    before = shelf.size
    made.compress("gzip")
    shelf.put(HEAD, at("/"), made)
    assert shelf.size >= before + 40_000
    made.compress("br")
    shelf.put(HEAD, at("/"), made)  # now it is too large
    assert (len(shelf), shelf.size) == (0, 0)


def test_a_walk_through_all_pages_leaves_what_is_read() -> None:
    shelf = Shelf(most=1_000_000)
    shelf.put(HEAD, at("/read"), page(10_000))
    assert shelf.get(HEAD, at("/read"))
    for number in range(1000):
        shelf.put(HEAD, at(f"/walked/{number}"), page(10_000))
    assert shelf.get(HEAD, at("/read"))
    assert shelf.get(HEAD, at("/walked/1")) is None


def test_large_pages_and_long_addresses_are_not_kept() -> None:
    shelf = Shelf(most=1_000_000)
    shelf.put(HEAD, at("/large"), page(100_001))
    shelf.put(HEAD, at("/" + "x" * 3000), page(10))
    assert (len(shelf), shelf.size) == (0, 0)


def test_one_head_at_a_time() -> None:
    shelf = Shelf()
    shelf.put(HEAD, at("/"), page(10))
    assert shelf.get(NEXT, at("/")) is None
    shelf.put(NEXT, at("/other"), page(10))
    assert shelf.get(NEXT, at("/")) is None
    assert shelf.get(HEAD, at("/")) is None
    assert len(shelf) == 1


def test_coding_that_a_browser_accepts() -> None:
    accepted = {
        "": "", "identity": "", "*": "br", "gzip": "gzip", "BR": "br", "gzip, br": "br", "br;q=0.5, gzip;q=0.8": "gzip",
        "br;q=0": "", "br;q=0, *": "gzip", "gzip;q=0.2, identity": "", "br;q=x": "", "deflate, zstd": "", "*;q=0": "",
        ";;q=1,,": "", "gzip;q=1.0, identity; q=0.5, *;q=0": "gzip",
    }  # fmt: skip
    assert {header: chosen(header) for header in accepted} == accepted


def test_spellings_of_an_address() -> None:
    asked = Address("LOCALHOST", "http", "/statements/", "utm_source=x&q=utm_&fbclid=y&page=2&utm_medium")
    assert in_one_spelling(asked) == Address("localhost", "http", "/statements/", "q=utm_&page=2")
