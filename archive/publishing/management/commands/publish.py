"""`manage.py publish`: make drafts public in bulk, or named entries."""

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet, Sum
from django.db.models.functions import Length

from archive.catalogue.models import Entry, Text
from archive.publishing.acts import PublishingError, publish
from archive.stopping import STOPPED, end_as_by_ctrl_c, failures_told

# Authorities first, so that what names them can name them by their keys.
ORDER = ["topic", "place", "organization", "person", "collection", "document", "meeting", "statement"]
MOST_CHARACTERS = 4_000_000  # of text in one transaction, but for one larger entry
GO_ON = "What was published before is public: mend it, and start the same again to go on."
LISTED = 50  # refusals that are told at the end


class Command(BaseCommand):
    """Publish in transactions of a few hundred; what is published already and unchanged gets no new edition.

    Stopped at any moment, the transactions before stay; started again with --drafts, it goes on with the rest.
    """

    help = "Publish entries by key, all drafts, or everything that is a draft or was changed since its last edition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="everything but what was withdrawn or merged")
        which.add_argument("--drafts", action="store_true", help="what was never published")
        parser.add_argument("--note", default="", help="why, for readers")
        parser.add_argument("--batch", type=int, default=300, help="entries a transaction (default 300)")

    def handle(self, *args: Any, keys: list[str], **options: Any) -> None:
        if sum(map(bool, (keys, options["all"], options["drafts"]))) != 1:
            raise CommandError("Name the entries to publish, or say --all or --drafts.")
        end_as_by_ctrl_c()
        gc.freeze()  # else every batch has the collector look through all that the program is made of
        self.refused: list[str] = []
        self.seen = self.written = 0
        try:
            with failures_told(GO_ON):
                self.publish_all(keys or keys_of(waiting(options["drafts"])), **options)
        except KeyboardInterrupt:
            self.stderr.write(f"Stopped: {self.seen} entries looked at, {self.written} new editions.")
            sys.exit(STOPPED)
        if self.refused:
            more = len(self.refused) - LISTED
            told = "\n".join([*self.refused[:LISTED], *([f"… and {more} more"] if more > 0 else [])])
            raise CommandError(f"Refused:\n{told}\nPublished: {self.written}.")

    def publish_all(self, keys: list[str], *, batch: int, note: str, **options: Any) -> None:
        """Publish batch after batch, and say after each how far it is."""
        started = time.monotonic()
        for some in batches(keys, batch):
            self.written += self.publish_batch(some, note)
            self.seen += len(some)
            speed = self.seen / max(time.monotonic() - started, 0.001)
            self.stdout.write(
                f"{self.seen} of {len(keys)} entries looked at, {self.written} new editions, {speed:.0f} a second"
            )

    def publish_batch(self, keys: list[str], note: str) -> int:
        """Return how many new editions a batch gives; where one entry is refused, the others are published."""
        try:
            return len(publish(keys, note))
        except PublishingError as error:
            if len(keys) == 1:
                self.refused.append(str(error))
                return 0
        middle = len(keys) // 2
        return self.publish_batch(keys[:middle], note) + self.publish_batch(keys[middle:], note)


def waiting(drafts: bool) -> QuerySet[Entry]:
    """Return what may be published: only what never was, or everything but what was withdrawn or merged."""
    if drafts:
        return Entry.objects.filter(state=Entry.State.DRAFT)
    return Entry.objects.exclude(state__in=[Entry.State.WITHDRAWN, Entry.State.MERGED])


def keys_of(entries: QuerySet[Entry]) -> list[str]:
    """Return the keys of entries, authorities before what names them."""
    pairs = entries.order_by("pk").values_list("kind", "key")
    return [key for kind, key in sorted(pairs, key=lambda pair: ORDER.index(pair[0]))]


def batches(keys: list[str], most: int) -> Iterator[list[str]]:
    """Yield keys in lists of at most `most`, and of not much text, so that a batch stays small in memory."""
    for start in range(0, len(keys), most):
        some = keys[start : start + most]
        rows = Text.objects.filter(entry__key__in=some).order_by().values_list("entry__key")
        yield from parted(some, dict(rows.annotate(size=Sum(Length("received")))))


def parted(keys: Iterable[str], sizes: dict[str, int]) -> Iterator[list[str]]:
    """Yield keys in lists that hold no more text than one transaction may."""
    part: list[str] = []
    size = 0
    for key in keys:
        if part and size + sizes.get(key, 0) > MOST_CHARACTERS:
            yield part
            part, size = [], 0
        part.append(key)
        size += sizes.get(key, 0)
    if part:
        yield part
