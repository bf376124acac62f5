"""What there is to do at the desk: each task is a list of the admin with a filter, and a count."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.catalogue.models import Entry, Mark, OpenWork, PossibleDuplicate, ReviewNote, Text, Unpublished
from archive.publishing.differing import compare

COMPARED_AT_ONCE = 10  # records, on the way to a page that shows what differs
AT_WORK = (Entry.State.DRAFT, Entry.State.REVIEW)


@dataclass(frozen=True)
class Task:
    """One line of the front page; `waiting` records are still to be compared and may add to the count."""

    name: str | Promise
    why: str | Promise
    count: int
    address: str
    waiting: int = 0


@dataclass(frozen=True)
class Question:
    """What a list is narrowed to, as a condition on its rows; `counted` are rows that are as many, found faster."""

    name: str | Promise
    why: str | Promise
    which: Callable[[Any], Q]
    counted: Callable[[], QuerySet[Any]] | None = None

    def count(self, user: Any, rows: QuerySet[Any]) -> int:
        """Return how many of `rows` the question is about."""
        return self.counted().count() if self.counted else rows.filter(self.which(user)).count()


def mine(user: Any) -> Q:
    """Return what somebody began or sent to review, and is not published yet."""
    sent = ReviewNote.objects.filter(by=user, act=ReviewNote.Act.SENT).values("entry")
    return Q(state__in=AT_WORK) & (Q(begun_by=user) | Q(pk__in=sent))


def embargoed(user: Any) -> Q:
    """Return what is not to be published yet, and what should have been published by itself and was not."""
    return Q(state__in=AT_WORK) & (Q(embargo_until__gt=timezone.now()) | Q(approval__isnull=False))


# What the lists can be narrowed to; the lists and the counts of the front page are the same questions.
ENTRY_TASKS = {
    "mine": Question(_("My work"), _("What you began or sent to review, until it is published."), mine),
    "review": Question(_("To review"), _("Wait for a second pair of eyes."), lambda user: Q(state=Entry.State.REVIEW)),
    "drafts": Question(_("Drafts"), _("Not yet sent to review."), lambda user: Q(state=Entry.State.DRAFT)),
    "changed": Question(
        _("Unpublished changes"),
        _("Published, and readers see something else than stands here."),
        lambda user: Q(unpublished__isnull=False),
        Unpublished.objects.all,
    ),
    "embargoed": Question(_("Embargoed until"), _("Not to be published before a moment."), embargoed),
    "apart": Question(
        _("Language versions that do not match"),
        _("Look at them before they go out."),
        lambda user: Q(versions_apart__isnull=False) & (Q(state__in=AT_WORK) | Q(unpublished__isnull=False)),
    ),
    "wanted": Question(_("Wanted"), _("Cited, and not held."), lambda user: Q(stub=True)),
}
TEXT_TASKS = {
    "speakers": Question(
        _("Speakers to confirm"),
        _("Texts with a speaker who is only suggested, or not known."),
        lambda user: Q(open_work__speakers=True),
        lambda: OpenWork.objects.filter(speakers=True),
    ),
    "damaged": Question(
        _("Damaged dates"),
        _("Texts in which a reading is still to be proposed."),
        lambda user: Q(open_work__damaged=True),
        lambda: OpenWork.objects.filter(damaged=True),
    ),
    "mentions": Question(
        _("Names and dates to confirm"),
        _("Texts with suggestions; only what is confirmed is published."),
        lambda user: Q(open_work__mentions=True),
        lambda: OpenWork.objects.filter(mentions=True),
    ),
    "source": Question(
        _("Texts without a source"), _("Nothing shows where they come from."), lambda user: Q(capture=None)
    ),
}

DUPLICATE_TASKS = {
    "duplicates": Question(
        _("Possible duplicates"),
        _("Two records that may be one."),
        lambda user: Q(pk__in=PossibleDuplicate.objects.open().order_by().values("pk")),
        lambda: PossibleDuplicate.objects.open().order_by(),
    )
}


class ToDo(admin.SimpleListFilter):
    """What is still to be done: the questions of the front page, put to a list."""

    title = _("what is to do")
    parameter_name = "to_do"
    questions: dict[str, Question] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str | Promise]]:
        return [(task, question.name) for task, question in self.questions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        question = self.questions.get(self.value() or "")
        if self.value() == "changed":
            compare(COMPARED_AT_ONCE, wait=False)
        return queryset.filter(question.which(request.user)) if question else queryset


class EntriesToDo(ToDo):
    """What is to do with records."""

    questions = ENTRY_TASKS


class TextsToDo(ToDo):
    """What is to do with texts."""

    questions = TEXT_TASKS


class DuplicatesToDo(ToDo):
    """What is to do with pairs of records that may be one."""

    questions = DUPLICATE_TASKS


def tasks_of(user: AbstractBaseUser | Any) -> list[Task]:
    """Return the tasks of somebody who may see the catalogue; none of somebody who may not."""
    if not user.has_perm("catalogue.view_entry"):
        return []
    compare(COMPARED_AT_ONCE, wait=False)
    waiting = {
        "changed": Mark.objects.values("entry_id").distinct().count(),
        "apart": OpenWork.objects.filter(matched=False).count(),
    }
    entries = lines(user, Entry.objects.all(), ENTRY_TASKS, "entry", waiting)
    pairs = lines(user, PossibleDuplicate.objects.all(), DUPLICATE_TASKS, "possibleduplicate", {})
    return [*entries, *pairs, *lines(user, Text.objects.all(), TEXT_TASKS, "text", {})]


def lines(
    user: Any, rows: QuerySet[Any], questions: dict[str, Question], noun: str, waiting: dict[str, int]
) -> list[Task]:
    """Return a task for each question about the rows of one list."""
    address = reverse(f"admin:catalogue_{noun}_changelist")
    return [
        Task(one.name, one.why, one.count(user, rows), f"{address}?to_do={task}", waiting.get(task, 0))
        for task, one in questions.items()
    ]
