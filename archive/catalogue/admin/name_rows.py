"""The names of a record, checked together and saved in an order in which none is in the way of another."""

from typing import Any

from django.forms import ModelForm
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Name

from .rows import Rows

PREFERRED = Name.Kind.PREFERRED
ONE_PREFERRED = gettext_lazy("There is another preferred name in this language: make one of the two a variant.")
IN_THE_WAY = gettext_lazy(
    "Another row still has this name, or is the preferred one: change or remove that row first, and save."
)


class Names(Rows):
    """The names of a record: one at least, and one preferred in each language."""

    default_error_messages = {
        "too_few_forms": gettext_lazy("Give it at least one name: without a name nobody can find it.")
    }

    def clean(self) -> None:
        super().clean()
        preferred: set[str] = set()
        for form in self.kept_forms():
            if form.cleaned_data["kind"] != PREFERRED:
                continue
            if (language := form.cleaned_data["language"]) in preferred:
                form.add_error("kind", ONE_PREFERRED)
            preferred.add(language)
        if not any(form.errors for form in self.forms if not self._should_delete_form(form)):
            self.try_saving()

    def try_saving(self) -> None:
        """Find the rows that cannot be saved one after the other, such as two that exchange their names."""
        pk = self.instance.pk
        rows = Name.objects.filter(entry=pk).values_list("pk", "text", "language", "kind") if pk else ()
        there: dict[Any, tuple[str, str, str]] = {row[0]: row[1:] for row in rows}
        for form in [*self.in_order(), *self.extra_forms]:
            there.pop(form.instance.pk, None)
            if self.goes(form):
                continue
            text, language, kind = (form.cleaned_data[name] for name in ("text", "language", "kind"))
            if any((text, language) == row[:2] for row in there.values()):
                form.add_error("text", IN_THE_WAY)
            elif kind == PREFERRED and any((language, PREFERRED) == row[1:] for row in there.values()):
                form.add_error("language", IN_THE_WAY)
            there[form.instance.pk or form.prefix] = (text, language, kind)

    def in_order(self) -> list[ModelForm]:
        """Return the rows that are there already: first those that go, then those that make way, then the preferred."""
        return sorted(self.initial_forms, key=self.turn_of)

    def turn_of(self, form: ModelForm) -> int:
        """Return when a row is saved: 0 removed, 1 makes way, 2 preferred."""
        return 0 if self._should_delete_form(form) else 1 + (form.cleaned_data["kind"] == PREFERRED)

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        """Save the rows in the order in which none is in the way of another."""
        self.put_in_order([*self.in_order(), *self.extra_forms])
        return super().save_existing_objects(commit)

    def put_in_order(self, forms: list[ModelForm]) -> None:
        """Order the rows anew; Django keeps the places of those to be removed, and has to look again."""
        self.forms = forms
        self.__dict__.pop("_deleted_form_indexes", None)
