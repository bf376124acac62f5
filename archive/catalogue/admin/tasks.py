"""What there is to do at the desk: each task is a list of the admin with a filter, and a count."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from archive.catalogue.models import Emendation, Entry, Mention, Passage, Text


@dataclass(frozen=True)
class Task:
    """One line of the front page."""

    name: str
    why: str
    count: int
    address: str


def damaged() -> QuerySet[Mention]:
    """Return the damaged dates for which no reading was proposed and which nobody rejected."""
    emended = Emendation.objects.filter(text=OuterRef("text"), start__lt=OuterRef("end"), end__gt=OuterRef("start"))
    return Mention.objects.filter(~Exists(emended), when_edtf="", entry=None).exclude(status="rejected")


def texts_with(rows: QuerySet[Any]) -> QuerySet[Text]:
    """Return the texts in which any of `rows` (passages, mentions) stands."""
    return Text.objects.filter(Exists(rows.filter(text=OuterRef("pk"))))


def unresolved() -> QuerySet[Passage]:
    """Return the passages whose speaker no curator has confirmed."""
    return Passage.objects.filter(turn__isnull=False).exclude(speaker_status=Passage.Status.CONFIRMED)


def suggested() -> QuerySet[Mention]:
    """Return the mentions that wait for a yes or a no."""
    return Mention.objects.filter(status=Mention.Status.SUGGESTED).exclude(when_edtf="", entry=None)


# What the list of texts can be narrowed to; the lists and the counts of the front page are the same questions.
TEXT_TASKS = {
    "speakers": ("Speakers to confirm", "Texts with a speaker who is only suggested, or not known.", unresolved),
    "damaged": ("Damaged dates", "Texts in which a reading is still to be proposed.", damaged),
    "mentions": (
        "Names and dates to confirm",
        "Texts with suggestions; only what is confirmed is published.",
        suggested,
    ),
}


def tasks_of(user: AbstractBaseUser | Any) -> list[Task]:
    """Return the tasks of somebody who may see the catalogue; none of somebody who may not."""
    if not user.has_perm("catalogue.view_entry"):
        return []
    entries, texts = reverse("admin:catalogue_entry_changelist"), reverse("admin:catalogue_text_changelist")
    drafts, reviews = (Entry.objects.filter(state=state).count() for state in (Entry.State.DRAFT, Entry.State.REVIEW))
    wanted, sourceless = Entry.objects.wanted().count(), Text.objects.filter(capture=None).count()
    in_texts = [(name, why, texts_with(rows()).count(), task) for task, (name, why, rows) in TEXT_TASKS.items()]
    in_texts.append(("Texts without a source", "Nothing shows where they come from.", sourceless, "source"))
    return [
        Task("Drafts", "Not yet sent to review.", drafts, f"{entries}?state__exact=draft"),
        Task("In review", "Wait for a second pair of eyes.", reviews, f"{entries}?state__exact=review"),
        Task("Wanted", "Cited, and not held.", wanted, f"{entries}?stub__exact=1"),
        *(Task(name, why, number, f"{texts}?to_do={task}") for name, why, number, task in in_texts),
    ]
