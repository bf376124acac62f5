"""Titles of documents that no record bears: a stub made of one, and the record that one is given."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.catalogue.models import Entry, Mention, Text

from ..making import key_for, make, refuse_twin
from .mentions import confirm, offer_title
from .passages import Impossible


def make_stub(text: Text, mention: Mention) -> str:
    """Make a document that is cited and not held of a title, and return what to tell.

    Return "" where no key can be made of the title: then it has to be asked for.
    """
    if not mention.is_open_title:
        raise Impossible(_("“%(words)s” names something already.") % {"words": mention.words})
    name = " ".join(mention.words.split())
    try:
        refuse_twin(name, "document")
    except ValidationError as error:
        raise Impossible(" ".join(error.messages)) from error
    try:
        key = key_for(name, "document")
    except ValidationError:
        return ""
    entry = make(name, text.language, "document", key, stub=True)
    elsewhere = name_title(text, mention.title, entry)
    told = _("“%(name)s” is a draft now, cited and not held.") % {"name": name}
    offered = ngettext("It is offered at %(n)s place more.", "It is offered at %(n)s places more.", elsewhere)
    return f"{told} {offered % {'n': elsewhere}}" if elsewhere else told


def name_title(text: Text, title: str, entry: Entry) -> int:
    """Let a title name a record: confirmed wherever it stands in this text, offered in the others.

    Return at how many places of other texts it is offered.
    """
    offer_title(title, entry)
    offered = Mention.objects.filter(title=title, entry=entry, status=Mention.Status.SUGGESTED)
    for mention in offered.filter(text=text).select_related("text"):
        confirm(mention)
    return offered.count()
