"""Files among those that are named that describe people, bodies, places or meetings, taken in stretch by stretch."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.intake.arrivals import REFUSED, Outcome
from archive.intake.authorities.taking import refusals, take_description
from archive.intake.descriptions import Description
from archive.intake.parsers.described.choosing import HEAD, describe, describe_lines, form_of, in_lines
from archive.intake.received import LIMIT, Refused

TOGETHER = 1000  # entries and offices a transaction


@dataclass
class DescribedFiles:
    """The files that describe entries, with their forms."""

    forms: dict[Path, str] = field(default_factory=dict)

    def add(self, path: Path) -> bool:
        """Keep a file if it describes entries, and return whether it does."""
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
            form = form_of(head, lambda: path.read_bytes() if path.stat().st_size <= LIMIT else head) if head else ""
        except OSError:
            return False  # the one who reads it will tell
        if form:
            self.forms[path] = form
        return bool(form)

    def hold(self, path: Path) -> bool:
        """Return whether a file is one of these."""
        return path in self.forms

    def load(self) -> Iterator[Outcome]:
        """Take in all of them, and yield what became of each entry.

        Who held an office may be told in another file than who they are: offices come after all entries, but for
        those of files that are read line by line, which are never in memory as a whole.
        """
        later: list[tuple[Description, Path]] = []
        for path in sorted(self.forms):
            for description in self.descriptions(path):
                if isinstance(description, Outcome):
                    yield description
                elif description.offices and not description.entries:
                    later.append((description, path))
                else:
                    yield from take_description(description, path.name, str(path))
        for description, path in later:
            yield from take_description(description, path.name, str(path))

    def show(self) -> Iterator[Outcome]:
        """Yield what cannot be taken of these files; nothing is written."""
        for path in self.forms:
            for one in self.descriptions(path):
                if isinstance(one, Outcome):
                    yield one
                else:
                    yield from refusals(one, str(path))

    def descriptions(self, path: Path) -> Iterator[Description | Outcome]:
        """Yield what a file describes in stretches, or why it cannot be read."""
        form = self.forms[path]
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
                if form in ("wikidata", "objects") and in_lines(head):
                    file.seek(0)
                    yield from describe_lines(enumerate(iter(lambda: file.readline(LIMIT), b""), 1), path.name, form)
                    return
            if path.stat().st_size > LIMIT:
                raise Refused(f"“{path.name}” is larger than {LIMIT // 1024**2} MB.")
            yield from stretches(describe(path.read_bytes(), path.name, form))
        except (Refused, OSError) as error:
            yield Outcome(str(path), REFUSED, str(error))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            # a fault of one parser must not stop the files that follow
            yield Outcome(str(path), REFUSED, f"The program failed on it ({type(error).__name__}: {error}).")


def take_member(data: bytes, filename: str, name: str) -> Iterator[Outcome] | None:
    """Return what becomes of a member of an archive that describes entries, None for one that does not."""
    form = form_of(data[:HEAD], lambda: data)
    return taken(data, filename, name, form) if form else None


def taken(data: bytes, filename: str, name: str, form: str) -> Iterator[Outcome]:
    """Take in a whole source, and yield what became of each entry."""
    try:
        for description in stretches(describe(data, filename, form)):
            yield from take_description(description, filename, name)
    except Refused as error:
        yield Outcome(name, REFUSED, str(error))


def stretches(description: Description) -> Iterator[Description]:
    """Yield a description in parts that are written at once: entries first, then offices with whom they name."""
    entries, offices = description.entries, description.offices
    yield Description(refused=description.refused)
    for at in range(0, len(entries), TOGETHER):
        yield Description(entries[at : at + TOGETHER])
    by_key = {one.record.key: one for one in entries}
    for at in range(0, len(offices), TOGETHER):
        some = offices[at : at + TOGETHER]
        named = dict.fromkeys(key for one in some for key in (one.organization, *(each.person for each in one.held)))
        yield Description(offices=some, named=tuple(by_key[key] for key in named if key in by_key))
