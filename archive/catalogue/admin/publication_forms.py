"""The forms of publication: publish, publish when the embargo lifts, withdraw."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.catalogue.models import Entry


class ApproveForm(forms.Form):
    """Why this edition is made."""

    note = forms.CharField(
        label=_("Note to readers"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Stands in the list of editions for ever: “Date of the second letter corrected.”"),
    )

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = not first
        if first:
            note.help_text = format_lazy("{} {}", _("May be left empty for a first edition."), note.help_text)


class PublishForm(ApproveForm):
    """What is published with it, too."""

    together = forms.MultipleChoiceField(
        label=_("Publish with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Named in this record and not public yet. What is not ticked is named by the source's words, without "
            "a link, or not at all."
        ),
    )

    def __init__(self, *args: Any, waiting: list[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["together"].choices = [(entry.key, f"{entry} ({entry.get_kind_display()})") for entry in waiting]
        if not waiting:
            del self.fields["together"]

    def keys(self) -> list[str]:
        """Return the keys of what is published with the record."""
        return self.cleaned_data.get("together", [])


class ReasonForm(forms.Form):
    """Why a record is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it at the record's address, which stays for ever."),
    )
