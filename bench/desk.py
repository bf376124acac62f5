"""Whether the desk's first page is right and fast with 250,000 records: each count against a counted truth, each time.

    python bench/desk.py [ENTRIES] [PASSAGES A TEXT]

Works in a database of its own under a temporary folder (ARCHIVE_VAR keeps it, and it is then filled once only).
The records are made by the database itself, without their history; a few thousand are published in truth, changed
in truth, and compared. Times are the best of five, through Django's test client, on one core.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("ARCHIVE_VAR", tempfile.mkdtemp(prefix="chancery-bench-desk-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from archive.catalogue.models import Entry, Mark, Passage, Person, Statement, Text, Unpublished  # noqa: E402
from archive.publishing.acts import publish  # noqa: E402
from archive.publishing.differing import compare_all  # noqa: E402
from archive.publishing.tending import match_versions  # noqa: E402

ENTRIES, A_TEXT = int((sys.argv[1:] or ["250000"])[0]), int((sys.argv[2:] or ["20"])[0])
PEOPLE = ENTRIES * 2 // 5  # of all records; the rest are statements, each with one text
PUBLISHED, CHANGED = 2_000, 300
APART, ALIKE = 60, 40  # drafts in two languages, of which the versions do not match, and of which they do

FILL = """
SET session_replication_role = replica;
INSERT INTO catalogue_entry (id, key, kind, state, stub, label, summary, remarks, when_words, when_edtf, when_earliest,
    when_latest, created_at, changed_at, embargo_until, embargo_zone)
SELECT n, CASE WHEN n <= {people} THEN 'person-' ELSE 'statement-' END || n,
    CASE WHEN n <= {people} THEN 'person' ELSE 'statement' END,
    CASE WHEN n % 50 = 0 THEN 'review' ELSE 'draft' END, n % 40 = 0,
    'Record number ' || n, '', '', '', CASE WHEN n > {people} THEN '2022-02-14' ELSE '' END,
    CASE WHEN n > {people} THEN DATE '2022-02-14' END, CASE WHEN n > {people} THEN DATE '2022-02-14' END, now(), now(),
    CASE WHEN n % 500 = 1 THEN now() + interval '1 day' END, 'UTC'
FROM generate_series(1, {entries}) n;
INSERT INTO catalogue_possibleduplicate (first_id, second_id, why, weight, state, note)
SELECT n, n + 1, 'So called.', n % 100, CASE WHEN n % 3 = 0 THEN 'different' ELSE 'open' END, ''
FROM generate_series(1, {people} / 10) n;
INSERT INTO catalogue_name (entry_id, text, language, kind, folded)
SELECT n, 'Record number ' || n, 'en', 'preferred', 'record number ' || n FROM generate_series(1, {entries}) n;
INSERT INTO catalogue_person (entry_ptr_id, gender) SELECT n, '' FROM generate_series(1, {people}) n;
INSERT INTO catalogue_statement (entry_ptr_id, number, form, occasion)
SELECT n, '', 'speech', '' FROM generate_series({people} + 1, {entries}) n;
INSERT INTO catalogue_text (id, entry_id, identifier, language, title, standing, original_language, received, position,
    when_words, when_edtf, pages)
SELECT n, n, 'en', 'en', '', 'unknown', '', repeat('Words that were said here. ', {a_text}), 0, '', '', '[]'
FROM generate_series({people} + 1, {entries}) n;
INSERT INTO catalogue_passage (text_id, position, anchor, number, kind, start, "end", turn, speaker_id, speaker_name,
    speaker_status, speaker_why, office_as_labelled)
SELECT t, p, 'p' || p, p, 'turn', (p - 1) * 27, p * 27 - 1, p, 1 + (t * 7 + p) % {people}, '',
    CASE WHEN t % 3 = 0 AND p = 5 THEN 'suggested' ELSE 'confirmed' END, '', ''
FROM generate_series({people} + 1, {entries}) t, generate_series(1, {a_text}) p;
INSERT INTO catalogue_mention (text_id, start, "end", words, entry_id, readings, status, how, when_words, when_edtf)
SELECT t, p * 27, p * 27 + 5, 'Words', CASE WHEN (t + p) % 20 > 0 THEN 1 + (t + p) % {people} END,
    CASE WHEN (t + p) % 20 > 0 THEN '[]'::jsonb ELSE '[{{"words": "x"}}]'::jsonb END,
    CASE WHEN t % 4 = 0 AND p = 1 THEN 'suggested' ELSE 'confirmed' END, 'name', '', ''
