"""Inline tables at the desk: very many rows come in pages, those that somebody else removed meanwhile are told."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

REMOVED = gettext_lazy(
    "Somebody else has removed this row since you opened the page. What you typed is here as a new row: save again to "
    "keep it, or remove it."
)
REMOVED_FOR_GOOD = gettext_lazy(
    "Somebody else has removed a row since you opened the page: look whether all is right, and save again."
)
ITSELF = gettext_lazy("This is the record itself: choose another one.")


A_PAGE = 20  # rows of one table on one page; each takes some milliseconds to be shown


def some_of(rows: QuerySet[Any], start: int, end: int) -> list[Any]:
    """Return rows by their places in the order; what they point to is joined to these alone, not to all of them."""
    return list(rows.filter(pk__in=rows.values("pk")[start:end]))


class Rows(BaseInlineFormSet):
    """The rows of a record's part; what was typed into one that is gone is kept as a new row.

    `wanted` is the number of the page of rows that is asked for, None where they are always shown whole;
    `shown_page` is that page, where there are more rows than one holds.
    """

    addable = True
    wanted: str | None = None
    shown_page: Page | None = None

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        self.returned: set[int] = set()  # numbers of the new rows that were rows before
        self.lost = False
        prefix, instance = kwargs.get("prefix") or self.get_default_prefix(), kwargs.get("instance")
        if data is not None and instance is not None and instance.pk and f"{prefix}-INITIAL_FORMS" in data:
            data = self.brought_back(data, prefix, instance)
        super().__init__(data, *args, **kwargs)

    def get_queryset(self) -> Any:
        """Return the rows that are shown: of very many a page, and of what was sent those that came with it."""
        if self.wanted is None:
            return super().get_queryset()
        if not hasattr(self, "_queryset"):
            rows = self.queryset if self.queryset.ordered else self.queryset.order_by("pk")
            self._queryset = self.sent_rows(rows) if self.is_bound else self.page_of(rows)
        return self._queryset

    def page_of(self, rows: QuerySet[Any]) -> list[Any]:
        """Return the rows of the page that is asked for."""
        first = some_of(rows, 0, A_PAGE + 1)
        if len(first) <= A_PAGE:
            return first
        self.shown_page = page = Paginator(rows, A_PAGE).get_page(self.wanted)
        start = page.start_index() - 1
        page.object_list = some_of(rows, start, start + A_PAGE) if start else first[:A_PAGE]
        return page.object_list

    def sent_rows(self, rows: QuerySet[Any]) -> list[Any]:
        """Return the rows that were sent, in the order in which they were."""
        key = self.model._meta.pk.name
        sent = [self.data.get(f"{self.prefix}-{number}-{key}", "") for number in range(self.initial_form_count())]
        there = rows.in_bulk([int(pk) for pk in sent if pk.isdecimal()])
        return [there[int(pk)] for pk in sent if pk.isdecimal() and int(pk) in there]

    def brought_back(self, data: QueryDict, prefix: str, instance: Any) -> QueryDict:
        """Return what was sent, the rows that are no longer there as new ones."""
        sent = [data.get(f"{prefix}-{kind}_FORMS", "") for kind in ("INITIAL", "TOTAL")]
        if not all(number.isdecimal() for number in sent):
            return data
        initial, total = map(int, sent)
        key = self.model._meta.pk.name
        pks = {number: data.get(f"{prefix}-{number}-{key}", "") for number in range(initial)}
        wanted = [pk for pk in pks.values() if pk.isdecimal()]
        mine = self.model._default_manager.filter(**{self.fk.name: instance.pk}, pk__in=wanted)
        there = {str(pk) for pk in mine.values_list("pk", flat=True)}
        gone = [number for number, pk in pks.items() if pk.isdecimal() and pk not in there]
        if not gone:
            return data
        kept = [number for number in range(initial) if number not in gone]
        back = [number for number in gone if self.addable and not data.get(f"{prefix}-{number}-DELETE")]
        self.lost = not self.addable
        self.returned = set(range(len(kept), len(kept) + len(back)))
        return renumbered(data, prefix, [*kept, *back, *range(initial, total)], len(kept), key)

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        """Give a row its own fields, too; the box that removes it stands under no label."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete?")

    def clean(self) -> None:
        super().clean()
        for number in self.returned:
            self.forms[number].add_error(None, REMOVED)
        if self.lost:
            self.non_form_errors().append(REMOVED_FOR_GOOD)

    def goes(self, form: ModelForm) -> bool:
        """Return whether a row is to be removed, or was left empty."""
        return self._should_delete_form(form) or (form.instance.pk is None and not form.has_changed())

    def kept_forms(self) -> list[ModelForm]:
        """Return the rows that are filled in without a fault and not to be removed."""
        return [form for form in self.forms if form.is_valid() and not self.goes(form)]


def renumbered(data: QueryDict, prefix: str, order: Iterable[int], initial: int, key: str) -> QueryDict:
    """Return what was sent with the rows in another order, of which the first `initial` are there already."""
    order = list(order)
    own = tuple(f"{prefix}-{number}-" for number in range(int(data[f"{prefix}-TOTAL_FORMS"])))
    changed = data.copy()
    for name in [name for name in data if name.startswith(own)]:
        del changed[name]
    for number, before in enumerate(order):
        start = f"{prefix}-{before}-"
        for name in [name for name in data if name.startswith(start)]:
            changed.setlist(f"{prefix}-{number}-{name.removeprefix(start)}", data.getlist(name))
        if number >= initial:
            changed[f"{prefix}-{number}-{key}"] = ""
    changed[f"{prefix}-TOTAL_FORMS"], changed[f"{prefix}-INITIAL_FORMS"] = str(len(order)), str(initial)
    return changed


class FixedRows(Rows):
    """Rows that cannot be added where they are shown."""

    addable = False


class Others(Rows):
    """Rows that point from a record to others, never to itself."""

    def clean(self) -> None:
        super().clean()
        for form in self.kept_forms():
            for name in ("object", "participant"):
                other = form.cleaned_data.get(name)
                if other is not None and other.pk == self.instance.pk:
                    form.add_error(name, ITSELF)
