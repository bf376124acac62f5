"""What a table of many rows costs at the desk: shown, made, undone; and what the usual library takes to show it.

    python bench/tables.py [ROWS]

Works in a database of its own under a temporary folder (ARCHIVE_VAR keeps it). Of each step: questions to the database
a row, processor time of the program, and time by the clock, in which the database and whoever else works have a part.
Where django-import-export is installed, the same change of one column of the same people is shown by it, too.
"""

import csv
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("ARCHIVE_VAR", tempfile.mkdtemp(prefix="chancery-bench-tables-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

import pghistory  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from archive.catalogue.admin.tables.carrying_out import make, show  # noqa: E402
from archive.catalogue.history import undo  # noqa: E402
from archive.catalogue.models import BulkChange, Person  # noqa: E402

try:
    import tablib
    from import_export import resources
except ImportError:
    tablib = None

ROWS = int((sys.argv[1:] or ["10000"])[0])


def measured(what: str, act: Callable[[], object]) -> object:
    """Print what an act costs, and return what it returns."""
    asked = 0

    def count(execute: Callable[..., object], *args: object) -> object:
        nonlocal asked
        asked += 1
        return execute(*args)

    clock, processor = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        result = act()
    used, passed = time.process_time() - processor, time.perf_counter() - clock
    print(f"{what:40} {asked / ROWS:6.3f} questions a row {used:7.1f} s processor {passed:7.1f} s clock", flush=True)
    return result


def sheet(*columns: str, **cells: str) -> bytes:
    """Return a table of all people with some columns filled alike; a # in a cell is the number of the row."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["key", *columns])
    for number in range(ROWS):
        writer.writerow([f"bench-{number}", *(cells[name].replace("#", str(number)) for name in columns)])
    return out.getvalue().encode()


def change_by(content: bytes, user: User) -> BulkChange:
    """Return a bulk change of people by a table."""
    return BulkChange(noun="people", filename="people.csv", content=content, by=user)


def whole_way(what: str, content: bytes, user: User) -> None:
    """Show a table and make it, as one act each."""
    change = change_by(content, user)
    measured(f"{what}: shown", lambda: show(change))
    with pghistory.context(user=user.pk):
        measured(f"{what}: made", lambda: make(change))
    print(f"    {change.report['counted']}")
    if what != "new":
        with pghistory.context(user=user.pk):
            measured(f"{what}: undone", lambda: undo(change.act))


def by_the_library() -> None:
    """Show the change of one column by django-import-export."""
    meta = type("Meta", (), {"model": Person, "fields": ("key", "summary"), "import_id_fields": ("key",),
                             "skip_unchanged": True, "report_skipped": True})  # fmt: skip
    resource = type("PersonResource", (resources.ModelResource,), {"Meta": meta})()
    table = tablib.Dataset().load(sheet("summary", summary="Said anew, #.").decode(), format="csv")
    result = measured(
        "one column, by django-import-export: shown",
        lambda: resource.import_data(table, dry_run=True, use_transactions=True),
    )
    print(f"    {result.totals}")


def main() -> None:
    """Measure each step."""
    call_command("migrate", verbosity=0)
    Person.objects.filter(key__startswith="bench-").delete()
    user, _ = User.objects.get_or_create(username="bench", defaults={"is_superuser": True, "is_staff": True})
    whole_way("new", sheet("name_en", "name_zh", name_en="Person #", name_zh="人 #"), user)
    same = sheet("name_en", "summary", name_en="Person #", summary="")
    measured("unchanged: shown", lambda: show(change_by(same, user)))
    whole_way("one column", sheet("summary", summary="Said anew, #."), user)
    whole_way("names and dates", sheet("name_zh", "when_words", name_zh="名 #", when_words="1950"), user)
    if tablib is not None:
        by_the_library()


main()
