"""`manage.py register dump` and `register load`: carry what was published to a mirror or a safe place."""

import gzip
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from archive.reading.chain import Fault, Link, walk
from archive.reading.dump import DumpError, editions, lines
from archive.reading.models import Edition

BATCH = 300


class Command(BaseCommand):
    """Write the register as lines of JSON, or add the lines of a dump that are not held yet."""

    help = "dump [--since N] > FILE; load FILE[.gz]: each batch is checked against the chain before it is written."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        dump = acts.add_parser("dump", help="write editions to standard output")
        dump.add_argument("--since", type=int, default=0, metavar="N", help="only those after number N")
        load = acts.add_parser("load", help="add the editions of a dump")
        load.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "dump":
            for line in lines(Edition.objects.since(options["since"]).iterator(chunk_size=BATCH)):
                self.stdout.write(line)
        else:
            added = self.load(options["file"])
            self.stderr.write(f"{added} editions added; the register holds {Edition.objects.head()}.")

    def load(self, path: Path) -> int:
        """Return how many editions were added; a dump that does not continue our chain is refused."""
        head = Edition.objects.using("default").order_by("-number").first()
        start = Link(head.number, head.digest) if head else Link()
        added = 0
        try:
            fresh = (edition for edition in editions(read(path)) if edition.number > start.number)
            while batch := list(islice(fresh, BATCH)):
                start = self.add(batch, start)
                added += len(batch)
        except (DumpError, OSError, EOFError, UnicodeDecodeError) as error:
            raise CommandError(f"{error} Added before that: {added}.") from error
        return added

    def add(self, batch: list[Edition], start: Link) -> Link:
        """Write a run of editions that follows `start`, and return the last link."""
        for step in walk(batch, start):
            if isinstance(step, Fault):
                raise CommandError(f"Refused: No. {step.number} is {step.why}.")
            start = step
        with transaction.atomic():
            Edition.objects.using("default").bulk_create(batch)
        return start


def read(path: Path) -> Iterator[str]:
    """Yield the lines of a file, of a .gz file, or (as -) of standard input."""
    if str(path) == "-":
        yield from sys.stdin
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from file
