"""The form of every record: a key is suggested where none is given, and a date is explained where it cannot be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from archive.catalogue.models import Entry

from .embargo_fields import begin_embargo, end_embargo
from .keys import suggested_key

MOST_NAMES = 200
EXAMPLES = {
    "statement": "mid-ru-243-14-02-2022",
    "document": "founding-act-1997",
    "meeting": "geneva-talks-2022-01-21",
    "person": "wang-yi",
    "organization": "mid-ru",
    "place": "moscow",
    "topic": "indivisible-security",
    "collection": "press-archive",
}


class RecordForm(forms.ModelForm):
    """Edit what all kinds of entries have, and what their own kind has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields and not self.instance.pk:
            self.fields["key"].required = False
            made = _(" Left empty, one is made from the number, a name in Latin letters, or the date, if there is one.")
            self.fields["key"].help_text += made

        if "embargo_until" in self.fields:
            begin_embargo(self)

    class Meta:
        model = Entry
        fields = ("key", "summary", "remarks")  # the admin adds those of each kind
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "remarks": forms.Textarea(attrs={"rows": 3}),
        }

    def clean(self) -> dict[str, Any]:
        """Read the moment of the embargo as one in its time zone."""
        data = super().clean()
        if data.get("embargo_until"):
            end_embargo(self, data)
        return data

    def _post_clean(self) -> None:
        """Check the record, then suggest a key for a new one that was given none: by now its date is read."""
        super()._post_clean()
        if "key" in self.fields and not self.errors and not self.cleaned_data.get("key"):
            self.instance.key = self.cleaned_data["key"] = suggested_key(
                self._meta.model.__name__.lower(),
                number=self.cleaned_data.get("number") or "",
                names=self.typed_names(),
                edtf=self.instance.when_edtf,
            )
            if not self.instance.key:
                self.add_error(
                    "key",
                    _("Write a key in Latin letters: %(examples)s.")
                    % {"examples": EXAMPLES[self._meta.model.__name__.lower()]},
                )

    def typed_names(self) -> tuple[str, ...]:
        """Return the names typed below on the same page, English ones first."""
        rows = range(MOST_NAMES)
        typed = [(self.data.get(f"names-{row}-text", ""), self.data.get(f"names-{row}-language", "")) for row in rows]
        return tuple(name for name, _ in sorted(typed, key=lambda pair: pair[1] != "en") if name)
