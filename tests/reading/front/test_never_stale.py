"""Publishing and reading race: who begins to read after a commit sees what was committed, or later, never earlier."""

import random
import re
import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from archive.catalogue.models import Name
from archive.publishing.acts import publish, withdraw
from tests.factory import make_entry, make_text
from tests.reading.factory import make_edition
from tests.reading.factory import withdraw as entomb
from tests.waiting import until

STEPS = 25
GONE = "gone"


def told_by_page(answer: Any) -> str:
    return GONE if answer.status == 410 else re.search(r"Step (\d+)", answer.text)[1]  # type: ignore[index]


def told_by_list(answer: Any) -> str | None:
    """Return what a list tells; None where it may not know all yet: it says so, and is not kept."""
    met = re.search(r"Step (\d+)", answer.text)
    return met[1] if met else GONE if answer.headers["ETag"] else None


DOORS: dict[str, Callable[[Any], str | None]] = {
    "/statements/raced/": told_by_page,
    "/statements/raced.json": told_by_page,
    "/statements/": told_by_list,
    "/statements.csv": told_by_list,
}


class Race:
    """What was published, step by step: `begun` and `done` are the last step that was begun, that was committed."""

    def __init__(self, site: Any) -> None:
        self.site, self.begun, self.done, self.says = site, 0, 0, ["0"]
        self.ended = threading.Event()
        self.wrong: list[str] = []
        self.read = self.unchanged = 0

    def write(self) -> None:
        """Publish, and every fifth time withdraw; now at once, now after some have read."""
        chance = random.Random(0)
        for step in range(1, STEPS + 1):
            self.says.append(GONE if step % 5 == 0 else str(step))
            self.begun = step
            if step % 5 == 0:
                entomb("raced")
            else:
                make_edition(key="raced", label=f"Step {step}")
            self.done = step
            self.wait_until_read(chance.choice([0, 0, 3, 30]))
        self.ended.set()

    def wait_until_read(self, times: int) -> None:
        """Return when so many have read something."""
        enough = self.read + times
        until(lambda: self.read >= enough)

    def follow(self, seed: int) -> None:
        """Read until all is written, asking as browsers do whether what is held is still so."""
        chance, held = random.Random(seed), {}
        while not self.ended.is_set():
            address, coding = chance.choice(list(DOORS)), chance.choice(["br", "gzip", "identity"])
            tag, before = held.get((address, coding), ("", ""))
            first = self.done
            answer = self.site.ask(address, accept_encoding=coding, if_none_match=tag)
            last = self.begun
            self.read += 1
            self.unchanged += answer.status == 304
            says = before if answer.status == 304 else DOORS[address](answer)
            if answer.status == 200 and answer.headers["ETag"]:
                held[address, coding] = answer.headers["ETag"], says
            if says and says not in self.says[first : last + 1]:
                self.wrong.append(f"{address}: {says}, but {self.says[first : last + 1]}")


def test_nobody_reads_what_was_before(site: Any) -> None:
    make_edition(key="another", label="Another speech")
    site.ask("/statements/")
    race = Race(site)
    make_edition(key="raced", label="Step 0")
    readers = [threading.Thread(target=race.follow, args=(seed,)) for seed in range(8)]
    for reader in readers:
        reader.start()
    try:
        race.write()
    finally:
        race.ended.set()
        for reader in readers:
            reader.join()
        connections.close_all()
    assert not race.wrong
    assert race.read > STEPS
    assert race.unchanged


def test_drafts_and_unpublished_changes_are_not_at_the_door(site: Any) -> None:
    entry = make_entry(name="The draft speech", key="draft-speech")
    make_text(entry, "The words as they were.")
    door = "/statements/draft-speech/"
    assert site.ask(door).status == 404
    publish([entry.key])
    for _time in range(2):
        assert "The words as they were." in site.ask(door).text
    Name.objects.filter(entry=entry).update(text="The altered speech")
    make_text(entry, "Words of another language version.", language="fr")
    for address in (door, "/statements/", "/search/?q=speech", "/statements/draft-speech.json"):
        for _time in range(2):
            said = re.sub(r"</?mark>", "", site.ask(address).text)
            assert "The draft speech" in said
            assert "altered" not in said
            assert "language version" not in said
    withdraw(entry.key, "Published by mistake.")
    assert site.ask(door).status == 410
    assert "draft speech" not in site.ask("/statements/").text
