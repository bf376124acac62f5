"""Readings proposed for damaged words, and what they say of the date that stands there."""

from django.db import transaction

from archive.catalogue.models import Emendation, Mention, Text


def proposals(text: Text, start: int, end: int) -> list[dict[str, str]]:
    """Return the possible readings of the words at start..end, the likeliest first: {words, edtf, why}."""
    mention = text.mentions.filter(start=start, end=end).exclude(readings=[]).first()
    return mention.readings if mention else []


@transaction.atomic
def emend(emendation: Emendation) -> None:
    """Keep a reading; where it is a date, the damaged date that it reads is confirmed as that date."""
    emendation.save()
    if emendation.edtf:
        span = {"text": emendation.text, "start": emendation.start, "end": emendation.end, "entry": None}
        for mention in Mention.objects.filter(**span):
            mention.when_edtf, mention.status = emendation.edtf, Mention.Status.CONFIRMED
            mention.when_words = mention.when_words or emendation.received[:200]
            mention.save()


@transaction.atomic
def take_back(emendation: Emendation) -> None:
    """Remove a reading; the damaged date that it read has no date again."""
    span = {"text": emendation.text, "start": emendation.start, "end": emendation.end}
    for mention in Mention.objects.filter(**span, entry=None, when_edtf=emendation.edtf).exclude(readings=[]):
        mention.when_edtf, mention.status = "", Mention.Status.SUGGESTED
        mention.save()
    emendation.delete()
