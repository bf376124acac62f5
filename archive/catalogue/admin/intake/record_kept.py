"""A text that is added to a record changes nothing of the record: what was typed and says otherwise is found here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Entry
from archive.text.when import When

UNTOUCHED = gettext_lazy(
    "A text that is added changes nothing of it: leave this empty, or correct the record on its own page."
)
PREFILLED = {"key", "form"}  # the program fills these in for a new record


def differences(
    record: Entry, data: Mapping[str, Any], when: When | None, changed: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield (field, what the record says, in words) of all that was typed and is not what the record says."""
    if when is not None and when.edtf != record.when_edtf:
        yield "when_words", told(record.when_words or record.when_edtf)
    for name in ("key", "number", "form", "place", "occasion", "publisher"):
        value, kept = data.get(name), getattr(record, name, None)
        if value and value != kept and (name not in PREFILLED or name in changed):
            yield name, told(kept)


def told(value: Any) -> str:
    """Return a value of the record in quotation marks, or that it has none."""
    return f"“{value}”" if value else _("nothing of it")
