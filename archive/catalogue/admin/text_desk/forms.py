"""The forms of the text desk: a page of passages, a proposed reading, a name put right."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.models import Emendation, Entry, Mention, Passage, Text
from archive.sentences import in_language
from archive.text.when import WhenError, from_edtf

from ..choosing import finder_of

OTHER = "other"
PER_PASSAGE = ("kind", "speaker", "sure", "all", "split", "label", "who")


class PassagesForm(forms.Form):
    """A page of passages: the kind of each, and the speaker of each turn that begins on the page."""

    def __init__(self, *args: Any, passages: list[Passage], cast: list[Entry], site: Any, **kwargs: Any) -> None:
        """Take the passages of a page, and the `cast`: who can be chosen without a search."""
        super().__init__(*args, **kwargs)
        self.passages, self.cast = passages, cast
        for passage in passages:
            pk = passage.pk
            label = _("Kind of %(anchor)s") % {"anchor": passage.anchor}
            self.fields[f"kind-{pk}"] = forms.ChoiceField(
                label=label, choices=Passage._meta.get_field("kind").choices, initial=passage.kind
            )
            self.add_cuts(passage, site)
        for passage in turn_starts(passages):
            self.add_speaker(passage, site)

    def add_cuts(self, passage: Passage, site: Any) -> None:
        """Add where a passage is cut, and what a turn that begins with it is labelled and who speaks in it."""
        for name, label in (("split", _("Cut before the words")), ("label", _("Label, as it stands there"))):
            typed = forms.CharField(label=label, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
            self.fields[f"{name}-{passage.pk}"] = typed
        self.fields[f"who-{passage.pk}"] = self.people(_("Speaker of the turn that begins here"), site)

    def people(self, label: str, site: Any, initial: int | None = None) -> forms.ModelChoiceField:
        """Return a field for a person or an organization: the cast can be chosen, others are found by typing."""
        who = forms.ModelChoiceField(
            label=label,
            queryset=Entry.objects.filter(kind__in=["person", "organization"]),
            required=False,
            initial=initial,
        )
        finder_of(who, Passage._meta.get_field("speaker"), site, self.cast, offered=True)
        return who

    def was_sent(self) -> bool:
        """Return whether the fields of passages were sent, and not only an act."""
        return any(f"kind-{passage.pk}" in self.data for passage in self.passages)

    def typed(self, name: str, pk: int) -> str:
        """Return the words typed for one passage, "" where there are none."""
        return str(self.cleaned_data.get(f"{name}-{pk}", ""))

    def add_speaker(self, passage: Passage, site: Any) -> None:
        """Add who speaks in the turn that a passage begins, and how far the answer goes."""
        pk = passage.pk
        self.fields[f"speaker-{pk}"] = self.people(
            _("Speaker of turn %(turn)s") % {"turn": passage.turn}, site, passage.speaker_id
        )
        sure = passage.speaker_status == Passage.Status.CONFIRMED
        self.fields[f"sure-{pk}"] = forms.BooleanField(label=_("confirmed"), required=False, initial=sure)
        self.fields[f"all-{pk}"] = forms.BooleanField(label=_("all with this label"), required=False)

    def row(self, passage: Passage) -> dict[str, Any]:
        """Return the fields of one passage, those of a speaker only where a turn begins."""
        names = {name: f"{name}-{passage.pk}" for name in PER_PASSAGE}
        return {name: self[field] for name, field in names.items() if field in self.fields}


def turn_starts(passages: list[Passage]) -> list[Passage]:
    """Return the passages that begin a turn, as far as one page knows; a page may begin within a turn."""
    seen: set[int] = set()
    starts = []
    for passage in passages:
        if passage.turn is not None and passage.turn not in seen:
            seen.add(passage.turn)
            starts.append(passage)
    return starts


class EmendationForm(forms.ModelForm):
    """A reading proposed for damaged words: one of those that are possible, or another."""

    choice = forms.ChoiceField(label=gettext_lazy("Reading"), widget=forms.RadioSelect, required=False)

    class Meta:
        model = Emendation
        fields = ("choice", "proposed", "edtf", "why", "by")
        labels = {
            "proposed": gettext_lazy("Reading in words"),
            "edtf": gettext_lazy("Date (EDTF)"),
            "by": gettext_lazy("Proposed by"),
        }
        widgets = {
            "proposed": forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
            "edtf": forms.TextInput(attrs={"class": "vTextField"}),
            "by": forms.TextInput(attrs={"class": "vTextField"}),
            "why": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, readings: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readings = readings
        told = [
            (str(at), f"{one['words']} ({one['edtf']}): {in_language(one['why'])}") for at, one in enumerate(readings)
        ]
        self.fields["choice"].choices = [*told, (OTHER, _("another reading, written below"))]
        if not readings:
            del self.fields["choice"]
        for name in ("proposed", "why"):
            self.fields[name].required = False
        if self.instance.pk and readings:
            self.choose_what_stands()

    def choose_what_stands(self) -> None:
        """Show a reading that was proposed before as the choice it was."""
        words = [one["words"] for one in self.readings]
        if self.instance.proposed in words:
            self.initial |= {"choice": str(words.index(self.instance.proposed)), "proposed": "", "edtf": ""}
        else:
            self.initial["choice"] = OTHER

    def clean(self) -> dict[str, Any]:
        """Take words, date and reason from the reading chosen, where nothing else was typed."""
        data = self.cleaned_data
        choice = data.get("choice", "")
        if choice.isdecimal():
            reading = self.readings[int(choice)]
            if data.get("proposed") and data["proposed"] != reading["words"]:
                self.add_error("proposed", _("Choose a reading above, or “another” and write it here: not both."))
            data["proposed"], data["edtf"] = reading["words"], reading["edtf"]
            data["why"] = data.get("why") or reading["why"]
        for name, missing in (
            ("proposed", _("Choose a reading, or write one.")),
            ("why", _("Say why: readers see it.")),
        ):
            if not data.get(name):
                self.add_error(name, missing)
        try:
            if data.get("edtf"):
                from_edtf(data["edtf"])
        except WhenError as error:
            self.add_error("edtf", in_language(str(error)))
        return data


class MentionForm(forms.ModelForm):
    """What words name: another record, or a date."""

    class Meta:
        model = Mention
        fields = ("entry", "when_edtf")

    def __init__(self, *args: Any, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].queryset = Entry.objects.all()
        finder_of(self.fields["entry"], Mention._meta.get_field("entry"), site)

    def clean(self) -> dict[str, Any]:
        """Insist that the words name something."""
        data = super().clean() or self.cleaned_data
        if not data.get("entry") and not data.get("when_edtf") and not self.instance.readings:
            raise forms.ValidationError(_("Choose a record, or write a date."))
        return data


class WordsForm(forms.Form):
    """Words of the text that nothing marks yet."""

    words = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=500,
        strip=True,
        help_text=gettext_lazy("Exactly as they stand in the text."),
    )
    occurrence = forms.IntegerField(
        label=gettext_lazy("Occurrence"),
        min_value=1,
        initial=1,
        required=False,
        help_text=gettext_lazy("Which time they stand there."),
    )

    def span_in(self, text: Text) -> tuple[int, int] | None:
        """Return where the words stand, or None with an error on the form."""
        words, at = self.cleaned_data["words"], -1
        for _time in range(self.cleaned_data["occurrence"] or 1):
            at = text.received.find(words, at + 1)
            if at < 0:
                self.add_error("words", _("These words do not stand in the text, or not as often."))
                return None
        return at, at + len(words)
