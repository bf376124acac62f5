"""How many records a second go from file to searchable, stage by stage and as a whole, beside plain COPY.

    python bench/intake.py CORPUS.jsonl[.zst] [HOW_MANY] [PASSAGES]

Works in a database of its own under a temporary folder. Each line of the corpus is
{"id", "title", "date", "turns": [{"speaker", "text"}]}. Without PASSAGES every so many-th line, HOW_MANY (1000) of
them, goes in as it is. With it, the first PASSAGES paragraphs of records that have as many are written as plain
transcripts, one file a record, as a curator would have them. First each stage runs by itself in one process; then
`manage.py intake --publish` runs on all of them with a process a core, while the index follows. The last column says
how many records of 20 passages a stage would let through in a second if it had all cores to itself.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import django


def corpus_lines(path: str) -> Iterator[str]:
    """Yield the records of the corpus, one JSON object each."""
    command = ["zstdcat", path] if path.endswith(".zst") else ["cat", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as lines:
        assert lines.stdout is not None
        yield from lines.stdout


def spread(path: str, most: int) -> list[str]:
    """Return so many of the corpus's records, from its beginning to its end."""
    step = max(1, sum(1 for _ in corpus_lines(path)) // most)
    return list(islice(corpus_lines(path), 0, step * most, step))


def transcripts(path: str, passages: int) -> Iterator[str]:
    """Yield the corpus's records of at least so many paragraphs as plain transcripts of just so many."""
    for line in corpus_lines(path):
        record = json.loads(line)
        spoken = [(turn["speaker"], words) for turn in record["turns"] for words in turn["text"].splitlines()]
        spoken = [(speaker, words) for speaker, words in spoken if words.strip()][:passages]
        if len(spoken) == passages:
            yield f"{record['title']}, {record['date']}\n\n" + "\n\n".join(labelled(spoken)) + "\n"


def labelled(spoken: list[tuple[str, str]]) -> Iterator[str]:
    """Yield paragraphs, the first of each turn with its speaker."""
    last = None
    for speaker, words in spoken:
        yield words if speaker == last else f"{speaker}: {words}"
        last = speaker


def seconds_of(process: Path, *, children: bool = False) -> float:
    """Return the processor time that a process has used, with that of its children who have ended or not."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11 : 15 if children else 13])) / os.sysconf("SC_CLK_TCK")


def postgres_seconds(folder: Path) -> float:
    """Return the processor time of a PostgreSQL server with all its sessions, ended ones too."""
    server = (folder / "postmaster.pid").read_text().splitlines()[0]
    sessions = (Path("/proc") / server / "task" / server / "children").read_text().split()
    return seconds_of(Path("/proc") / server, children=True) + sum(seconds_of(Path("/proc") / one) for one in sessions)


COPY = "plain COPY"


class Clock:
    """Prints a line a stage: the processor time of a record, and what it is for a passage and beside plain COPY.

    Processor time depends less than the clock on what else the machine does.
    """

    def __init__(self, records: int, postgres: Path) -> None:
        self.records, self.postgres, self.passages = records, postgres, 0
        self.rows: list[tuple[str, float, float, float]] = []

    def spent(self) -> tuple[float, float]:
        """Return the processor time so far, of this process with the children it has waited for, and of PostgreSQL."""
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system, postgres_seconds(self.postgres)

    def time(self, stage: str, work: Callable[[], Any]) -> Any:
        """Return what `work` returns, and keep how long it took."""
        gc.freeze()  # what earlier stages hold here for the next is no load that a command would have
        started, before = time.perf_counter(), self.spent()
        result = work()
        seconds = time.perf_counter() - started
        ours, theirs = (late - early for late, early in zip(self.spent(), before, strict=True))
        self.rows.append((stage, ours, theirs, seconds))
        return result

    def show(self) -> None:
        """Print the table."""
        plain = next(ours + theirs for stage, ours, theirs, _ in self.rows if stage == COPY)
        print("| stage | ms a record: Python | PostgreSQL | µs a passage | beside COPY | seconds | records of 20 |")
        print("|---|---|---|---|---|---|---|")
        for stage, ours, theirs, seconds in self.rows:
            passage, python, postgres = (ours + theirs) / self.passages, ours / self.records, theirs / self.records
            through = f"{(os.cpu_count() or 1) / passage / 20:.0f}" if passage else "–"
            print(
                f"| {stage} | {python * 1000:.2f} | {postgres * 1000:.2f} | {passage * 1e6:.1f} "
                f"| {(ours + theirs) / plain:.1f} | {seconds:.1f} | {through} |"
            )


def stages(clock: Clock, files: list[Path], texts: list[str]) -> None:
    """Measure each stage by itself, in one process."""
    from django.conf import settings
    from django.db import connection

    from archive.intake.bulk import BATCH, arrivals
    from archive.intake.names_at_hand import names_at_hand
    from archive.intake.sources import sources
    from archive.intake.taking import take
    from archive.intake.understanding import understand
    from archive.publishing.acts import publish
    from archive.reading.search.follow import catch_up
    from archive.text.names import NameFinder

    finder = NameFinder(names_at_hand())
    found = clock.time("read", lambda: [source for file in files for source in sources(file)])
    readings = clock.time("understand", lambda: [understand(one.data, one.filename, finder) for one in found])
    refused = [refusal for reading in readings for refusal in reading.refusals]
    assert not refused, refused[:3]
    batch = [one for pair in zip(found, readings, strict=True) for one in arrivals(*pair, "bench")]
    clock.time("load", lambda: [take(batch[at : at + BATCH]) for at in range(0, len(batch), BATCH)])
    keys = [one.key for one in batch]
    clock.time("publish", lambda: [publish(keys[at : at + BATCH]) for at in range(0, len(keys), BATCH)])
    clock.time("index", lambda: catch_up(settings.INDEX_FOLDER, memory=200_000_000))
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNLOGGED TABLE plain (id bigint primary key, content text)")

        def copy() -> None:
            with cursor.copy("COPY plain FROM STDIN") as rows:
                for row in enumerate(texts):
                    rows.write_row(row)

        clock.time(COPY, copy)
    clock.passages = sum(len(one.record.passages) for one in batch)


def largest_of(process: int) -> float:
    """Return the most memory, in MB, that a process or one of its children has had since it was started."""
    found = 0.0
    for one in (process, *map(int, (Path("/proc") / f"{process}/task/{process}/children").read_text().split())):
        status = (Path("/proc") / str(one) / "status").read_text()
        found = max([found, *(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line)])
    return found


def whole(folder: Path) -> float:
    """Take in, publish and index everything, as many processes as there are cores, the index following.

    The index follows in steps of as many editions as it commits at once. Return the most memory, in MB, that a process
    of intake was seen with.
    """
    from django.conf import settings

    from archive.management.commands.serve import addresses
    from archive.reading.models import Edition
    from archive.reading.search.follow import COMMIT_AFTER, catch_up

    command = [sys.executable, "manage.py", "intake", "--publish", "--prefix", "whole", str(folder)]
    intake = subprocess.Popen(command, env={**os.environ, **addresses()}, stdout=subprocess.DEVNULL)
    largest, followed = 0.0, Edition.objects.all().head()
    while intake.poll() is None:
        with suppress(OSError):  # it has ended since
            largest = max(largest, largest_of(intake.pid))
        if Edition.objects.all().head() >= followed + COMMIT_AFTER:
            followed = catch_up(settings.INDEX_FOLDER, memory=200_000_000).number
        time.sleep(0.5)
    catch_up(settings.INDEX_FOLDER, memory=200_000_000)
    assert intake.returncode == 0, "something was refused"
    return largest


def measure(folder: Path, corpus: str, most: int, passages: int) -> None:
    """Print the table."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    texts = list(islice(transcripts(corpus, passages), most)) if passages else spread(corpus, most)
    for name in ("stages", "whole"):
        (folder / name).mkdir()
        # The whole run gets other bytes, since what is known by its digest is passed over.
        if passages:
            for number, text in enumerate(texts):
                (folder / name / f"{number:06}.txt").write_text(f"{text}\n{name} {number}\n", encoding="utf-8")
        else:
            lines = (json.dumps(json.loads(text) | {"run": name}, ensure_ascii=False) for text in texts)
            (folder / name / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    clock = Clock(len(texts), folder / "var" / "postgres")
    stages(clock, sorted((folder / "stages").iterdir()), texts)
    largest = clock.time("file to searchable", lambda: whole(folder / "whole"))
    clock.show()
    print(f"\n{len(texts)} records, {clock.passages} passages, {sum(map(len, texts)) / 1e6:.1f} M characters,")
    print(f"{os.cpu_count()} cores; the largest process of intake had {largest:.0f} MB.")
    kept = "not kept: each process compiles it anew" if sys.dont_write_bytecode else "kept"
    print(f"Load in the last minutes {os.getloadavg()[1]:.1f}; Python's bytecode is {kept}.")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        os.environ |= {"ARCHIVE_VAR": f"{temporary}/var", "DJANGO_SETTINGS_MODULE": "archive.settings"}
        os.environ["DATABASE_URL"] = ""
        sys.path.insert(0, os.getcwd())
        django.setup()
        numbers = [int(number) for number in sys.argv[2:]] + [1000, 0][len(sys.argv) - 2 :]
        measure(Path(temporary), sys.argv[1], *numbers)
