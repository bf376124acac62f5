"""`manage.py publish`: in batches that stay small, what is refused is told, and started again it goes on."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive.catalogue.models import Entry
from archive.publishing.management.commands import publish as command
from archive.reading.chain import Fault, walk
from archive.reading.models import Edition
from tests.factory import make_entry, make_text
from tests.publishing.test_killed import url_of_test_database


def publish(*keys: str, **options: Any) -> str:
    out = StringIO()
    call_command("publish", *keys, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def published() -> list[str]:
    return list(Edition.objects.order_by("number").values_list("key", flat=True))


@pytest.mark.django_db
def test_one_refusal_does_not_stop_the_rest() -> None:
    keys = [make_entry().key for _ in range(7)]
    Entry.objects.filter(key=keys[3]).update(embargo_until=timezone.now() + timedelta(hours=1))
    with pytest.raises(CommandError, match=rf"{keys[3]} is under embargo(.|\n)*Published: 6"):
        publish(*keys, batch=4)
    assert published() == keys[:3] + keys[4:]
    assert not any(isinstance(step, Fault) for step in walk(Edition.objects.order_by("number")))


@pytest.mark.django_db
def test_drafts_are_what_was_never_published() -> None:
    first = make_entry()
    publish(first.key)
    Entry.objects.filter(pk=first.pk).update(summary="changed since")
    statement, person = make_entry(), make_entry("person")
    publish(drafts=True)
    assert published() == [first.key, person.key, statement.key]
    publish(all=True)
    assert published()[3:] == [first.key]


@pytest.mark.django_db
def test_large_texts_go_in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MOST_CHARACTERS", 1000)
    entries = [make_entry() for _ in range(4)]
    for entry, length in zip(entries, (400, 400, 2000, 100), strict=True):
        make_text(entry, "x" * length)
    sizes: list[int] = []
    act = command.publish
    monkeypatch.setattr(command, "publish", lambda keys, note: sizes.append(len(keys)) or act(keys, note))
    publish(all=True)
    assert sizes == [2, 1, 1]


@pytest.mark.django_db
@pytest.mark.parametrize(("keys", "options"), [([], {}), (["one"], {"all": True}), (["one"], {"drafts": True})])
def test_what_to_publish_is_said_once(keys: list[str], options: dict[str, bool]) -> None:
    with pytest.raises(CommandError, match="Name the entries"):
        publish(*keys, **options)


# Publishes two a transaction; in the second it says so when all is written and nothing committed, and waits.
PUBLISH_AND_HANG = """
import time, django
django.setup()
from django.core.management import call_command
from archive.publishing import acts
append, batches = acts.append, []
def append_and_hang(rows):
    batches.append(append(rows))
    if len(batches) == 2:
        print("written", flush=True)
        time.sleep(120)
    return batches[-1]
acts.append = append_and_hang
call_command("publish", drafts=True, batch=2)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_ended_in_the_second_batch_it_goes_on(number: signal.Signals) -> None:
    keys = [make_entry().key for _ in range(5)]
    environment = {**os.environ, "DATABASE_URL": url_of_test_database(), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISH_AND_HANG], env=environment, cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert "written\n" in iter(process.stdout.readline, ""), process.stderr and process.stderr.read()
    finally:
        process.send_signal(number)
        _, told = process.communicate(timeout=100)
    assert published() == keys[:2]
    if number != signal.SIGKILL:
        assert process.returncode == 130
        assert "Stopped: 2 entries looked at, 2 new editions." in told
    publish(drafts=True)
    assert published() == keys
    assert not any(isinstance(step, Fault) for step in walk(Edition.objects.order_by("number")))
