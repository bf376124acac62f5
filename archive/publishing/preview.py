"""What readers would see if an entry were published now, shown at the desk."""

from typing import Any

from archive.catalogue.models import Entry
from archive.reading.pages import entry_page

from .content import content_of
from .gathering import gather


def preview(entry: Entry) -> tuple[str, dict[str, Any]]:
    """Return the template and the context of the page of an entry as it stands in the catalogue.

    What is not public is named there as readers would see it: by the source's words, or not at all.
    """
    return entry_page(content_of(entry, gather([entry.key])))
