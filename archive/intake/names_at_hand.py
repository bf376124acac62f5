"""Which names can be recognized: the catalogue's, or those of the first records while there is no catalogue."""

from django.conf import settings
from django.db import DatabaseError, transaction

from archive.catalogue.models import Name
from archive.intake.load import names_of_catalogue
from archive.intake.parsers.records import read_records
from archive.text.known_names import OFFICE
from archive.text.names import KnownName


def names_at_hand() -> list[KnownName]:
    """Return the names of all entries and offices in the catalogue; on a bare checkout, of those in fixtures/seed."""
    try:
        with transaction.atomic():
            if Name.objects.exists():
                return names_of_catalogue()
    except DatabaseError:
        pass  # there are no tables yet: nobody has started the archive
    return first_names()


def first_names() -> list[KnownName]:
    """Return the names of all entries and offices in the records that come with the archive."""
    folder = settings.BASE_DIR / "fixtures" / "seed"
    files = [read_records(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.json"))]
    entries = [entry for records in files for entry in records.entries]
    names = [
        KnownName(name.text, entry.key, entry.kind, name.language)
        for entry in entries
        if entry.kind != "statement"
        for name in entry.names
    ]
    offices = [office for records in files for office in records.offices]
    return names + [
        KnownName(name.text, office.key, OFFICE, name.language) for office in offices for name in office.names
    ]
