"""What the buttons of the text desk do; each returns what to tell the curator, "" where the page shows it itself."""

from collections.abc import Callable

import pghistory
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from pghistory.models import Context

from archive.catalogue.history import Refused, undo
from archive.catalogue.history.notes import by_program, note_of, of_undoing
from archive.catalogue.models import Emendation, Mention, Passage, Text
from archive.sentences import in_language

from ..history.sources import of_part
from .apparatus import take_back
from .forms import PassagesForm, turn_starts
from .mentions import alike, confirm, confirm_certain, confirm_dates, reject
from .moving import give_to_turn, move_start
from .passages import Impossible, join, split
from .speakers import confirm_turns, give_turns, label_of, turns_labelled
from .titles import make_stub
from .turns import begin_turn, go_on


@transaction.atomic
def perform(act: str, text: Text, form: PassagesForm) -> str:
    """Do one act and return what to tell; Impossible says why it cannot be done, Http404 that there is no such act.

    What was chosen for passages is kept with every act, so that no button loses it. What is told is kept in the
    history as the note of the act.
    """
    name, _dash, number = act.partition("-")
    if name == "undo":
        return undo_act(number, text, form)
    if name not in ACTS:
        raise Http404
    with pghistory.context() as context:
        if name in WITH_PASSAGES or form.was_sent():
            save(text, form)
        told = ACTS[name](text, int(number) if number.isdecimal() else 0, form)
        Context.objects.filter(pk=context.id).update(metadata={**context.metadata, **by_program(told)})
    return "" if name in QUIET else in_language(told)


def undo_act(act: str, text: Text, form: PassagesForm) -> str:
    """Undo an act on the text; what was chosen on the page and not saved would be part of it, so it comes first."""
    if form.was_sent() and form.has_changed():
        raise Impossible(_("Something chosen on this page is not saved yet: save it first, then undo."))
    if not any(source.events.filter(pgh_context_id=act).exists() for source in of_part(text)):
        raise Impossible(_("That act is not one on this text."))
    done = Context.objects.get(pk=act)
    note = of_undoing(done.metadata, otherwise="a change outside the text desk")
    try:
        undo(act, **note)
    except Refused as refused:
        raise Impossible(_("It cannot be undone. %(refused)s") % {"refused": refused}) from refused
    return note_of(note)


def save(text: Text, form: PassagesForm) -> None:
    """Keep the kinds and speakers of a page of passages."""
    if not form.is_valid():
        raise Impossible(" ".join(f"{form.fields[name].label}: {errors[0]}" for name, errors in form.errors.items()))
    for passage in form.passages:
        kind = form.cleaned_data[f"kind-{passage.pk}"]
        if kind != passage.kind:
            Passage.objects.filter(pk=passage.pk).update(kind=kind)
    # First what was said of single turns, then what was said of all with a label.
    starts = sorted(turn_starts(form.passages), key=lambda passage: form.cleaned_data[f"all-{passage.pk}"])
    for passage in starts:
        save_speaker(text, passage, form)


def save_speaker(text: Text, passage: Passage, form: PassagesForm) -> None:
    """Keep the speaker of a turn, or of all turns with its label."""
    data, pk = form.cleaned_data, passage.pk
    speaker, sure, everywhere = data[f"speaker-{pk}"], data[f"sure-{pk}"], data[f"all-{pk}"]
    label = label_of(passage, text.received)
    turns = turns_labelled(text, label) if everywhere and label else [passage.turn]
    same = (speaker.pk if speaker else None) == passage.speaker_id
    if same and not everywhere and sure == (passage.speaker_status == Passage.Status.CONFIRMED):
        return
    if same and sure and not everywhere:
        confirm_turns(text, turns)
    else:
        give_turns(text, turns, speaker, confirmed=sure)


def saved(text: Text, number: int, form: PassagesForm) -> str:
    return "Saved."


def cut(text: Text, number: int, form: PassagesForm) -> str:
    half = split(passage_of(text, number), form.typed("split", number))
    return f"Cut in two: the second half is {half.anchor}."


