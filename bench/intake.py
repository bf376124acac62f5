"""How many records a second go from file to searchable, stage by stage and as a whole, beside plain COPY.

    python bench/intake.py CORPUS.jsonl[.zst] [HOW_MANY] [PASSAGES]

Works in a database of its own under a temporary folder. Each line of the corpus is
{"title", "date", "turns": [{"speaker", "text"}]}; the first PASSAGES (20) paragraphs of those that have as many are
written as a plain transcript, one file a record, as a curator would have them. First each stage runs by itself in
one process; then `manage.py intake --publish` runs on all of them with a process a core, while the index follows.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import django


def transcripts(path: str, passages: int) -> Iterator[str]:
    """Yield the corpus's records of at least so many paragraphs as plain transcripts of just so many."""
    command = ["zstdcat", path] if path.endswith(".zst") else ["cat", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as lines:
        assert lines.stdout is not None
        for line in lines.stdout:
            record = json.loads(line)
            spoken = [(turn["speaker"], words) for turn in record["turns"] for words in turn["text"].splitlines()]
            spoken = [(speaker, words) for speaker, words in spoken if words.strip()][:passages]
            if len(spoken) == passages:
                yield f"{record['title']}, {record['date']}\n\n" + "\n\n".join(labelled(spoken)) + "\n"
        lines.kill()


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


class Clock:
    """Prints a line a stage: records and characters a second, and the processor time of a record.

    The latter does not depend on what else the machine does.
    """

    def __init__(self, records: int, characters: int, postgres: Path) -> None:
        self.records, self.characters, self.postgres = records, characters, postgres
        print(f"{'':20} {'':>8} {'':>10} {'M chars':>10}   processor ms a record")
        print(f"{'stage':20} {'seconds':>8} {'records/s':>10} {'a second':>10} {'Python':>9} {'PostgreSQL':>11}")

    def spent(self) -> tuple[float, float]:
        """Return the processor time so far, of this process with the children it has waited for, and of PostgreSQL."""
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system, postgres_seconds(self.postgres)

    def time(self, stage: str, work: Callable[[], Any]) -> Any:
        """Return what `work` returns, and print how long it took."""
        started, before = time.perf_counter(), self.spent()
        result = work()
        seconds = time.perf_counter() - started
        ours, theirs = ((late - early) * 1000 / self.records for late, early in zip(self.spent(), before, strict=True))
        speed = self.characters / seconds / 1e6
        print(f"{stage:20} {seconds:8.2f} {self.records / seconds:10.0f} {speed:10.2f} {ours:9.2f} {theirs:11.2f}")
        return result


def stages(clock: Clock, files: list[Path], texts: list[str]) -> None:
    """Measure each stage by itself, in one process."""
    from django.conf import settings
    from django.db import connection

    from archive.intake.bulk import BATCH, arrivals
    from archive.intake.sources import sources
    from archive.intake.taking import take
    from archive.intake.understanding import understand
    from archive.publishing.acts import publish
    from archive.reading.search.follow import catch_up
    from archive.text.names import NameFinder

    finder = NameFinder([])
    found = clock.time("read", lambda: [source for file in files for source in sources(file)])
    readings = clock.time("understand", lambda: [understand(one.data, one.filename, finder) for one in found])
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

        clock.time("plain COPY", copy)
    passages = sum(len(one.record.passages) for one in batch)
    print(f"{len(files)} records, {passages} passages, {clock.characters / 1e6:.1f} M characters")


def whole(folder: Path) -> None:
    """Take in, publish and index everything, as many processes as there are cores, the index following."""
    from django.conf import settings

    from archive.management.commands.serve import addresses
    from archive.reading.search.follow import catch_up

    command = [sys.executable, "manage.py", "intake", "--publish", "--prefix", "whole", str(folder)]
    intake = subprocess.Popen(command, env={**os.environ, **addresses()}, stdout=subprocess.DEVNULL)
    while intake.poll() is None:
        catch_up(settings.INDEX_FOLDER, memory=200_000_000)
        time.sleep(0.5)
    catch_up(settings.INDEX_FOLDER, memory=200_000_000)
    assert intake.returncode == 0, "something was refused"


def measure(folder: Path, corpus: str, most: int, passages: int) -> None:
    """Print the table."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    texts = list(islice(transcripts(corpus, passages), most))
    for number, text in enumerate(texts):
        # The whole run gets other bytes, since what is known by its digest is passed over.
        for name, words in (("stages", text), ("whole", f"{text}\nNo. {number}\n")):
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{number:06}.txt").write_text(words, encoding="utf-8")
    gc.freeze()  # as the commands do
    clock = Clock(len(texts), sum(map(len, texts)), folder / "var" / "postgres")
    stages(clock, sorted((folder / "stages").iterdir()), texts)
    clock.time("file to searchable", lambda: whole(folder / "whole"))
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{os.cpu_count()} cores; the largest process of intake had {largest:.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        os.environ |= {"ARCHIVE_VAR": f"{temporary}/var", "DJANGO_SETTINGS_MODULE": "archive.settings"}
        os.environ["DATABASE_URL"] = ""
        sys.path.insert(0, os.getcwd())
        django.setup()
        numbers = [int(number) for number in sys.argv[2:]] + [2000, 20][len(sys.argv) - 2 :]
        measure(Path(temporary), sys.argv[1], *numbers)
