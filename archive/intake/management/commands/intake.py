"""`manage.py intake FILE…`: transcripts and record files become drafts in the catalogue."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.intake.drafts import Draft, Records
from archive.intake.load import Conflict, load_draft
from archive.intake.load_records import LoadError, load_records
from archive.intake.names_at_hand import names_at_hand
from archive.intake.parsers.plain import parse
from archive.intake.parsers.records import RecordsError, read_records
from archive.intake.received import LIMIT, Received, Refused, receive
from archive.intake.report import understood


class Command(BaseCommand):
    """Take in what can be taken in; say of every other file why not, and end with exit code 1 if there was one."""

    help = "Make drafts from transcripts (plain text) and record files (.json); nothing becomes public."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="understand, and write nothing")
        parser.add_argument("--json", action="store_true", help="print what was understood, one JSON object a line")
        parser.add_argument("--prefix", default="", help="put before each number to make the key: mid-ru")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        self.refusals: list[str] = []
        tables = [path for path in files if path.suffix == ".json"]
        if tables:
            self.take_records(tables, **options)
        for path in files:
            if path not in tables:
                self.take_text(path, **options)
        if self.refusals:
            raise CommandError("Refused:\n" + "\n".join(self.refusals))

    def take_records(self, paths: list[Path], *, dry_run: bool, **options: Any) -> None:
        """Load record files together, since they name one another's keys."""
        try:
            records = [read_records(text_of(path).text, path.name) for path in paths]
            folder = folders_of(paths, records)
            if not dry_run:
                loaded = load_records(records, lambda name: folder[name].joinpath(name).read_bytes())
                self.stderr.write(f"{loaded.new} new records, {loaded.kept} left as they were")
        except (RecordsError, LoadError, Refused, OSError) as error:
            self.refusals.append(str(error))

    def take_text(self, path: Path, *, dry_run: bool, prefix: str, **options: Any) -> None:
        """Understand one transcript; print it, or make a draft of it."""
        try:
            received = text_of(path)
            draft = parse(received.text, known_names=names_at_hand(), name=path.name)
            key = key_of(draft, received, prefix)
            if options["json"]:
                self.stdout.write(json.dumps(understood(draft, str(path), key), ensure_ascii=False))
            if not dry_run:
                load_draft(draft, received, key=key, source={"filename": path.name})
        except (Refused, Conflict, OSError) as error:
            self.refusals.append(f"{path}: {error}")
            return
        if not options["json"]:
            self.stdout.write(f"{path}: {key}: {draft.title or 'no title'}")
            for trouble in (*received.troubles, *draft.troubles):
                self.stdout.write(f"  {trouble.message}")


def text_of(path: Path) -> Received:
    """Return the text of a file; one that is too large is refused before it is read."""
    if path.stat().st_size > LIMIT:
        raise Refused(f"{path.name} is larger than {LIMIT // 1024**2} MB.")
    return receive(path.read_bytes(), path.name)


def folders_of(paths: list[Path], records: list[Records]) -> dict[str, Path]:
    """Return in which folder the source of each text lies: beside the file that describes it."""
    return {text.file: path.parent for path, one in zip(paths, records, strict=True) for text in one.texts}


def key_of(draft: Draft, received: Received, prefix: str) -> str:
    """Return a key made of the prefix and the number, or of the source's digest where it has no number."""
    return "-".join(words(f"{prefix} {draft.number or f'statement {received.sha256[:12]}'}"))[:120].strip("-")


def words(text: str) -> Iterator[str]:
    """Yield the runs of Latin letters and digits in `text`, lower-case."""
    return (match.group().lower() for match in re.finditer(r"[A-Za-z0-9]+", text))
