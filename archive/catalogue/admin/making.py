"""A new record made in place, where its name was met: a draft of a name and a kind, described further later."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, Name
from archive.catalogue.models.entry import KEY
from archive.text.names import fold

from .keys import suggested_key

NOT_MADE_IN_PLACE = (Entry.Kind.STATEMENT, Entry.Kind.COLLECTION)
KINDS = [(kind, words) for kind, words in Entry._meta.get_field("kind").choices if kind not in NOT_MADE_IN_PLACE]
PARTIES = [(kind, words) for kind, words in KINDS if kind in (Entry.Kind.PERSON, Entry.Kind.ORGANIZATION)]


def key_for(name: str, kind: str, key: str = "") -> str:
    """Return the key of a new record: that typed, else one made of a Latin name; ValidationError where it is none."""
    found = key.strip() or suggested_key(kind, names=(name,))
    if not found:
        raise ValidationError(
            _("No key can be made of “%(name)s”: write one in Latin letters, as wang-yi.") % {"name": name}
        )
    KEY(found)
    if Entry.objects.filter(key=found).exists():
        raise ValidationError(_("The key %(found)s is taken: write another one.") % {"found": found})
    return found


def refuse_twin(name: str, kind: str) -> None:
    """Raise ValidationError where a record of this kind has this very name: it is to be chosen, not made again."""
    twin = Name.objects.filter(folded=fold(name), entry__kind=kind).select_related("entry").first()
    if twin is not None:
        raise ValidationError(
            _("There is a %(kind)s called so: “%(entry)s” (%(key)s). Choose that one.")
            % {"kind": kind, "entry": twin.entry, "key": twin.entry.key}
        )


def make(name: str, language: str, kind: str, key: str, *, stub: bool = False) -> Entry:
    """Make a draft of this kind with one name and return its entry; `key` comes from `key_for`."""
    record = apps.get_model("catalogue", kind)(key=key, stub=stub)
    record.save()
    Name.objects.create(entry=record, text=name, language=language or "und")
    return Entry.objects.get(pk=record.pk)
