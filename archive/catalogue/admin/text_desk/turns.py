"""Turns begun where the program saw none, or taken back; no word moves, and anchors stay where they are."""

from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry, Passage, Text

from .passages import Impossible
from .speakers import give_turns, label_of

COLONS = ":："
SPOKEN = (Passage.Kind.TURN, Passage.Kind.PARAGRAPH, Passage.Kind.SALUTATION, Passage.Kind.STAGE)
VOICE = ("speaker_id", "speaker_name", "speaker_status", "speaker_why", "office_id", "office_as_labelled")


@transaction.atomic
def begin_turn(passage: Passage, label: str, speaker: Entry | None) -> Passage:
    """Let a turn begin with a passage and go on up to the next turn, and return the passage.

    `label` are the words with which the passage begins that only say who speaks, "" where it has none.
    Where a turn begins there already it is given the label. Raises Impossible where there is nothing to do, or the
    passage does not begin with the label.
    """
    passages = list(passage.text.passages.all())
    at = next(place for place, one in enumerate(passages) if one.pk == passage.pk)
    running = turn_before(passages, at)
    begins = passage.turn not in (None, running)
    if begins and not label:
        raise Impossible(_("Passage %(anchor)s begins a turn already.") % {"anchor": passage.anchor})
    if label:
        passage.label_start, passage.label_end = span_of_label(passage, label)
    own = label_of(passage, passage.text.received)
    passage.kind = kind_of_first(passage, own)
    passage.save()
    following = up_to_next_turn(passages[at + 1 :], passage.turn if begins else running)
    new = max((one.turn or 0 for one in passages), default=0) + 1
    members = passage.text.passages.filter(pk__in=[passage.pk, *(one.pk for one in following)])
    members.update(turn=new, speaker_name=own[:300], office_as_labelled="")
    if speaker or not begins:
        members.update(speaker=None, speaker_status="", speaker_why="", office=None)
    if speaker or (own and not begins):
        give_turns(passage.text, [new], speaker, confirmed=speaker is not None)
    renumber(passage.text)
    passage.refresh_from_db()
    return passage


@transaction.atomic
def go_on(passage: Passage) -> Passage:
    """Let a passage, with the rest of its turn, go on with the turn before it, and return it.

    Its label stays one only where it names the same speaker again. Raises Impossible where no turn stands before
    it, or where it goes on with that one already.
    """
    text = passage.text
    passages = list(text.passages.all())
    at = next(place for place, one in enumerate(passages) if one.pk == passage.pk)
    before = next((one for one in reversed(passages[:at]) if one.turn is not None), None)
    if before is None:
        raise Impossible(_("No turn stands before passage %(anchor)s.") % {"anchor": passage.anchor})
    if passage.turn == before.turn:
        raise Impossible(
            _("Passage %(anchor)s goes on with turn %(turn)s already.")
            % {"anchor": passage.anchor, "turn": before.turn}
        )
    if label_of(passage, text.received) != before.speaker_name:
        passage.label_start = passage.label_end = None
    if passage.kind not in SPOKEN or passage.kind == Passage.Kind.TURN:
        passage.kind = Passage.Kind.PARAGRAPH
    passage.save()
    rest = text.passages.filter(turn=passage.turn) if passage.turn else text.passages.none()
    members = [passage.pk, *rest.values_list("pk", flat=True)]
    text.passages.filter(pk__in=members).update(turn=before.turn, **{name: getattr(before, name) for name in VOICE})
    renumber(text)
    passage.refresh_from_db()
    return passage


def turn_before(passages: list[Passage], at: int) -> int | None:
    """Return the turn that runs where passage `at` begins, None before the first one."""
    return next((one.turn for one in reversed(passages[:at]) if one.turn is not None), None)


def up_to_next_turn(passages: list[Passage], running: int | None) -> Iterator[Passage]:
    """Yield the spoken passages until another turn begins; headings between them belong to nobody."""
    for one in passages:
        if one.turn not in (None, running):
            return
        if one.turn is not None or one.kind in SPOKEN:
            yield one


def span_of_label(passage: Passage, label: str) -> tuple[int, int]:
    """Return where the label stands, with the colon after it; Impossible where the passage does not begin so."""
    received = passage.text.received
    words = received[passage.start : passage.end]
    start = passage.start + len(words) - len(words.lstrip())
    if not received.startswith(label, start) or start + len(label) > passage.end:
        raise Impossible(
            _("Passage %(anchor)s does not begin with “%(label)s”.") % {"anchor": passage.anchor, "label": label}
        )
    end = start + len(label)
    colon = received[end : passage.end].lstrip()[:1]
    if label[-1] not in COLONS and colon and colon in COLONS:
        end = received.index(colon, end) + 1
    return start, end


def kind_of_first(passage: Passage, label: str) -> str:
    """Return the kind of a passage that begins a turn, with a label or without."""
    if label:
        return Passage.Kind.TURN
    return passage.kind if passage.kind in SPOKEN else Passage.Kind.PARAGRAPH


def renumber(text: Text) -> None:
    """Number the turns of a text anew, in the order in which they begin."""
    rows = text.passages.filter(turn__isnull=False).values_list("turn", flat=True)
    order = {turn: number for number, turn in enumerate(dict.fromkeys(rows), 1)}
    changed = [one for one in text.passages.filter(turn__isnull=False) if order[one.turn] != one.turn]
    for one in changed:
        one.turn = order[one.turn]
    Passage.objects.bulk_update(changed, ["turn"], batch_size=1000)
