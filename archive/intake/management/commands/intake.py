"""`manage.py intake FILE…`: transcripts and record files, one or a million, become drafts in the catalogue."""

import gc
import json
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from archive.catalogue.history.sparing import Outcome as Undoing
from archive.catalogue.models import Entry
from archive.intake.arrivals import CHANGED, NOTED, REFUSED, TAKEN, Outcome, key_of
from archive.intake.authorities.duplicates import offer_duplicates
from archive.intake.authorities.files import DescribedFiles, take_member
from archive.intake.bulk import refusals, take_in
from archive.intake.drafts import Understood
from archive.intake.names_at_hand import names_at_hand
from archive.intake.parsers.choosing import read_source
from archive.intake.received import Refused
from archive.intake.report import understood
from archive.intake.runs import run_of
from archive.intake.sources import Source, paths, sources
from archive.intake.tables import Tables
from archive.intake.tally import LEFT, STATUSES, UNDONE, Progress, Tally
from archive.intake.understanding import Reading, Refusal
from archive.intake.undoing import PastRun, runs, standing_acts, undo_one
from archive.stopping import STOPPED, end_as_by_ctrl_c, failures_told
from archive.text.names import NameFinder

LISTED = 20  # outcomes that are printed one by one; what follows is counted
PUBLISHED = 300  # entries published at once
GO_ON = "What was written before is kept: mend it, and start the same again to go on."


