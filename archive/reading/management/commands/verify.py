"""`manage.py verify`: check that nothing in the register was altered, removed or reordered, nor any file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.files import store
from archive.files.checking import faults
from archive.reading.attached import digests_named
from archive.reading.chain import Fault, Link, walk
from archive.reading.models import Edition


class Command(BaseCommand):
    """Read the whole register once, in constant memory, and name the first edition that is not as published."""

    help = "Check the register's chain of digests and name the first edition altered, removed or reordered; "
    help += "then the files, of which those that are altered or missing are named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--expect",
            metavar="NUMBER:DIGEST",
            help="A line noted earlier: also find that the register was cut off at its end or rewritten whole.",
        )

        parser.add_argument("--no-files", action="store_true", help="Leave the files alone: all their bytes are read.")

    def handle(self, *args: Any, expect: str | None, no_files: bool, **options: Any) -> None:
        self.verify_register(expect)
        if not no_files:
            self.verify_files()

    def verify_files(self) -> None:
        """Read every file, and name those that are not what their digest says, and those that editions name in vain."""
        try:
            wrong = list(faults(store(), digests_named()))
        except OSError as error:
            raise CommandError(f"The files could not be read: {error}.") from error
        for fault in wrong:
            self.stderr.write(fault)
        if wrong:
            raise CommandError(f"Files altered or missing: {len(wrong)}.")
        self.stdout.write("The files are whole.")

    def verify_register(self, expect: str | None) -> None:
        """Walk the chain; CommandError names the first edition that is not as published."""
        wanted = parse_expectation(expect) if expect else None
        last = Link()
        for step in walk(Edition.objects.order_by("number").iterator(chunk_size=500)):
            if isinstance(step, Fault):
                raise CommandError(f"No. {step.number} is {step.why}.")
            last = step
            if wanted and step.number == wanted.number and step.digest != wanted.digest:
                raise CommandError(f"The register was rewritten up to No. {step.number}: its digest was another.")
        if wanted and last.number < wanted.number:
            raise CommandError(f"No. {last.number + 1} is removed: the register ends at {last.number}.")
        self.stdout.write(f"The register is whole: {last.number} editions. Keep this line to check against later:")
        self.stdout.write(f"{last.number}:{last.digest}")


def parse_expectation(line: str) -> Link:
    """Return the Link noted as NUMBER:DIGEST."""
    number, _, digest = line.partition(":")
    if not number.isdigit() or len(digest) != 64:
        raise CommandError("--expect takes a number, a colon and 64 hexadecimal digits, as verify printed them.")
    return Link(int(number), digest)