def begun(text: Text, number: int, form: PassagesForm) -> str:
    passage = begin_turn(passage_of(text, number), form.typed("label", number), form.cleaned_data.get(f"who-{number}"))
    return f"Turn {passage.turn} begins with {passage.anchor}."


def gone_on(text: Text, number: int, form: PassagesForm) -> str:
    passage = go_on(passage_of(text, number))
    return f"Passage {passage.anchor} goes on with turn {passage.turn}."


def joined(text: Text, number: int, form: PassagesForm) -> str:
    return f"Joined: {join(passage_of(text, number)).anchor} goes on further now."


def moved(text: Text, number: int, form: PassagesForm) -> str:
    passage = move_start(passage_of(text, number), form.typed("split", number))
    return f"{passage.anchor} begins with “{form.typed('split', number)}” now."


def given_back(text: Text, number: int, form: PassagesForm) -> str:
    passage = give_to_turn(passage_of(text, number), -1)
    return f"{passage.anchor} belongs to turn {passage.turn}, the one before."


def given_on(text: Text, number: int, form: PassagesForm) -> str:
    passage = give_to_turn(passage_of(text, number), 1)
    return f"{passage.anchor} belongs to turn {passage.turn}, the one after."


def yes(text: Text, number: int, form: PassagesForm) -> str:
    mention = mention_of(text, number)
    confirm(mention)
    return f"“{mention}” confirmed."


def no(text: Text, number: int, form: PassagesForm) -> str:
    mention = mention_of(text, number)
    reject(mention)
    return f"“{mention}” rejected."


@transaction.atomic
def every_yes(text: Text, number: int, form: PassagesForm) -> str:
    mentions = list(alike(mention_of(text, number)))
    for mention in mentions:
        confirm(mention)
    return f"{len(mentions)} confirmed."


def every_no(text: Text, number: int, form: PassagesForm) -> str:
    return f"{alike(mention_of(text, number)).update(status=Mention.Status.REJECTED)} rejected."


def stubbed(text: Text, number: int, form: PassagesForm) -> str:
    return make_stub(text, mention_of(text, number))


def certain(text: Text, number: int, form: PassagesForm) -> str:
    return f"{confirm_certain(text)} full names confirmed by rule; the others wait for you."


def dates(text: Text, number: int, form: PassagesForm) -> str:
    return f"{confirm_dates(text)} dates confirmed."


def unemend(text: Text, number: int, form: PassagesForm) -> str:
    emendation = Emendation.objects.filter(text=text, pk=number).first()
    if emendation is None:
        raise Impossible(_("That reading is no longer there."))
    take_back(emendation)
    return "The reading was taken back. It stays in the history."


ACTS: dict[str, Callable[[Text, int, PassagesForm], str]] = {
    "save": saved,
    "split": cut,
    "join": joined,
    "begin": begun,
    "goon": gone_on,
    "new": saved,
    "move": moved,
    "toprev": given_back,
    "tonext": given_on,
    "yes": yes,
    "no": no,
    "yesall": every_yes,
    "noall": every_no,
    "stub": stubbed,
    "certain": certain,
    "dates": dates,
    "unemend": unemend,
}
WITH_PASSAGES = {"save", "split", "join", "begin", "goon", "move", "new", "toprev", "tonext"}
QUIET = {"yes", "no"}  # the page shows it itself


def passage_of(text: Text, pk: int) -> Passage:
    """Return a passage of this text, or raise Impossible."""
    passage = Passage.objects.select_related("text").filter(text=text, pk=pk).first()
    if passage is None:
        raise Impossible(_("That passage is no longer there: somebody else changed it."))
    return passage


def mention_of(text: Text, pk: int) -> Mention:
    """Return a mention in this text, or raise Impossible."""
    mention = Mention.objects.select_related("text").filter(text=text, pk=pk).first()
    if mention is None:
        raise Impossible(_("That mention is no longer there: somebody else changed it."))
    return mention