class Command(BaseCommand):
    """Take in what can be taken in; say of the rest why not, and end with exit code 1 if there was any.

    Stopped at any moment, it goes on where it stopped when it is started again.
    """

    help = (
        "Make drafts from transcripts and record files (.json): files, folders, globs, .zip and .tar archives, "
        "files packed by gzip, bzip2, xz or Zstandard. "
        "Nothing becomes public unless --publish is given. What is held already is left as it is; started again "
        "after Ctrl-C it goes on where it stopped. Hidden files are passed over."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="understand, or try to undo, and write nothing")
        parser.add_argument("--json", action="store_true", help="print what was understood, one JSON object a line")
        parser.add_argument("--prefix", default="", help="put before each number to make the key: mid-ru")
        parser.add_argument("--report", type=Path, metavar="CSV", help="write every refusal to this file")
        languages = [code for code, _ in settings.LANGUAGES]
        parser.add_argument("--language", choices=languages, default="en", help="in which reasons are told")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that read sources at once")
        parser.add_argument(
            "--confirm-full-names",
            action="store_true",
            help="confirm mentions that are the full name of one entry; they show that it was by rule",
        )
        parser.add_argument("--runs", action="store_true", help="list the last runs of intake, and take nothing in")
        parser.add_argument("--undo", metavar="RUN", help="undo what a run took in, but for what was worked on since")
        kept = parser.add_mutually_exclusive_group()
        kept.add_argument("--draft-only", action="store_true", help="keep everything as drafts (so it is without it)")
        kept.add_argument("--publish", action="store_true", help="publish each draft as soon as it is taken in")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        if sum(map(bool, (files, options["runs"], options["undo"]))) != 1:
            raise CommandError("Name what is to be taken in, or say --undo RUN or --runs.")
        self.to_publish: list[str] = []
        self.options = options
        end_as_by_ctrl_c()
        with failures_told(GO_ON):
            self.do(files)

    def do(self, files: list[str]) -> None:
        """Do what was asked for; say how far it came where it is stopped."""
        options = self.options
        gc.freeze()  # else every batch has the collector look through all that the program is made of
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # a name that cannot be printed ends no run
        if options["runs"]:
            self.stdout.write("\n".join(map(told_of, runs())) or "No run of intake is in the history.")
            return
        undoing = str(options["undo"] or "")
        with Tally(options["report"], options["language"], (UNDONE, LEFT) if undoing else STATUSES) as self.tally:
            try:
                self.undo(undoing) if undoing else self.take_as_run([str(name) for name in files])
            except KeyboardInterrupt:
                self.stderr.write(f"Stopped: {self.tally.summary()}. Start it again to go on.")
                sys.exit(STOPPED)
        if self.tally.counts[REFUSED]:
            raise CommandError(f"Refused:\n{self.tally.refused()}")
        if self.tally.counts[LEFT]:
            raise CommandError(f"Left as they are:\n{self.tally.refused()}")

    def undo(self, name: str) -> None:
        """Undo a run, one transaction after another, and tell of each record that is left why it is."""
        if not runs(name=name):
            raise CommandError(f"There is no run {name}. The last ones are listed by --runs.")
        acts = standing_acts(name)
        progress = Progress(self.stderr._out, len(acts))  # type: ignore[attr-defined]
        with override(self.options["language"]):
            for act, _ in acts:
                self.count(undo_one(act, name, trying=self.options["dry_run"]))
                progress.advance(1).show(self.tally)
        progress.show(self.tally, last=True)
        self.stdout.write(self.tally.summary())

    def count(self, outcome: Undoing) -> None:
        """Count what became of one transaction of a run that is undone."""
        self.tally.counts[UNDONE] += outcome.records
        for one in outcome.left:
            self.tally.add(Outcome(one.label, LEFT, " ".join(one.why), key=one.key, id=one.key))

    def take_as_run(self, files: list[str]) -> None:
        """Take in under the name of a run, and say at the end, also where it was stopped, how it is undone."""
        with run_of(" ".join(files)) as run:
            try:
                self.take(files)
            finally:
                if run.records:
                    self.stdout.write(f"Run {run.name}; undo it by: manage.py intake --undo {run.name}")

    def take(self, files: list[str]) -> None:
        """Take in record files first, since others name their entries, then one source after another."""
        tables, described, total = Tables(), DescribedFiles(), 0
        for path in paths(files):
            if isinstance(path, Path):
                tables.add(path)
                if not tables.hold(path):
                    described.add(path)
                total += os.path.getsize(path) if path.exists() else 0
        if self.options["json"] or self.options["dry_run"]:
            self.show(files, tables, described)
        if self.options["dry_run"]:
            return
        for outcome in chain(tables.load(), described.load()):
            self.tell(outcome)
        self.offered = offer_duplicates() if self.tally.counts[TAKEN] + self.tally.counts[CHANGED] else 0
        self.progress = Progress(self.stderr._out, total)  # type: ignore[attr-defined]
        names = names_at_hand()
        take_in(
            self.found(files, tables, described), names, self.options["processes"], self.options["prefix"], self.tell,
            by_rule=self.options["confirm_full_names"],
        )  # fmt: skip
        self.publish()
        self.progress.show(self.tally, last=True)
        self.stdout.write(self.tally.summary())
        if self.offered:
            self.stdout.write(f"{self.offered:,} new pairs may be one: see “possible duplicates” at the desk.")

    def found(self, files: list[str], tables: Tables, described: DescribedFiles) -> Iterator[Source | Outcome]:
        """Yield all sources but record files, the texts that those describe, and files that describe entries."""
        for path in paths(files):
            if isinstance(path, Outcome):
                yield path
            elif not tables.hold(path) and not described.hold(path):
                for source in sources(path):
                    member = self.described_member(source, path)
                    if member is None:
                        yield source
                    else:
                        yield from member
                    if isinstance(source, Source):
                        self.progress.advance(source.weight).show(self.tally)

    def described_member(self, source: Source | Outcome, path: Path) -> Iterator[Outcome] | None:
        """Return what becomes of a member of an archive that describes entries; None for all other sources."""
        if isinstance(source, Outcome) or source.name == str(path) or self.options["dry_run"]:
            return None
        return take_member(source.data, source.filename, source.name)

    def tell(self, outcome: Outcome) -> None:
        """Count an outcome, list the first of them, and publish what is to be published."""
        self.tally.add(outcome)
        if outcome.status == NOTED:
            self.stdout.write(f"{outcome.source}: {outcome.reason}")
            return
        if outcome.key and outcome.status != REFUSED and sum(self.tally.counts.values()) <= LISTED:
            self.stdout.write(f"{outcome.source}: {outcome.status}: {outcome.key}")
        if outcome.key and outcome.status != REFUSED and self.options["publish"]:
            self.to_publish.append(outcome.key)
            if len(self.to_publish) >= PUBLISHED:
                self.publish()

    def publish(self) -> None:
        """Publish those of the records told of that are drafts still."""
        drafts = Entry.objects.filter(key__in=self.to_publish, state=Entry.State.DRAFT).order_by("pk")
        keys = list(drafts.values_list("key", flat=True))
        self.to_publish = []
        if keys:
            call_command("publish", *keys, stdout=self.stderr)

    def show(self, files: list[str], tables: Tables, described: DescribedFiles) -> None:
        """Print what is understood of each source; nothing is written."""
        finder = NameFinder(names_at_hand())
        self.progress = Progress(self.stderr._out, 0)  # type: ignore[attr-defined]
        for outcome in tables.problems():
            self.tally.add(outcome)
        for outcome in described.show():
            self.tally.add(outcome)
        for source in self.found(files, tables, described):
            if isinstance(source, Source):
                self.show_one(source, finder)
            else:
                self.tally.add(source)

    def show_one(self, source: Source, finder: NameFinder) -> None:
        """Print the records of one source."""
        refused: list[Refusal] = []
        try:
            for one in read_source(source.data, source.filename, finder):
                if isinstance(one, Understood):
                    self.print_record(source, one)
                else:
                    refused.append(Refusal(one.reason, one.id, one.line))
        except Refused as error:
            refused.append(Refusal(str(error)))
        for outcome in refusals(source, Reading(refusals=tuple(refused))):
            self.tally.add(outcome)

    def print_record(self, source: Source, one: Understood) -> None:
        """Print a record as JSON, or its title and troubles."""
        key = key_of(one.draft.number, one.id, source.identity, self.options["prefix"], source.line)
        if self.options["json"]:
            self.stdout.write(json.dumps(understood(one.draft, source.name, key), ensure_ascii=False))
            return
        self.stdout.write(f"{source.name}: {key}: {one.draft.title or 'no title'}")
        for trouble in (*one.received.troubles, *one.draft.troubles):
            self.stdout.write(f"  {trouble.message}")


def told_of(run: PastRun) -> str:
    """Return a run as a line."""
    return f"{run.name}  {run.begun:%Y-%m-%d %H:%M} UTC  {run.records:,} taken or changed  {run.told}"
