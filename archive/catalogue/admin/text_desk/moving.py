"""The line between two passages moved, and a paragraph given to the turn before or after; no word is changed."""

from django.db import transaction

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
        raise Impossible("The first passage has none before it.")
    if label_of(passage, received):
        raise Impossible(f"Passage {passage.anchor} begins with a speaker's label.")
    floor = before.label_end or before.start
    start = nearest(received, words.strip(), floor, passage.end, passage.start)
    if start is None:
        raise Impossible(f"“{words}” stands neither in {passage.anchor} nor in {before.anchor}.")
    if start == passage.start:
        raise Impossible(f"Passage {passage.anchor} begins with “{words}” already.")
    if not received[floor:start].strip():
        raise Impossible(f"Nothing would be left of {before.anchor}: join the two instead.")
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
    side = "before" if step < 0 else "after"
    if taker is None:
        raise Impossible(f"No turn stands {side} passage {passage.anchor}.")
    if taker.turn == passage.turn:
        raise Impossible(f"{passage.anchor} is not the {'first' if step < 0 else 'last'} of its turn.")
    if label_of(passage, text.received):
        raise Impossible(f"Passage {passage.anchor} begins with a speaker's label: use “goes on with the turn before”.")
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
