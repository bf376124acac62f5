"""Walk every page of the desk in one archive and print a line of JSON for each; run by desk_pages.py."""

import gc
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import desk as made  # fills the archive; the arguments are the same
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment
from django.urls import reverse

from archive.catalogue.admin.desk_site import desk
from archive.catalogue.admin.record import PAGES
from archive.catalogue.admin.tables.nouns import TABLES
from archive.catalogue.models import Entry, Office, Text

# Names in three scripts, offices, sources and a history, for the records that desk.py makes.
MORE = """
SET session_replication_role = replica;
CREATE TEMP TABLE syllable AS SELECT * FROM (VALUES
    (0,'la','ла','王'),(1,'ver','вер','李'),(2,'mo','мо','张'),(3,'shin','шин','刘'),(4,'ka','ка','陈'),(5,'den','ден','杨'),
    (6,'ro','ро','黄'),(7,'vich','вич','赵'),(8,'su','су','周'),(9,'tan','тан','吴'),(10,'ger','гер','徐'),(11,'li','ли','孙'),
    (12,'nov','нов','胡'),(13,'eva','ева','朱'),(14,'bor','бор','高'),(15,'qui','кви','林')) s(n, latin, cyrillic, han);
DELETE FROM catalogue_name WHERE entry_id <= {people};
CREATE TEMP TABLE called AS SELECT p AS id,
    string_agg(latin, '' ORDER BY k) FILTER (WHERE k < 3) || ' '
        || string_agg(latin, '' ORDER BY k) FILTER (WHERE k >= 3) AS latin,
    string_agg(cyrillic, '' ORDER BY k) FILTER (WHERE k < 3) || ' '
        || string_agg(cyrillic, '' ORDER BY k) FILTER (WHERE k >= 3) AS cyrillic,
    string_agg(han, '' ORDER BY k) FILTER (WHERE k < 4) AS han
    FROM generate_series(1, {people}) p, generate_series(0, 5) k
    JOIN LATERAL (SELECT (hashtextextended(p || '-' || k, 0) & 15) AS pick) h ON true
    JOIN syllable s ON s.n = h.pick GROUP BY p;
INSERT INTO catalogue_name (entry_id, text, language, kind, folded)
    SELECT id, initcap(latin), 'en', 'preferred', latin FROM called
    UNION ALL SELECT id, initcap(cyrillic), 'ru', 'preferred', cyrillic FROM called
    UNION ALL SELECT id, han, 'zh-Hans', 'preferred', han FROM called;
UPDATE catalogue_entry e SET label = initcap(latin) FROM called c WHERE c.id = e.id;
UPDATE catalogue_statement SET number = entry_ptr_id || '-14-02-2022' WHERE entry_ptr_id % 2 = 0;
INSERT INTO catalogue_entry (id, key, kind, state, stub, label, summary, remarks, when_words, when_edtf, created_at,
    changed_at, embargo_zone)
    SELECT {entries} + n, kind || '-' || n, kind, 'draft', false, initcap(kind) || ' number ' || n, '', '', '', '',
    now(), now(), '' FROM (SELECT n, (ARRAY['document','meeting','organization','place','topic','collection'])[1 +
    n % 6] AS kind FROM generate_series(1, {others}) n) k;
INSERT INTO catalogue_name (entry_id, text, language, kind, folded)
    SELECT id, label, 'en', 'preferred', lower(label) FROM catalogue_entry WHERE id > {entries};
INSERT INTO catalogue_document (entry_ptr_id, number, form) SELECT id, '', 'treaty' FROM catalogue_entry
    WHERE kind = 'document';
INSERT INTO catalogue_meeting (entry_ptr_id, form, status) SELECT id, 'talks', 'held' FROM catalogue_entry
    WHERE kind = 'meeting';
INSERT INTO catalogue_organization (entry_ptr_id, form) SELECT id, 'ministry' FROM catalogue_entry
    WHERE kind = 'organization';
INSERT INTO catalogue_place (entry_id, form, country) SELECT id, 'city', '' FROM catalogue_entry WHERE kind = 'place';
INSERT INTO catalogue_topic (entry_ptr_id) SELECT id FROM catalogue_entry WHERE kind = 'topic';
INSERT INTO catalogue_collection (entry_ptr_id) SELECT id FROM catalogue_entry WHERE kind = 'collection';
INSERT INTO catalogue_office (id, key, title, organization_id)
    SELECT row_number() OVER (), 'office-' || id, 'Minister number ' || id, id FROM catalogue_entry
    WHERE kind = 'organization';
INSERT INTO catalogue_officename (office_id, text, language, kind, folded)
    SELECT id, '部长' || id, 'zh-Hans', 'preferred', '部长' || id FROM catalogue_office;
INSERT INTO catalogue_tenure (person_id, office_id, when_words, when_edtf, note)
    SELECT 1 + n % {people}, 1 + n % (SELECT max(id) FROM catalogue_office), '', '', ''
    FROM generate_series(1, {people}) n;
INSERT INTO catalogue_capture (id, content, sha256, size, filename, media_type, encoding, address, damaged, arrived_at)
    SELECT id, ('c' || id)::bytea, encode(sha256(('c' || id)::bytea), 'hex'), length('c' || id),
    'statement-' || id || '.html', 'text/html', 'utf-8', 'https://example.org/statements/' || id, '', now()
    FROM catalogue_text;
UPDATE catalogue_text SET capture_id = id WHERE id % 40 > 0;
INSERT INTO catalogue_participation (entry_id, participant_id, role, named_as, position)
    SELECT s, 1 + (s * 7 + k) % {people}, 'speaker', '', k FROM generate_series({people} + 1, {entries}) s,
    generate_series(0, 1) k;
INSERT INTO catalogue_identifier (entry_id, scheme, value)
    SELECT p, 'wikidata', 'Q' || p FROM generate_series(1, {people}) p;
INSERT INTO catalogue_entryevent (pgh_created_at, pgh_label, pgh_obj_id, id, when_words, when_edtf, key, kind, state,
    stub, embargo_zone, label, summary, remarks, created_at, changed_at)
    SELECT now(), 'insert', id, id, '', '', key, kind, state, stub, '', label, '', '', now(), now()
    FROM catalogue_entry;
INSERT INTO catalogue_nameevent (pgh_created_at, pgh_label, pgh_obj_id, id, entry_id, text, language, kind, folded)
    SELECT now(), 'insert', id, id, entry_id, text, language, kind, folded FROM catalogue_name;
SET session_replication_role = DEFAULT;
SELECT setval(pg_get_serial_sequence('catalogue_entry', 'id'), {entries} + {others});
SELECT setval(pg_get_serial_sequence('catalogue_office', 'id'), (SELECT max(id) FROM catalogue_office));
SELECT setval(pg_get_serial_sequence('catalogue_capture', 'id'), {entries});
"""
WORDS = ("lavershin", "нов", "王李", "王", "q", "la", "vichkaden nov", "14-02-2022", "person-77", "nobodyatall")
QUICK = 100  # milliseconds: what is quicker is not asked again
RECORD_PAGES = ("change", "delete", "history", *PAGES)
_OPTION, _MENU = re.compile("<option"), re.compile(r"<select.*?</select>", re.DOTALL)


