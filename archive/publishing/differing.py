"""Which published records say something else in the catalogue than in their last edition: marks become answers here.

The database marks what was changed (docs/decisions/0006-marks-on-unpublished-changes.md). Whether readers would see a
difference only the making of an edition tells: marked entries are gathered as for publishing, a few at a time.
"""

from django.db import connections, transaction
from django.db.models import Min

from archive.catalogue.models import Entry, Mark, Unpublished

from .acts import REGISTER_LOCK, WRITES, is_news, lock_register, newest_editions
from .content import content_of
from .gathering import gather


@transaction.atomic(using=WRITES)
def compare(most: int = 100, wait: bool = True) -> int:
    """Compare up to `most` marked entries with their last editions; return how many were looked at.

    Holds the register's lock, so that nothing is published meanwhile; without `wait` it does nothing while
    somebody else holds it. A mark set while an entry is compared stays, and it is compared again.
    """
    if wait:
        lock_register()
    elif not try_lock():
        return 0
    marked = Mark.objects.values("entry_id").annotate(first=Min("pk")).order_by("first")
    pks = list(marked.values_list("entry_id", flat=True)[:most])
    Mark.objects.filter(entry_id__in=pks).delete()
    published = dict(Entry.objects.filter(pk__in=pks, state=Entry.State.PUBLISHED).values_list("key", "pk"))
    gathered, newest = gather(published), newest_editions(published)
    differ = [
        pk for key, pk in published.items() if is_news(newest.get(key), content_of(gathered.entries[key], gathered))
    ]
    Unpublished.objects.filter(pk__in=set(pks) - set(differ)).delete()
    Unpublished.objects.bulk_create([Unpublished(entry_id=pk) for pk in differ], ignore_conflicts=True)
    return len(pks)


def compare_all(most: int = 100) -> int:
    """Compare all that is marked, in transactions of `most` entries; return how many were looked at."""
    total = 0
    while looked := compare(most):
        total += looked
    return total


def try_lock() -> bool:
    """Take the register's lock if nobody holds it."""
    with connections[WRITES].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [REGISTER_LOCK])
        return bool(cursor.fetchone()[0])
