"""The line between two passages moved, and a paragraph given to the turn before or after; no word is changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from archive.catalogue.models import Passage

from .passages import Impossible
from .speakers import label_of
from .turns import VOICE, renumber


@transaction.atomic
def move_start(passage: Passage, words: str) -> Passage:
    """Let a passage begin with `words`, which stand in it or in the one before it, and return it."""
    received = passage.text.received
    before = neighbour(passage, -1)
    if before is None:
        raise Impossible(_("The first passage has none before it."))
    if label_of(passage, received):
        raise Impossible(_("Passage %(anchor)s begins with a speaker's label.") % {"anchor": passage.anchor})
    floor = before.label_end or before.start
    start = nearest(received, words.strip(), floor, passage.end, passage.start)
    if start is None:
        raise Impossible(
            _("“%(words)s” stands neither in %(anchor)s nor in %(anchor2)s.")
            % {"words": words, "anchor": passage.anchor, "anchor2": before.anchor}
        )
    if start == passage.start:
        raise Impossible(
            _("Passage %(anchor)s begins with “%(words)s” already.") % {"anchor": passage.anchor, "words": words}
        )
    if not received[floor:start].strip():
        raise Impossible(_("Nothing would be left of %(anchor)s: join the two instead.") % {"anchor": before.anchor})
    before.end = floor + len(received[floor:start].rstrip())
    passage.start = start
    before.save(update_fields=["end"])
    passage.save(update_fields=["start"])
    return passage


def nearest(received: str, words: str, low: int, high: int, to: int) -> int | None:
    """Return where `words` begin in received[low:high], the place nearest to `to`; None where they do not stand."""
    places, at = [], received.find(words, low, high) if words else -1
    while at >= 0:
        places.append(at)
        at = received.find(words, at + 1, high)
    return min(places, key=lambda place: abs(place - to), default=None)


@transaction.atomic
def give_to_turn(passage: Passage, step: int) -> Passage:
    """Give a paragraph to the turn before (`step` -1) or after (1), with its speaker, and return it."""
    text = passage.text
    taker = neighbour(passage, step, spoken=True)
    back = step < 0
    if taker is None:
        none = _("No turn stands before passage %(anchor)s.") if back else _("No turn stands after passage %(anchor)s.")
        raise Impossible(none % {"anchor": passage.anchor})
    if taker.turn == passage.turn:
        inside = _("%(anchor)s is not the first of its turn.") if back else _("%(anchor)s is not the last of its turn.")
        raise Impossible(inside % {"anchor": passage.anchor})
    if label_of(passage, text.received):
        raise Impossible(
            _("Passage %(anchor)s begins with a speaker's label: use “goes on with the turn before”.")
            % {"anchor": passage.anchor}
        )
    passage.turn = taker.turn
    for name in VOICE:
        setattr(passage, name, getattr(taker, name))
    if passage.kind == Passage.Kind.TURN:
        passage.kind = Passage.Kind.PARAGRAPH
    passage.save()
    renumber(text)
    passage.refresh_from_db()
    return passage


def neighbour(passage: Passage, step: int, spoken: bool = False) -> Passage | None:
    """Return the next passage before (-1) or after (1), or the next one in a turn; None at the end of the text."""
    others = passage.text.passages.filter(turn__isnull=False) if spoken else passage.text.passages.all()
    if step < 0:
        return others.filter(position__lt=passage.position).order_by("-position").first()
    return others.filter(position__gt=passage.position).order_by("position").first()
