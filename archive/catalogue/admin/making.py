"""A new record made in place, where its name was met: a draft of a name and a kind, described further later."""

from django.apps import apps
from django.core.exceptions import ValidationError

from archive.catalogue.models import Entry, Name
from archive.catalogue.models.entry import KEY
from archive.text.names import fold

from .keys import suggested_key

KINDS = [(kind.value, kind.label) for kind in Entry.Kind if kind not in (Entry.Kind.STATEMENT, Entry.Kind.COLLECTION)]
PARTIES = [("person", "person"), ("organization", "organization")]


def key_for(name: str, kind: str, key: str = "") -> str:
    """Return the key of a new record: that typed, else one made of a Latin name; ValidationError where it is none."""
    found = key.strip() or suggested_key(kind, names=(name,))
    if not found:
        raise ValidationError(f"No key can be made of “{name}”: write one in Latin letters, as wang-yi.")
    KEY(found)
    if Entry.objects.filter(key=found).exists():
        raise ValidationError(f"The key {found} is taken: write another one.")
    return found


def refuse_twin(name: str, kind: str) -> None:
    """Raise ValidationError where a record of this kind has this very name: it is to be chosen, not made again."""
    twin = Name.objects.filter(folded=fold(name), entry__kind=kind).select_related("entry").first()
    if twin is not None:
        raise ValidationError(f"There is a {kind} called so: “{twin.entry}” ({twin.entry.key}). Choose that one.")


def make(name: str, language: str, kind: str, key: str, *, stub: bool = False) -> Entry:
    """Make a draft of this kind with one name and return its entry; `key` comes from `key_for`."""
    record = apps.get_model("catalogue", kind)(key=key, stub=stub)
    record.save()
    Name.objects.create(entry=record, text=name, language=language or "und")
    return Entry.objects.get(pk=record.pk)
