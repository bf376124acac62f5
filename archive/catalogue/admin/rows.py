"""Inline tables at the desk: rows that somebody else removed meanwhile are told, none points to its own record."""

from collections.abc import Iterable
from typing import Any

from django.forms import BaseInlineFormSet, ModelForm
from django.http import QueryDict
from django.utils.translation import gettext_lazy

REMOVED = gettext_lazy(
    "Somebody else has removed this row since you opened the page. What you typed is here as a new row: save again to "
    "keep it, or remove it."
)
REMOVED_FOR_GOOD = gettext_lazy(
    "Somebody else has removed a row since you opened the page: look whether all is right, and save again."
)
ITSELF = gettext_lazy("This is the record itself: choose another one.")


class Rows(BaseInlineFormSet):
    """The rows of a record's part; what was typed into one that is gone is kept as a new row."""

    addable = True

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        self.returned: set[int] = set()  # numbers of the new rows that were rows before
        self.lost = False
        prefix, instance = kwargs.get("prefix") or self.get_default_prefix(), kwargs.get("instance")
        if data is not None and instance is not None and instance.pk and f"{prefix}-INITIAL_FORMS" in data:
            data = self.brought_back(data, prefix, instance)
        super().__init__(data, *args, **kwargs)

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
