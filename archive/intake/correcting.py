"""A corrected source of a record: it replaces the text if nobody has worked on it, else it is a conflict."""

from django.apps import apps
from django.db.models import Q

from archive.catalogue.models import Entry, Mention, Name, Participation, Passage, Text
from archive.intake.anchors import kept_anchors
from archive.intake.arrivals import CHANGED, UNCHANGED, Arrival
from archive.intake.load import Conflict
from archive.intake.resolving import BY_RULE, MODELS, Meant, meant_by, placed
from archive.intake.rows import WhenRow
from archive.intake.runs import act_of_intake, met
from archive.intake.writing import title_of, write_words
from archive.text.names import fold

SHINGLE = 8  # characters
ALIKE = 1 / 3  # share of such runs that two states of one text have in common, at least

# Whose history tells whether a curator has worked on a record, and by which field they belong to it.
OF_ENTRY = {
    "Name": "entry",
    "Identifier": "entry",
    "Text": "entry",
    "Participation": "entry",
    "Relation": "subject",
    "Entry": "pgh_obj",
    "Statement": "pgh_obj",
    "Document": "pgh_obj",
}
OF_TEXT = ("Passage", "Mention", "Emendation")


def correct(arrival: Arrival, entry: Entry) -> str:
    """Return whether a record was changed by its corrected source, or unchanged; raise Conflict where it may not be.

    Key and anchors stay; the former source stays among the captures.
    """
    record = entry.record
    if entry.kind not in MODELS:
        raise Conflict(f"The key {entry.key} belongs to an entry of another kind.")
    texts = list(entry.texts.select_related("capture"))
    if len(texts) != 1 or texts[0].language != arrival.record.language or not alike(texts[0], arrival):
        raise Conflict(f"{entry.key} was made from another source; nothing was changed. Add a text at the desk.")
    (text,) = texts
    if says_the_same(arrival, record, text):
        return UNCHANGED
    if text.capture and met(text.capture.sha256):
        raise Conflict(
            f"{entry.key} is the key of another record, too, that comes with this one: this one was left out."
        )
    work = work_on(entry, text)
    if work:
        raise Conflict(f"{entry.key} {work}, so its corrected source was not taken in. Put the text right at the desk.")
    with act_of_intake(arrival.source) as act:
        replace(arrival, record, text)
        act.records = 1
    return CHANGED


def alike(text: Text, arrival: Arrival) -> bool:
    """Return whether what arrived is another state of a text and not another text that came by the same name."""
    old, new = shingles(text.received), shingles(arrival.record.text)
    return len(old & new) >= ALIKE * max(len(old), len(new))


def shingles(text: str) -> set[str]:
    """Return all runs of a few characters in a text."""
    return {text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1))}


def says_the_same(arrival: Arrival, record: Entry, text: Text) -> bool:
    """Return whether only the source's other bytes differ: text, pages, title, date and number are what they were."""
    new = arrival.record
    return (text.received, text.pages, text.title, WhenRow(*when_of(record)), record.number) == (
        new.text, [list(page) for page in new.pages], new.title[:1000], new.when, placed(new, Meant()).number,
    )  # fmt: skip


def when_of(record: Entry) -> tuple[object, ...]:
    """Return the four columns of a record's date."""
    return (record.when_words, record.when_edtf, record.when_earliest, record.when_latest)


def work_on(entry: Entry, text: Text) -> str:
    """Return in words what was done to a record since it was taken in, "" where nothing was."""
    if entry.state != Entry.State.DRAFT:
        return f"is {entry.get_state_display()}"
    if entry.names.count() > 1:
        return "has more names than its title"
    if text.emendations.exists():
        return "has emendations"
    if text.passages.filter(speaker_status=Passage.Status.CONFIRMED).exists():
        return "has confirmed speakers"
    if text.mentions.exclude(status=Mention.Status.SUGGESTED).exclude(how=BY_RULE).exists():
        return "has mentions that a curator has judged"
    others = ~Q(pgh_label="insert") | Q(pgh_context__isnull=False)
    ours = Q(pgh_context__metadata__has_key="intake")
    whose = {model: {field: entry.pk} for model, field in OF_ENTRY.items()}
    whose |= {model: {"text": text.pk} for model in OF_TEXT}
    for model, owner in whose.items():
        events = apps.get_model("catalogue", f"{model}Event")._default_manager.all()
        if model == "Mention":  # that a title was offered its record is nobody's work on this text
            events = events.exclude(~Q(title=""), status=Mention.Status.SUGGESTED)
        if events.filter(others, **owner).exclude(ours).exists():
            return "was changed at the desk"
    return ""


def replace(arrival: Arrival, record: Entry, text: Text) -> None:
    """Put the corrected text in the place of a text, with the anchors of all passages that are there still."""
    passages = kept_anchors(text.received, list(text.passages.all()), arrival.record.text, arrival.record.passages)
    arrival = arrival.with_passages(passages)
    meant = meant_by([arrival.record])
    to = placed(arrival.record, meant, arrival.shared)
    record.participations.filter(role=Participation.Role.SPEAKER).delete()
    text.delete()
    title = title_of(arrival)
    Name.objects.filter(entry=record).update(text=title, language=arrival.record.language, folded=fold(title)[:500])
    record.number, record.place_id, record.publisher_id, record.remarks = to.number, to.place, to.publisher, to.remarks
    record.when_words, record.when_edtf, *_ = arrival.record.when
    record.label = title
    record.save()
    write_words([(record.pk, arrival, to)], meant)
