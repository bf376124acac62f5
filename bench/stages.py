"""How many records a second each stage takes in: understanding, loading, publishing, indexing, beside plain COPY.

    python bench/stages.py CORPUS.jsonl[.zst] [HOW_MANY]

Works in a database of its own under a temporary folder. Each line of the corpus is
{"title", "date", "turns": [{"speaker", "text"}]}; it is written as a plain transcript, as a curator would paste it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice

import django


def transcripts(path: str, most: int) -> Iterator[str]:
    """Yield the corpus's records as plain transcripts."""
    command = ["zstdcat", path] if path.endswith(".zst") else ["cat", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as lines:
        assert lines.stdout is not None
        for line in islice(lines.stdout, most):
            record = json.loads(line)
            turns = "\n\n".join(f"{turn['speaker']}: {turn['text']}" for turn in record["turns"])
            yield f"{record['title']}, {record['date']}\n\n{turns}\n"
        lines.kill()


def measure(path: str, most: int) -> None:
    """Print a line a stage: records, passages and characters a second."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from archive.catalogue.models import Passage
    from archive.intake.load import load_draft
    from archive.intake.parsers.plain import parse
    from archive.intake.received import receive
    from archive.publishing.acts import publish
    from archive.reading.search.follow import catch_up

    call_command("migrate", verbosity=0)
    texts = list(transcripts(path, most))
    characters = sum(map(len, texts))
    clock = time.perf_counter()

    def told(stage: str) -> None:
        nonlocal clock
        seconds = time.perf_counter() - clock
        rate, speed = len(texts) / seconds, characters / seconds / 1e6
        print(f"{stage:12} {seconds:7.1f} s  {rate:8.0f} records/s  {speed:6.2f} M characters/s")
        clock = time.perf_counter()

    received = [receive(text.encode()) for text in texts]
    drafts = [parse(one.text) for one in received]
    told("understand")
    keys = [
        load_draft(draft, one, key=f"bench-{number}").key
        for number, (draft, one) in enumerate(zip(drafts, received, strict=True))
    ]
    told("load")
    for start in range(0, len(keys), 300):
        publish(keys[start : start + 300])
    told("publish")
    catch_up(settings.INDEX_FOLDER, memory=200_000_000)
    told("index")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE plain (content text)")
        with cursor.copy("COPY plain FROM STDIN") as copy:
            for text in texts:
                copy.write_row([text])
    told("plain COPY")
    print(f"{len(texts)} records, {Passage.objects.count()} passages, {characters / 1e6:.1f} M characters")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ARCHIVE_VAR": folder, "DJANGO_SETTINGS_MODULE": "archive.settings", "DATABASE_URL": ""}
        sys.path.insert(0, os.getcwd())
        django.setup()
        measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
