"""Who speaks: turns given to a person or an organization, one by one or all that bear a label."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from archive.catalogue.models import Entry, Participation, Passage, Text

CONFIRMED = Passage.Status.CONFIRMED
CAST = 40


def cast_of(text: Text) -> list[Entry]:
    """Return the people and organizations that speak in the text or take part in its entry, by name."""
    speaking = text.passages.exclude(speaker=None).values("speaker").distinct()
    taking_part = text.entry.participations.values("participant")
    return list(Entry.objects.filter(Q(pk__in=speaking) | Q(pk__in=taking_part))[:CAST])


def label_of(passage: Passage, received: str) -> str:
    """Return the label with which a passage begins, without its colon; "" where it has none."""
    if passage.label_start is None or passage.label_end is None:
        return ""
    return received[passage.label_start : passage.label_end].strip(" \t:：")


def turns_labelled(text: Text, label: str) -> list[int]:
    """Return the turns of a text that begin with this label."""
    labelled = text.passages.filter(label_start__isnull=False, turn__isnull=False)
    return [passage.turn for passage in labelled if passage.turn and label_of(passage, text.received) == label]


@transaction.atomic
def give_turns(text: Text, turns: Iterable[int], speaker: Entry | None, *, confirmed: bool) -> None:
    """Say who speaks in these turns; a confirmed speaker is also among those who take part in the entry."""
    passages = text.passages.filter(turn__in=list(turns))
    status = CONFIRMED if confirmed else Passage.Status.SUGGESTED
    passages.exclude(speaker=speaker).update(speaker_why="Put right by a curator.", office=None)
    passages.update(speaker=speaker, speaker_status=status)
    if confirmed:
        add_speakers(text, passages)


@transaction.atomic
def confirm_turns(text: Text, turns: Iterable[int]) -> int:
    """Confirm the speakers of these turns as they stand, a voice without a record too; return how many passages."""
    passages = text.passages.filter(turn__in=list(turns))
    add_speakers(text, passages)
    return passages.exclude(speaker_status=CONFIRMED).update(speaker_status=CONFIRMED)


def add_speakers(text: Text, passages: QuerySet[Passage]) -> None:
    """Add who speaks in `passages` to the participations of the entry, named as in the text."""
    role = Participation.Role.SPEAKER
    there = set(text.entry.participations.filter(role=role).values_list("participant", flat=True))
    last = text.entry.participations.aggregate(last=Max("position"))["last"] or 0
    rows = passages.exclude(speaker=None).order_by("position").values_list("speaker", "speaker_name")
    for speaker, name in rows:
        if speaker not in there and speaker != text.entry_id:
            there.add(speaker)
            last += 1
            text.entry.participations.create(participant_id=speaker, role=role, named_as=name, position=last)
