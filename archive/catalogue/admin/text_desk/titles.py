"""Titles of documents that no record bears: a stub made of one, and the record that one is given."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, Mention, Text
from archive.text.treaty_cases import nominative

from ..making import key_for, make, refuse_twin
from .mentions import confirm, offer_title
from .passages import Impossible


def make_stub(text: Text, mention: Mention) -> str:
    """Make a document that is cited and not held of a title, and return what to tell.

    Return "" where no key can be made of the title: then it has to be asked for.
    """
    if not mention.is_open_title:
        raise Impossible(_("“%(words)s” names something already.") % {"words": mention.words})
    name = nominative(" ".join(mention.words.split()), text.language)
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
    if not elsewhere:
        return f"“{name}” is a draft now, cited and not held."
    places = "place" if elsewhere == 1 else "places"
    return f"“{name}” is a draft now, cited and not held. It is offered at {elsewhere} {places} more."


def name_title(text: Text, title: str, entry: Entry) -> int:
    """Let a title name a record: confirmed wherever it stands in this text, offered in the others.

    Return at how many places of other texts it is offered.
    """
    offer_title(title, entry)
    offered = Mention.objects.filter(title=title, entry=entry, status=Mention.Status.SUGGESTED)
    for mention in offered.filter(text=text).select_related("text"):
        confirm(mention)
    return offered.count()
