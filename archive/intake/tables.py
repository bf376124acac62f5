"""Record files among those that are named: they are loaded together, since they name one another's keys."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from archive.intake.arrivals import REFUSED, TAKEN, UNCHANGED, Outcome
from archive.intake.drafts import Records
from archive.intake.load_records import LoadError, load_records
from archive.intake.mergers import said
from archive.intake.parsers.records import RecordsError, read_records
from archive.intake.received import LIMIT, Refused, receive
from archive.intake.runs import act_of_intake
from archive.intake.taking import UNFIT, unheld

PARTS = {"entries", "offices", "texts"}


class Tables:
    """The files in the records format, each with what it says or why it cannot be read."""

    def __init__(self) -> None:
        self.records: dict[Path, Records] = {}
        self.refused: dict[Path, str] = {}
        self.described: set[Path] = set()

    def add(self, path: Path) -> None:
        """Keep a file if it is one of records."""
        if path.suffix.lower() != ".json":
            return
        try:
            if path.stat().st_size > LIMIT:
                raise Refused(f"{path.name} is larger than {LIMIT // 1024**2} MB.")
            text = receive(path.read_bytes(), path.name).text
            if not is_other(text):
                self.records[path] = read_records(text, path.name)
                self.described |= {path.parent / one.file for one in self.records[path].texts}
        except (RecordsError, Refused, OSError) as error:
            self.refused[path] = str(error)

    def hold(self, path: Path) -> bool:
        """Return whether a file is one of these, or a text that one of these describes."""
        return path in self.records or path in self.refused or path in self.described

    def problems(self) -> Iterator[Outcome]:
        """Yield the files that cannot be read."""
        return (Outcome(str(path), REFUSED, reason) for path, reason in self.refused.items())

    def load(self) -> Iterator[Outcome]:
        """Load all that can be read in one transaction, and yield what became of each record."""
        yield from self.problems()
        if not self.records:
            return
        folders = {text.file: path.parent for path, one in self.records.items() for text in one.texts}
        names = ", ".join(path.name for path in self.records)
        try:
            with transaction.atomic(), act_of_intake(names) as act:
                loaded = load_records(self.records.values(), lambda name: (folders[name] / name).read_bytes())
                act.records = loaded.new
        except (LoadError, Refused, OSError) as error:
            yield Outcome(", ".join(map(str, self.records)), REFUSED, str(error))
            return
        except UNFIT as error:
            yield Outcome(", ".join(map(str, self.records)), REFUSED, unheld(error))
            return
        yield from (Outcome(names, TAKEN) for _ in range(loaded.new))
        yield from (Outcome(names, UNCHANGED) for _ in range(loaded.kept))
        yield from said(loaded.gone, names)


def is_other(text: str) -> bool:
    """Return whether a text is good JSON of another shape than that of records."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return not isinstance(value, dict) or not PARTS & value.keys()