def fill() -> None:
    """Make the archive, once only."""
    made.fill()
    if Office.objects.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(MORE.format(people=made.PEOPLE, entries=made.ENTRIES, others=max(60, made.ENTRIES // 20)))
        cursor.execute("VACUUM ANALYZE")


def lists(client: Client) -> Iterator[tuple[str, str]]:
    """Yield name and address of every list: its pages, its filters, its orders, and what is searched in it."""
    for model, model_admin in desk._registry.items():
        start = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        noun = model._meta.model_name
        yield f"{noun} list", start
        shown = client.get(start).context.get("cl")
        if shown is None:
            continue
        pages = shown.paginator.num_pages
        yield from (
            (f"{noun} page {told}", f"{start}?p={number}")
            for told, number in (("middle", pages // 2), ("last", pages))
            if pages > 1
        )
        for number in range(1, len(shown.list_display)):
            yield f"{noun} ordered by column {number}", f"{start}?o={number}"
            yield f"{noun} ordered by column {number}, last page", f"{start}?o=-{number}&p={pages}"
        for spec in shown.filter_specs:
            for place, choice in enumerate(spec.choices(shown)):
                yield f"{noun} filter {spec.title} {place}", start + choice["query_string"]
        if model_admin.search_fields:
            yield from ((f"{noun} search {words}", f"{start}?q={quote(words)}") for words in WORDS)


def finders() -> Iterator[tuple[str, str]]:
    """Yield every field that is filled while typing, with what is typed."""
    base, seen = reverse("admin:autocomplete"), set()
    for model_admin in desk._registry.values():
        parts = [(model_admin.model, model_admin.autocomplete_fields)]
        parts += [(inline.model, inline.autocomplete_fields) for inline in model_admin.inlines]
        for model, fields in parts:
            for field in fields:
                if (model, field) in seen:
                    continue
                seen.add((model, field))
                asked = (
                    f"{base}?app_label={model._meta.app_label}&model_name={model._meta.model_name}&field_name={field}"
                )
                for words in ("", *WORDS):
                    yield f"finder {model._meta.model_name}.{field} {words!r}", f"{asked}&term={quote(words)}"


def records() -> Iterator[tuple[str, str]]:
    """Yield every page of records of each noun, a draft and a published one, and the form for a new one."""
    for model in desk._registry:
        noun, name = model._meta.model_name, f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield f"{noun} add", reverse(f"{name}_add")
        kind = issubclass(model, Entry) and model is not Entry
        for state in ("draft", "published") if issubclass(model, Entry) else ("",):
            some = model._default_manager.order_by("pk")
            some = some.filter(state=state, stub=False) if state else some
            one = some[some.count() // 2 : some.count() // 2 + 1].values_list("pk", flat=True).first()
            for page in (RECORD_PAGES if kind else RECORD_PAGES[:3]) if one else ():
                yield f"{noun} {page} {state}".strip(), reverse(f"{name}_{page}", args=[one])
    text = Text.objects.order_by("pk")[made.ENTRIES // 4]
    for pattern in desk._registry[Text].get_urls():
        if pattern.pattern.converters.keys() == {"text_id"}:
            yield f"text {pattern.name}", reverse(f"admin:{pattern.name}", args=[text.pk])
    for name in ("intake", "tables", "account", "removed"):
        yield name, reverse(name)
    yield from ((f"many {noun.slug}", reverse("tables-many", args=[noun.slug])) for noun in TABLES)


def spent(server: int) -> float:
    """Return the milliseconds of processor that this program and its PostgreSQL have used."""
    return time.process_time() * 1000 + int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) / 1e6


def walk(client: Client, server: int, page: str, address: str) -> None:
    """Ask for a page up to four times and print what it took."""
    with CaptureQueriesContext(connection) as queries:  # which costs some time, so that it is not measured here
        client.get(address)
    asked, times = len(queries), []
    for _ in range(3):
        before = spent(server)
        answer = client.get(address)
        body = answer.content if not answer.streaming else b""
        times.append(spent(server) - before)
        if min(times) < QUICK:
            break
    menu = max((len(_OPTION.findall(one)) for one in _MENU.findall(body.decode(errors="replace"))), default=0)
    told = {
        "page": page,
        "ms": round(min(times), 1),
        "queries": asked,
        "menu": menu,
        "status": answer.status_code,
    }
    print(json.dumps(told, ensure_ascii=False), flush=True)


def main() -> None:
    setup_test_environment()
    fill()
    user = User.objects.filter(username="bench").first() or User.objects.create_superuser("bench")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # their time would not be counted
        cursor.execute("SELECT pg_backend_pid()")
        server = cursor.fetchone()[0]
    client.get("/admin/")
    only = re.compile(next((one.removeprefix("ONLY=") for one in sys.argv if one.startswith("ONLY=")), ""))
    pages = [("first page", "/admin/"), *lists(client), *finders(), *records()]
    teardown_test_environment()  # from here on pages are made as the server makes them
    gc.collect()
    gc.freeze()
    for page, address in pages:
        if only.search(page):
            walk(client, server, page, address)


if __name__ == "__main__":
    main()
