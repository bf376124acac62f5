"""What is done by itself, a little at a time: embargoes lift, changed records and language versions are compared."""

from django.db import connections, transaction

from archive.catalogue.models import Entry, OpenWork, Text, VersionsApart

from .acts import WRITES
from .content import content_of
from .differing import compare
from .embargoes import lift
from .gathering import gather
from .matching import differences

COMPARED = 100  # records in one transaction
PASSES = 10  # transactions in a row, so that an embargo that lifts waits no longer than these take
MATCHED = 25

# A text that stands alone has nothing to match.
ALONE = """
WITH alone AS (
    SELECT w.text_id, t.entry_id FROM catalogue_openwork w JOIN catalogue_text t ON t.id = w.text_id
    WHERE NOT w.matched AND NOT EXISTS (SELECT FROM catalogue_text o WHERE o.entry_id = t.entry_id AND o.id <> t.id)
    LIMIT 20000 FOR UPDATE OF w SKIP LOCKED
), gone AS (
    DELETE FROM catalogue_versionsapart v USING alone WHERE v.entry_id = alone.entry_id
)
UPDATE catalogue_openwork w SET matched = true FROM alone WHERE w.text_id = alone.text_id
"""


def tend() -> bool:
    """Do what is due; return whether there is more to compare. Safe in any number of processes at once."""
    lift()
    looked = sum(step() for _ in range(PASSES) for step in (compare_some, match_versions))
    return looked > 0


def compare_some() -> int:
    """Compare some marked records with their last editions, unless somebody publishes just now."""
    return compare(COMPARED, wait=False)


@transaction.atomic(using=WRITES)
def match_versions(most: int = MATCHED) -> int:
    """Look whether the language versions of some records match, where they changed; return how many were looked at."""
    with connections[WRITES].cursor() as cursor:
        cursor.execute(ALONE)
        alone = cursor.rowcount
    unmatched = OpenWork.objects.filter(matched=False).select_for_update(of=("self",), skip_locked=True)
    entries = set(unmatched.order_by("pk").values_list("text__entry_id", flat=True)[:most])
    texts = Text.objects.filter(entry_id__in=entries)
    # What changes from here on is looked at again.
    OpenWork.objects.filter(text__in=texts.values("pk")).update(matched=True)
    several = dict(Entry.objects.filter(pk__in=entries).values_list("key", "pk"))
    gathered = gather(several, as_if_all_public=True)
    apart = {pk: len(differences(content_of(gathered.entries[key], gathered))) for key, pk in several.items()}
    VersionsApart.objects.filter(pk__in=entries).delete()
    VersionsApart.objects.bulk_create(
        [VersionsApart(entry_id=pk, places=places) for pk, places in apart.items() if places], ignore_conflicts=True
    )
    return alone + len(entries)
