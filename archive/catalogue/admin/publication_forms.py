"""The forms of the acts on a record: publish, withdraw, merge, send to review and back."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite

from archive.catalogue.models import Entry, Relation

from .choosing import finder_of


class PublishForm(forms.Form):
    """Why this edition is made, and what is published with it."""

    note = forms.CharField(
        label="Note to readers",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Stands in the list of editions for ever: “Date of the second letter corrected.”",
    )
    together = forms.MultipleChoiceField(
        label="Publish with it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Named in this record and not public yet. What is not ticked is named by the source's words, without "
        "a link, or not at all.",
    )

    def __init__(self, *args: Any, waiting: list[Entry], first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = not first
        if first:
            self.fields["note"].help_text = "May be left empty for a first edition. " + self.fields["note"].help_text
        self.fields["together"].choices = [(entry.key, f"{entry} ({entry.get_kind_display()})") for entry in waiting]
        if not waiting:
            del self.fields["together"]

    def keys(self) -> list[str]:
        """Return the keys of what is published with the record."""
        return self.cleaned_data.get("together", [])


class ReasonForm(forms.Form):
    """Why a record is withdrawn."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see it at the record's address, which stays for ever.",
    )


class MergeForm(forms.Form):
    """Into which record, and why the two are one."""

    into = forms.ModelChoiceField(queryset=Entry.objects.none(), help_text="The record that stays.")
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why the two are one. The old address will lead to the record that stays.",
    )

    def __init__(self, *args: Any, entry: Entry, site: AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Entry.objects.filter(kind=entry.kind).exclude(pk=entry.pk)
        # It is found through the same search as related records.
        finder_of(self.fields["into"], Relation._meta.get_field("object"), site)


class ReviewForm(forms.Form):
    """What the next person at the desk should know."""

    note = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Kept in the history of the record."
    )
