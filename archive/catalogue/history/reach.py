"""Which records an act reached: whoever undoes it must be allowed to change each of them."""

from uuid import UUID

from archive.catalogue.models import Entry, Text

from .tables import tables

OWNERS = ("entry_id", "subject_id", "person_id", "organization_id")


def entries_reached(act: UUID | str) -> set[int]:
    """Return the primary keys of the entries that an act changed, or of which it changed a part; one query a table.

    What the act itself added is not among them.
    """
    reached: set[int] = set()
    added: set[int] = set()
    for table in tables():
        events = table.events._default_manager.filter(pgh_context_id=act)
        if issubclass(table.model, Entry):
            for pk, label in events.values_list("pgh_obj_id", "pgh_label"):
                (added if label == "insert" else reached).add(pk)
        elif "text_id" in table.names:
            texts = Text.objects.filter(pk__in=events.values("text_id"))
            reached.update(texts.values_list("entry_id", flat=True))
        else:
            owner = next((name for name in OWNERS if name in table.names), None)
            reached.update(events.values_list(owner, flat=True) if owner else ())
    return reached - added
