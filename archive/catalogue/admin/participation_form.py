"""A row of who took part, in which a person or organization that nobody described yet is made at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Participation

from .choosing import KnowingForm
from .making import PARTIES, key_for, make, refuse_twin


class ParticipationForm(KnowingForm):
    """Choose who took part, leave only the name in the source, or make a record of that name."""

    new_kind = forms.ChoiceField(
        label=gettext_lazy("Make a record of the name"), choices=[("", "—"), *PARTIES], required=False
    )
    new_key = forms.CharField(
        label=gettext_lazy("Key of the new record"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"size": 12, "placeholder": "wang-yi"}),
    )

    class Meta:
        model = Participation
        fields = ("role", "participant", "named_as", "office", "position")

    def clean(self) -> dict[str, Any]:
        """See to it that the new record can be made."""
        data = super().clean() or self.cleaned_data
        kind, name = data.get("new_kind"), (data.get("named_as") or "").strip()
        if not kind:
            return data
        try:
            if data.get("participant"):
                raise ValidationError(_("Choose somebody, or make a new record: not both."))
            if not name:
                raise ValidationError(_("Write the name, as the source has it: the record is made of it."))
            refuse_twin(name, kind)
            data["new_key"] = key_for(name, kind, data.get("new_key", ""))
        except ValidationError as error:
            self.add_error("new_kind", error)
        return data

    def save(self, commit: bool = True) -> Participation:
        """Save the row, and before it the record that it makes."""
        kind = self.cleaned_data.get("new_kind")
        if kind:
            self.instance.participant = make(self.instance.named_as, "", kind, self.cleaned_data["new_key"])
        return super().save(commit)
