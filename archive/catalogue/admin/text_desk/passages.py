"""Passages cut in two or joined; the received text stays as it is, and anchors that were cited stay where they are."""

from string import ascii_lowercase

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from archive.catalogue.models import Passage

from .speakers import label_of


class Impossible(ValueError):
    """A passage cannot be cut or joined so; the message says why."""


@transaction.atomic
def split(passage: Passage, words: str) -> Passage:
    """Cut a passage where `words` begin in it, and return the second half; it keeps speaker and turn."""
    received = passage.text.received
    found = received.find(words.strip(), passage.start, passage.end) if words.strip() else -1
    begin = passage.label_end or passage.start
    if found < 0:
        raise Impossible(
            _("“%(words)s” does not stand in passage %(anchor)s.") % {"words": words, "anchor": passage.anchor}
        )
    if found <= begin or not received[begin:found].strip():
        raise Impossible(
            _("Passage %(anchor)s begins with “%(words)s” already.") % {"anchor": passage.anchor, "words": words}
        )
    passage.text.passages.filter(position__gt=passage.position).update(position=F("position") + 1)
    half = Passage.objects.get(pk=passage.pk)
    half.pk, half.position, half.start = None, passage.position + 1, found
    half.anchor, half.number = free_anchor(passage), None
    half.kind = Passage.Kind.PARAGRAPH if passage.kind == Passage.Kind.TURN else passage.kind
    half.label_start = half.label_end = None
    passage.end = begin + len(received[begin:found].rstrip())
    passage.save()
    half.save()
    return half


def free_anchor(passage: Passage) -> str:
    """Return a new anchor after that of a passage: p12, p12b, p12c …"""
    taken = set(passage.text.passages.values_list("anchor", flat=True))
    stem = passage.anchor.rstrip(ascii_lowercase[1:]) or passage.anchor
    letters = [*ascii_lowercase[1:], *(a + b for a in ascii_lowercase for b in ascii_lowercase)]
    return next(stem + letter for letter in letters if stem + letter not in taken)


@transaction.atomic
def join(passage: Passage) -> Passage:
    """Join a passage to the one before it, which keeps its anchor, and return that."""
    before = passage.text.passages.filter(position__lt=passage.position).order_by("-position").first()
    if before is None:
        raise Impossible(_("The first passage has none before it."))
    if label_of(passage, passage.text.received):
        raise Impossible(
            _("Passage %(anchor)s begins with a speaker's label, so it begins a turn.") % {"anchor": passage.anchor}
        )
    if before.turn != passage.turn:
        raise Impossible(
            _("%(anchor)s and %(anchor2)s belong to different turns.")
            % {"anchor": before.anchor, "anchor2": passage.anchor}
        )
    before.end = passage.end
    passage.delete()
    before.save()
    return before