FROM generate_series({people} + 1, {entries}) t, generate_series(0, 3) p;
SET session_replication_role = DEFAULT;
SELECT setval(pg_get_serial_sequence('catalogue_entry', 'id'), {entries});
SELECT setval(pg_get_serial_sequence('catalogue_text', 'id'), {entries});
INSERT INTO catalogue_openwork (text_id, speakers, mentions, damaged, matched)
SELECT id, false, false, false, true FROM catalogue_text;
SELECT reckon_open_work(ARRAY(SELECT id FROM catalogue_text));
"""

# Counted the long way, with no help of what the triggers keep.
TRUTH = {
    "review": "SELECT count(*) FROM catalogue_entry WHERE state = 'review'",
    "drafts": "SELECT count(*) FROM catalogue_entry WHERE state = 'draft'",
    "wanted": "SELECT count(*) FROM catalogue_entry WHERE stub",
    "embargoed": "SELECT count(*) FROM catalogue_entry WHERE state IN ('draft', 'review') AND embargo_until > now()",
    "mine": "SELECT count(*) FROM catalogue_entry WHERE state IN ('draft', 'review') AND id % 100 = 7",
    "apart": "SELECT count(*) FROM catalogue_entry e WHERE 1 < (SELECT count(DISTINCT (SELECT count(*) FROM "
    "catalogue_passage p WHERE p.text_id = t.id)) FROM catalogue_text t WHERE t.entry_id = e.id)",
    "speakers": "SELECT count(DISTINCT text_id) FROM catalogue_passage "
    "WHERE turn IS NOT NULL AND speaker_status <> 'confirmed'",
    "mentions": "SELECT count(DISTINCT text_id) FROM catalogue_mention WHERE status = 'suggested' AND entry_id > 0",
    "damaged": "SELECT count(DISTINCT text_id) FROM catalogue_mention WHERE entry_id IS NULL AND status <> 'rejected'",
    "source": "SELECT count(*) FROM catalogue_text WHERE capture_id IS NULL",
    "duplicates": "SELECT count(*) FROM catalogue_possibleduplicate WHERE state = 'open'",
}


def answer(sql: str) -> int:
    """Return the one number that a query gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def fill() -> None:
    """Make the records, publish some of them in truth."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if Entry.objects.exists():
        return
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(entries=ENTRIES, people=PEOPLE, a_text=A_TEXT))
        cursor.execute("VACUUM ANALYZE")
    print(
        f"{ENTRIES} records, {answer('SELECT count(*) FROM catalogue_passage')} passages made in "
        f"{time.perf_counter() - started:.0f} s"
    )
    statements = Entry.objects.filter(kind="statement", embargo_until=None).order_by("pk")
    keys = list(statements.values_list("key", flat=True)[:PUBLISHED])
    people = Person.objects.filter(passages_spoken__text__entry__key__in=keys, embargo_until=None)
    for some in (sorted(set(people.values_list("key", flat=True))), keys):
        for start in range(0, len(some), 300):
            publish(some[start : start + 300])
    compare_all()


def change() -> int:
    """Change published records, some of them only by a name that they give; return how many differ now, by counting."""
    published = Entry.objects.filter(kind="statement", state="published").order_by("pk")
    changed = set(published.values_list("pk", flat=True)[:CHANGED])
    Entry.objects.filter(pk__in=changed).update(summary=f"Changed at {time.time()}")
    person = Person.objects.filter(state="published").order_by("-pk").first()
    assert person is not None
    person.names.update(text=f"Renamed at {time.time()}")
    speaking = set(published.filter(texts__passages__speaker=person).values_list("pk", flat=True))
    mentioned = set(published.filter(texts__mentions__entry=person).values_list("pk", flat=True))
    return len(changed | speaking | mentioned | {person.pk})


def in_two_languages() -> None:
    """Make drafts in two languages, once only, and let them be matched."""
    if Entry.objects.filter(key="in-two-languages-0").exists():
        return
    for number in range(APART + ALIKE):
        record = Statement.objects.create(key=f"in-two-languages-{number}")
        for language, passages in (("en", 2), ("ru", 3 if number < APART else 2)):
            text = Text.objects.create(
                entry=record, identifier=language, language=language, received="So. " * passages, capture=None
            )
            said = {"text": text, "kind": "turn", "speaker_name": "Ann", "speaker_status": "confirmed"}
            Passage.objects.bulk_create(
                Passage(position=n, number=n, turn=n, anchor=f"p{n}", start=4 * n - 4, end=4 * n - 1, **said)
                for n in range(1, passages + 1)
            )
    while match_versions():
        pass


def best(act: Callable[[], Any], times: int = 5) -> float:
    """Return the shortest of several times, in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        spent.append((time.perf_counter() - started) * 1000)
    return min(spent)


def main() -> None:
    setup_test_environment()
    fill()
    in_two_languages()
    user = User.objects.filter(username="bench").first() or User.objects.create_superuser("bench")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE catalogue_entry SET begun_by_id = %s WHERE id %% 100 = 7 AND begun_by_id IS NULL", [user.pk]
        )
    truth = {task: answer(sql) for task, sql in TRUTH.items()}
    truth["changed"] = change()
    marks, started = Mark.objects.count(), time.perf_counter()
    compared = compare_all()
    print(
        f"{marks} marks, {compared} records compared in {time.perf_counter() - started:.1f} s, "
        f"{Unpublished.objects.count()} differ"
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    front = best(lambda: client.get("/admin/"))
    print(f"first page: {front:.0f} ms")
    wrong = 0
    for task in client.get("/admin/").context["tasks"]:
        name = task.address.rpartition("=")[2] if "=" in task.address else "duplicates"
        page = best(lambda address=task.address: client.get(address), 3)
        listed = client.get(task.address).context["cl"].result_count
        right = task.count == truth[name] == listed
        wrong += not right
        print(
            f"{name:12} counted {task.count:8} listed {listed:8} truth {truth[name]:8} "
            f"{'right' if right else 'WRONG'}   list {page:6.0f} ms"
        )
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
