"""Mentions confirmed and rejected, one by one or all that are certain."""

from collections import Counter

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, Mention, Name, Text
from archive.intake.resolving import BY_RULE
from archive.text.names import fold

from .passages import Impossible

CONFIRMED, REJECTED, SUGGESTED = Mention.Status.CONFIRMED, Mention.Status.REJECTED, Mention.Status.SUGGESTED
FULL = {Name.Kind.PREFERRED, Name.Kind.VARIANT, Name.Kind.TRANSLITERATION}
SHORTEST = 4  # letters of a full name in one word


@transaction.atomic
def confirm(mention: Mention) -> None:
    """Confirm a mention; what else the same words were taken for is rejected."""
    if mention.is_open_title:
        raise Impossible(_("No record bears this title: make a stub of it, or choose the record."))
    rivals = mention.text.mentions.filter(start=mention.start, end=mention.end, status=SUGGESTED)
    if mention.entry_id:
        rivals.exclude(pk=mention.pk).exclude(entry=None).update(status=REJECTED)
    Mention.objects.filter(pk=mention.pk).update(status=CONFIRMED)


@transaction.atomic
def keep(mention: Mention) -> None:
    """Keep what a curator says that words name, as confirmed; where that was suggested already, confirm that."""
    same = Mention.objects.filter(text=mention.text, start=mention.start, end=mention.end, entry=mention.entry)
    twin = same.exclude(pk=mention.pk).first()
    if twin is None:
        mention.how = "by hand"
        mention.save()
    elif mention.pk:
        reject(mention)
    if twin is not None and mention.when_edtf:
        twin.when_edtf = mention.when_edtf
        twin.save()
    confirm(twin or mention)
    if mention.title and mention.entry:
        offer_title(mention.title, mention.entry)


def reject(mention: Mention) -> None:
    """Reject a mention: it is kept, so that it is not suggested again."""
    Mention.objects.filter(pk=mention.pk).update(status=REJECTED)


def offer_title(title: str, entry: Entry) -> None:
    """Offer a record wherever a title stands that no record bore."""
    open_ones = Mention.objects.filter(title=title, entry=None, when_edtf="", status=SUGGESTED)
    named = Mention.objects.filter(start=OuterRef("start"), end=OuterRef("end"), text=OuterRef("text"), entry=entry)
    open_ones.exclude(Exists(named)).update(entry=entry)


def alike(mention: Mention) -> QuerySet[Mention]:
    """Return the mentions of a text that are the same words, taken for the same thing, with the same standing."""
    same = {name: getattr(mention, name) for name in ("text", "words", "entry", "when_edtf", "status", "how")}
    return Mention.objects.filter(**same).select_related("text")


def certain(text: Text) -> list[Mention]:
    """Return the suggestions that are a full name of one record and stand alone on their words."""
    suggested = list(suggestions(text).exclude(entry=None).select_related("entry").prefetch_related("entry__names"))
    crowd = Counter((mention.start, mention.end) for mention in suggested)
    return [
        mention
        for mention in suggested
        if crowd[mention.start, mention.end] == 1 and is_full(mention.words, mention.entry)
    ]


def is_full(words: str, entry: Entry) -> bool:
    """Return whether `words` are a whole name of an entry: for a person, more than a family name."""
    folded = fold(words)
    names = [name for name in entry.names.all() if name.folded == folded and name.kind in FULL]
    if entry.kind != Entry.Kind.PERSON:
        return any(len(folded) >= SHORTEST for _ in names)
    return any(is_compound(name.text) for name in names)


def is_compound(name: str) -> bool:
    """Return whether a name has several parts: a space or a dot between them."""
    return any(mark in name.strip() for mark in " ·•・‧.-\u00a0")


def confirm_certain(text: Text) -> int:
    """Confirm all certain suggestions of a text, marked as confirmed by rule; return how many."""
    found = [mention.pk for mention in certain(text)]
    return Mention.objects.filter(pk__in=found).update(status=CONFIRMED, how=BY_RULE)


def confirm_dates(text: Text) -> int:
    """Confirm all dates of a text that are read whole from their words; return how many."""
    return suggestions(text).filter(how="date", entry=None).exclude(when_edtf="").update(status=CONFIRMED)


def suggestions(text: Text) -> QuerySet[Mention]:
    """Return what waits for a yes or a no."""
    return text.mentions.filter(status=SUGGESTED)
