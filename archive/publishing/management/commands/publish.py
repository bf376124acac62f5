"""`manage.py publish`: make drafts public in bulk, or named entries."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.catalogue.models import Entry
from archive.publishing.acts import PublishingError, publish

# Authorities first, so that what names them can name them by their keys.
ORDER = ["topic", "place", "organization", "person", "collection", "document", "meeting", "statement"]


class Command(BaseCommand):
    """Publish in transactions of a few hundred; what is published already and unchanged gets no new edition."""

    help = "Publish entries by key, or with --all everything that is a draft or was changed since its last edition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY")
        parser.add_argument("--all", action="store_true", help="everything but what was withdrawn or merged")
        parser.add_argument("--note", default="", help="why, for readers")
        parser.add_argument("--batch", type=int, default=300, help="entries a transaction (default 300)")

    def handle(self, *args: Any, keys: list[str], **options: Any) -> None:
        if bool(keys) == options["all"]:
            raise CommandError("Name the entries to publish, or say --all.")
        waiting = iter(keys or all_keys())
        written = seen = 0
        while batch := list(islice(waiting, options["batch"])):
            try:
                written += len(publish(batch, options["note"]))
            except PublishingError as error:
                raise CommandError(f"{error} Published so far: {written}.") from error
            seen += len(batch)
            self.stdout.write(f"{seen} entries looked at, {written} new editions")


def all_keys() -> list[str]:
    """Return the keys of everything that may be published, authorities before what names them."""
    entries = Entry.objects.exclude(state__in=[Entry.State.WITHDRAWN, Entry.State.MERGED])
    pairs = entries.order_by("pk").values_list("kind", "key")
    return [key for kind, key in sorted(pairs, key=lambda pair: ORDER.index(pair[0]))]
