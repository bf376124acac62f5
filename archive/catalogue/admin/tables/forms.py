"""The forms of tables: a file that is sent, which column to change in many rows, and what to do there."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.sentences import in_language, page_language

from ..choosing import finder_of
from .columns import Column, Lists, Plain, Points, key_of
from .nouns import TABLES, Noun
from .questions import ADD, CONTAINS, EMPTY, IS, REMOVE, REPLACE, SET, acts_for, columns_asked

LARGEST = 30 * 1024 * 1024  # bytes of a table
ACTS = {REPLACE: _("find and replace"), SET: _("set to"), ADD: _("add"), REMOVE: _("take out")}


class TableForm(forms.Form):
    """A table is sent."""

    noun = forms.ChoiceField(label=_("Table of"), choices=lambda: [(one.slug, one.said) for one in TABLES])
    file = forms.FileField(label=_("File"), help_text=_("CSV or XLSX; its first row names the columns."))

    def clean_file(self) -> Any:
        """Refuse what is larger than a table at the desk is."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than 30 MB. Send it in parts."))
        return file


def said(name: str, column: Column) -> str:
    """Return the name of a column as tables have it, on pages in other languages with what pages call it."""
    field = getattr(column, "field", None)
    return f"{name} ({field.verbose_name})" if field is not None and page_language() != "en" else name


class WhatForm(forms.Form):
    """Which column is to be changed, and how."""

    what = forms.ChoiceField(label=_("What to change"))

    def __init__(self, noun: Noun, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = columns_asked(noun)
        offered = [(f"{name}.{act}", f"{said(name, column)}: {ACTS[act]}") for name, column in columns.items()
                   for act in acts_for(column)]  # fmt: skip
        self.fields["what"].choices = offered


class ManyForm(forms.Form):
    """In which rows, and what is to stand there."""

    where = forms.ChoiceField(label=_("Only rows where"), required=False)
    how = forms.ChoiceField(
        label=_("how"),
        required=False,
        choices=[(CONTAINS, _("contains")), (IS, _("is")), (EMPTY, _("is empty"))],
        help_text=_("Of a column that points to a record, “is” and its key."),
    )
    words = forms.CharField(label=_("these words"), required=False, strip=False)

    def __init__(self, noun: Noun, column: Column, act: str, site: AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.noun, self.column, self.act = noun, column, act
        self.fields["where"].choices = [
            ("", _("all rows")),
            *((name, said(name, one)) for name, one in columns_asked(noun).items()),
        ]
        if act == REPLACE:
            self.fields["find"] = forms.CharField(label=_("Find"), strip=False)
        self.fields["value"] = value_field(column, act, site)

    def clean(self) -> dict[str, Any]:
        """Refuse a condition that cannot be read."""
        data = super().clean()
        where = columns_asked(self.noun).get(data.get("where") or "")
        if where is not None and data.get("how") != EMPTY:
            if not data.get("words"):
                self.add_error("words", _("Write what it contains or is."))
            elif isinstance(where, Points | Lists) and data.get("how") == CONTAINS:
                self.add_error("how", _("This column points to a record: choose “is”, and write its key."))
            elif type(where) is Plain and not isinstance(where.field, models.CharField | models.TextField):
                self.check_words(where, data["words"])
        return data

    def check_words(self, column: Plain, words: str) -> None:
        """Refuse words that are no value of a column."""
        try:
            column.read(words)
        except ValueError as error:
            self.add_error("words", in_language(f"{error}."))

    def asked(self) -> dict[str, Any]:
        """Return what is asked for, as JSON."""
        data = self.cleaned_data
        value = data["value"]
        told = key_of(value) if isinstance(value, models.Model) else str(value or "")
        asked = {"column": self.column.name, "act": self.act, "value": told, "find": data.get("find", "")}
        return asked | ({name: data[name] for name in ("where", "how", "words")} if data["where"] else {})


def value_field(column: Column, act: str, site: AdminSite) -> forms.Field:
    """Return the field for what is to stand in a column."""
    label = ACTS[act] if act != REPLACE else _("Replace with")
    if isinstance(column, Points | Lists):
        target = column.field.remote_field.model._default_manager.all()
        heavy = {"received", "content"} & {one.name for one in target.model._meta.concrete_fields}
        target = target.defer(*heavy)
        limit = column.field.get_limit_choices_to() if isinstance(column, Points) else {}
        optional = isinstance(column, Points) and column.field.null
        field = forms.ModelChoiceField(target.complex_filter(limit), label=label, required=not optional)
        finder_of(field, column.field, site)
        return field
    if isinstance(column, Plain) and column.field.choices:
        return forms.ChoiceField(label=label, choices=column.field.choices)
    if isinstance(column, Plain) and isinstance(column.field, models.BooleanField):
        return forms.ChoiceField(label=label, choices=[("yes", _("yes")), ("no", _("no"))])
    words = forms.Textarea(attrs={"rows": 3}) if isinstance(getattr(column, "field", None), models.TextField) else None
    empty = _("Left empty, the words that were found are taken out.") if act == REPLACE else _(
        "Left empty, the column is emptied.")  # fmt: skip
    return forms.CharField(label=label, required=False, strip=act != REPLACE, help_text=empty, widget=words)
